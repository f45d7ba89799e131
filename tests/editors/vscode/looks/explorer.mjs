// The explorer: a slider moves the curve and writes the program, undo brings both back.
import assert from 'node:assert/strict';
import { answer, clickOn, hover, openFile, positionOf, runCommand, screenLines } from '../browser.mjs';
import { contrasts } from '../contrast.mjs';
import { assertSoon, picture as keep, page, see, set } from '../session.mjs';

const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const values = panel.locator('.values');
const slider = (name) => panel.locator('.slider', { has: page.locator(`.name:text-is("${name}")`) });
const program = async (text) =>
  assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(lines.some((line) => line.startsWith(text)), lines.join('\n'));
  });

/** The picture as it is drawn; what it shows differs when this does. */
const picture = () => panel.locator('canvas').evaluate((canvas) => canvas.toDataURL());

/** How many pixels of the picture are clearly not its background. */
const inked = () =>
  panel.locator('canvas').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let place = 3; place < data.length; place += 4) count += data[place] > 128 ? 1 : 0;
    return count;
  });

async function move(name, value) {
  const range = slider(name).locator('input[type=range]');
  await range.evaluate((input, to) => {
    input.value = to;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(value));
}

await see('an expression of the program is explored at its name', async () => {
  await openFile(page, 'chain.py');
  await clickOn(page, 'f = Expression', 'f');
  await runCommand(page, 'Neurogebra: Explore Expression');
  await values.getByText('At x = 1: f = 2, f′ = 4', { exact: true }).waitFor();
  assert.ok((await inked()) > 2000);
});

await see('a slider moves the curve and the values', async () => {
  const before = await picture();
  await move('a', 4);
  await values.getByText('At x = 1: f = 4, f′ = 8', { exact: true }).waitFor();
  await assertSoon(async () => assert.notEqual(await picture(), before));
});

await see('its number is written into the program', async () => {
  await slider('a').getByRole('button').click();
  await program('f = Expression("f", "a*x**2", params={"a": 4})');
});

await see('a slider can write whenever it is let go', async () => {
  await panel.getByLabel('Write to the program when a slider is let go').check();
  await move('a', -1.5);
  await program('f = Expression("f", "a*x**2", params={"a": -1.5})');
  await values.getByText('At x = 1: f = −1.5, f′ = −3', { exact: true }).waitFor();
});

await see('undo brings back the program, the slider and the curve', async () => {
  await clickOn(page, 'z.backward', 'z');
  await page.keyboard.press('Control+Z');
  await program('f = Expression("f", "a*x**2", params={"a": 4})');
  await values.getByText('At x = 1: f = 4, f′ = 8', { exact: true }).waitFor();
  await page.keyboard.press('Control+Z');
  await program('f = Expression("f", "a*x**2", params={"a": 2})');
  await values.getByText('At x = 1: f = 2, f′ = 4', { exact: true }).waitFor();
});

await see('edits of the formula are followed', async () => {
  const { right, y } = await positionOf(page, 'f = Expression', '**');
  await page.mouse.click(right + 3, y);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3');
  await values.getByText('At x = 1: f = 2, f′ = 6', { exact: true }).waitFor();
});
await runCommand(page, 'File: Revert File');

await see('what no line says cannot be written, and says why', async () => {
  await slider('x').getByRole('button').press('Enter');
  await panel.getByRole('status').getByText('no line of the program says it').waitFor();
});

await see('the second derivative is drawn as well, by key', async () => {
  await panel.getByRole('button', { name: 'f″' }).focus();
  await page.keyboard.press('Enter');
  await values.getByText('f″ = 4').waitFor();
  await keep('explorer', { x: 352, y: 32, width: 924, height: 736 });
});

await see('keys move the point and zoom', async () => {
  await panel.locator('.plot').focus();
  const before = await picture();
  await page.keyboard.press('ArrowRight');
  await values.getByText('At x = 1.1:').waitFor();
  await page.keyboard.press('+');
  await assertSoon(async () => assert.notEqual(await picture(), before));
  await page.keyboard.press('0');
});

await see('another expression is drawn beside it', async () => {
  await panel.getByPlaceholder('Compare with a name or a formula').fill('x*sin(3*x)');
  await page.keyboard.press('Enter');
  await panel.locator('.legend .line').nth(5).waitFor();
  assert.equal(await panel.locator('.legend .curve1').count(), 3);
  await panel.getByRole('button', { name: 'Fit' }).click();
});

await see('what cannot be read is told at once', async () => {
  await panel.getByPlaceholder('Compare with a name or a formula').fill('sigmod(x)');
  await page.keyboard.press('Enter');
  await panel.getByRole('status').getByText("did you mean 'sigmoid'").waitFor();
});

await see('the code is copied', async () => {
  await panel.getByLabel('The library of the code').selectOption('numpy');
  await panel.getByRole('button', { name: 'Copy code' }).click();
  await panel.getByRole('status').getByText('Code for numpy is copied').waitFor();
});

await see('the values can be read as a table', async () => {
  await panel.getByText('Values as a table').click();
  assert.equal(await panel.locator('tr').count(), 14);
});

await see('a card leads to the explorer', async () => {
  await hover(page, 'sigmoid = forge.get', 'sigmoid', 'Explore');
  await page.locator('.monaco-hover:visible a', { hasText: 'Explore' }).click();
  await values.getByText('At x = 1: sigmoid ≈ 0.731059').waitFor();
});

await see('a function of two variables has level lines and a gradient', async () => {
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'Neurogebra: Explore Expression');
  await answer(page, '(1 - x)**2 + 3*(y - x**2)**2');
  await page.keyboard.press('Enter');
  await values.getByText('At x = 1, y = 1: f = 0').waitFor();
  await move('y', -2);
  await values.getByText('∂f/∂y = −18').waitFor();
  assert.ok((await inked()) > 20_000);
});

await see('the same function is a curve along one of them', async () => {
  await panel.getByLabel('What is drawn').selectOption('curve');
  await values.getByText('At x = 1: f = 27, f′ = 36').waitFor();
});

await see('no line goes through a pole', async () => {
  await runCommand(page, 'Neurogebra: Explore Expression');
  await answer(page, 'a/(x - 1) + x');
  await page.keyboard.press('Enter');
  await values.getByText('At x = 1: f has no value').waitFor();
});

for (const [theme, kind] of [
  ['Default Light Modern', 'vs'],
  ['Default Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
]) {
  await see(`the explorer can be read in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    await page.waitForTimeout(700);
    const found = await panel.locator('.values, .name, .bar button, .formula').evaluateAll(contrasts);
    for (const contrast of found) assert.ok(contrast >= 4.5, String(found));
  });
}
set('workbench.colorTheme', 'Default Light Modern');
await runCommand(page, 'View: Close All Editors');
