// The graph panel: what it draws, how it steps, and how it goes along with the editor.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clickBehind, clickOn, openFile, runCommand, visit } from '../browser.mjs';
import { assertSoon, lenses, page, picture, see, set, statusIs } from '../session.mjs';

const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const details = panel.locator('.details');
const counter = panel.locator('.counter');
const workspace = dirname(dirname(process.env.SETTINGS));

const node = (name) => panel.locator(`.node:has(.name:text-is("${name}"))`).first();
const button = (name) => panel.getByRole('button', { name }).first();
const mode = (name) => panel.getByRole('button', { name, exact: true });
/** Whether all of a thing lies within the stage. */
const isInSight = (selector) =>
  panel.locator(selector).first().evaluate((thing) => {
    const { left, top, right, bottom } = thing.getBoundingClientRect();
    const stage = document.querySelector('.stage').getBoundingClientRect();
    return left >= stage.left && top >= stage.top && right <= stage.right && bottom <= stage.bottom;
  });
const activeLine = (number) =>
  page.locator('.active-line-number').getByText(String(number), { exact: true }).waitFor();

/** The numbers of each node on show, by its name. */
async function amounts() {
  const shown = await panel.locator('.node').evaluateAll((nodes) =>
    nodes.map((one) => [
      one.querySelector('.name').textContent,
      [...one.querySelectorAll('.amount')].map((amount) => amount.textContent).filter(Boolean),
    ]),
  );
  return Object.fromEntries(shown);
}

await see('the lens leads to the graph, with data and gradients', async () => {
  await openFile(page, 'chain_rule.py');
  await statusIs('ready');
  await lenses.locator('a', { hasText: 'Graph' }).first().click();
  await node('z').waitFor();
  const known = { x: ['2', '8'], h: ['4', '2'], y: ['7', '2'], z: ['14', '1'] };
  assert.deepEqual(await amounts(), { ...known, 2: [], 3: [] });
  assert.deepEqual(await panel.locator('.flow').allTextContents(), ['8', '2', '2']);
});

await see('leaves, operations and the result differ in shape and are named', async () => {
  const labels = await panel
    .locator('.node')
    .evaluateAll((nodes) => nodes.map((one) => one.getAttribute('aria-label')));
  assert.ok(labels.includes('leaf x, data 2, gradient 8'), labels.join('\n'));
  assert.ok(labels.includes('result z, data 14, gradient 1'), labels.join('\n'));
  const shapes = await Promise.all(
    ['leaf', 'operation', 'root'].map((kind) => panel.locator(`.node.${kind} .outline`).count()),
  );
  assert.deepEqual(shapes, [1, 2, 2]);
});

await see('a click on a node goes to its line', async () => {
  await node('h').click();
  await activeLine(9);
  await details.getByText('gradient so far 2').waitFor();
});

await see('the cursor selects its node', async () => {
  await clickOn(page, 'y = h + 3', 'y');
  await panel.locator('.node.selected', { hasText: 'h + 3' }).waitFor();
});

await see('the lens leads to the steps, forward first', async () => {
  await lenses.locator('a', { hasText: 'Steps' }).first().click();
  await button('One step forward').waitFor();
  await button('To the start').click();
  await assertSoon(async () =>
    assert.deepEqual(await amounts(), { x: ['2'], h: [], y: [], z: [], 2: [], 3: [] }),
  );
  await button('One step forward').click();
  await panel.locator('.node.current', { hasText: 'h' }).waitFor();
  assert.deepEqual((await amounts()).h, ['4']);
  assert.match(await details.innerText(), /Forward/);
});

await see('then backward: local derivative times upstream gradient is the product', async () => {
  await page.keyboard.press('End');
  await assertSoon(async () => assert.equal(await counter.innerText(), '7 / 7'));
  const known = { x: ['2', '8'], h: ['4', '2'], y: ['7', '2'], z: ['14', '1'] };
  assert.deepEqual(await amounts(), { ...known, 2: [], 3: [] });
  const spoken = await details.locator('.flows .spoken').allTextContents();
  assert.deepEqual(spoken, [
    'd h by d x times d z by d h equals 2 times x times d z by d h equals 4 times 2 equals 8',
  ]);
  const set = await details.locator('math mfrac').count();
  assert.ok(set >= 3, `${set} fractions`);
  await details.getByText('gradient so far 8').waitFor();
  await picture('steps', { x: 352, y: 32, width: 924, height: 736 });
});

await see('the keyboard steps, and what is said is read aloud', async () => {
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await assertSoon(async () => assert.equal(await counter.innerText(), '5 / 7'));
  assert.deepEqual(await amounts(), {
    ...{ x: ['2'], h: ['4'], y: ['7', '2'], z: ['14', '1'], 2: [], 3: [] },
  });
  assert.match(await panel.locator('[aria-live=polite]').textContent(), /Backward/);
  await page.keyboard.press('Home');
  await assertSoon(async () => assert.equal(await counter.innerText(), '0 / 7'));
});

await see('the slider goes to any step', async () => {
  await panel.locator('input[type=range]').fill('3');
  await assertSoon(async () => assert.equal(await counter.innerText(), '3 / 7'));
  assert.deepEqual((await amounts()).z, ['14']);
});

await see('steps play to the end by themselves', async () => {
  await button('Play').click();
  await button('Pause').waitFor();
  await assertSoon(async () => assert.equal(await counter.innerText(), '7 / 7'));
  await button('Play').waitFor();
});

await see('an edit is followed by fresh numbers', async () => {
  await mode('Graph').click();
  await runCommand(page, 'View: Focus First Editor Group');
  await clickBehind(page, 'x = Value(2.0)', '2.0');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('3.0');
  await assertSoon(async () => assert.deepEqual((await amounts()).x, ['3', '12']));
  await assertSoon(async () => assert.equal(await panel.locator('.stale').innerText(), ''));
});
await runCommand(page, 'File: Revert File');

await see('by the keyboard alone: the command, nodes, their lines', async () => {
  await assertSoon(async () => assert.deepEqual((await amounts()).x, ['2', '8']));
  await clickOn(page, 'z = y * 2', 'z');
  await runCommand(page, 'Neurogebra: Show Graph');
  await panel.locator('.node.selected', { hasText: 'y·2' }).waitFor();
  await assertSoon(async () =>
    assert.ok(await panel.locator('body').evaluate(() => document.hasFocus())),
  );
  await page.keyboard.press('ArrowUp');
  await panel.locator('.node.selected', { hasText: 'h + 3' }).waitFor();
  await page.keyboard.press('Enter');
  await activeLine(10);
});

for (const [ending, isIt] of [
  ['svg', (bytes) => /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/.test(bytes.toString('utf8'))],
  ['png', (bytes) => bytes.subarray(1, 4).toString('latin1') === 'PNG'],
  ['mmd', (bytes) => bytes.toString('utf8').startsWith('flowchart LR\n')],
]) {
  await see(`the graph is kept as ${ending}`, async () => {
    const file = join(workspace, `graph of z.${ending}`);
    rmSync(file, { force: true });
    await panel.locator('summary', { hasText: 'Export' }).click();
    await button(`Save as ${ending === 'mmd' ? 'Mermaid' : ending.toUpperCase()}`).click();
    await page.locator('.quick-input-widget input').waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await assertSoon(async () => assert.ok(existsSync(file) && isIt(readFileSync(file))));
  });
}

const themes = {
  'Default Light Modern': 'vs',
  'Default Dark Modern': 'vs-dark',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
};
for (const [theme, kind] of Object.entries(themes)) {
  await see(`the graph can be read in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    await assertSoon(async () => {
      const poor = await panel.locator('body').evaluate(poorlyRead);
      assert.deepEqual(poor, []);
    });
  });
}
set('workbench.colorTheme', 'Default Light Modern');

/** Texts of the page with a contrast below 4.5, as WCAG counts. */
function poorlyRead(body) {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const over = (front, back) => {
    const [r, g, b, alpha = 1] = front;
    return [r, g, b].map((value, index) => alpha * value + (1 - alpha) * back[index]);
  };
  const paper = channels(getComputedStyle(body).backgroundColor).slice(0, 3);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const poor = [...body.querySelectorAll('.node text, .flow, .details h2, .details dd, .note, .aside')]
    .filter((text) => text.textContent !== '')
    .flatMap((text) => {
      const style = getComputedStyle(text);
      const outline = text.closest('.node')?.querySelector('.outline:last-of-type');
      const isSign = text.classList.contains('sign');
      const filled = outline && !isSign ? channels(getComputedStyle(outline).fill) : paper;
      const back = over(filled, paper);
      const front = over(channels(text.closest('svg') ? style.fill : style.color), back);
      const [dark, light] = [luminance(front), luminance(back)].sort((x, y) => x - y);
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast < (isSign ? 3 : 4.5) ? [`${contrast.toFixed(1)} ${text.textContent}`] : [];
    });
  const faint = [...body.querySelectorAll('.node .outline')].flatMap((outline) => {
    const { stroke } = getComputedStyle(outline);
    if (stroke === 'none') return ['no outline'];
    const [dark, light] = [luminance(over(channels(stroke), paper)), luminance(paper)].sort(
      (x, y) => x - y,
    );
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast < 3 ? [`outline ${contrast.toFixed(1)}`] : [];
  });
  return [...poor, ...faint];
}

await runCommand(page, 'View: Focus First Editor Group');

await see('a large graph is collapsed', async () => {
  await openFile(page, 'xor.py');
  await page.keyboard.press('Control+End');
  await lenses.locator('a:visible', { hasText: 'Graph' }).first().click();
  await panel.locator('.node.group').first().waitFor();
  const boxes = await panel.locator('.node').count();
  assert.ok(boxes <= 40, String(boxes));
  assert.match(await panel.locator('.notes').innerText(), /nodes are in \d+ groups?\./);
});

await see('a large graph can be read at once, around its result', async () => {
  const amount = panel.locator('.node.root .amount').first();
  const size = await amount.evaluate(
    (text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a,
  );
  assert.ok(size > 8.9, `${size} px`);
  assert.ok(await isInSight('.node.root'));
});

await see('all of it comes into sight at a click', async () => {
  await button('All in sight').click();
  assert.ok(await isInSight('.picture > g'));
});

await see('a group opens into a frame', async () => {
  const before = await panel.locator('.node').count();
  await panel.locator('.node.group', { hasText: 'operations' }).first().click();
  await panel.locator('.frame').waitFor();
  assert.ok((await panel.locator('.node').count()) > before);
});
await see('its frame closes', async () => {
  await button('Close').click();
  await panel.locator('.frame').waitFor({ state: 'detached' });
});

await see('where motion is not wanted, nothing moves, and steps are taken all the same', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await runCommand(page, 'View: Focus First Editor Group');
  await openFile(page, 'chain_rule.py');
  await lenses.locator('a', { hasText: 'Steps' }).first().click();
  await button('To the start').click();
  await button('One step forward').click();
  await panel.locator('.node.current', { hasText: 'h' }).waitFor();
  const moving = await panel
    .locator('body')
    .evaluate(() => document.getAnimations().map((one) => one.constructor.name));
  assert.deepEqual(moving, []);
  await page.emulateMedia({ reducedMotion: null });
});

await see('a window that is loaded anew has its panel again', async () => {
  await mode('Graph').click();
  await visit(page, process.env.URL);
  // The page may have been left before the last of what it showed was kept.
  await assertSoon(async () => {
    const { z, loss } = await amounts();
    assert.deepEqual(z ?? loss, z === undefined ? ['≈ 0.016177', '1'] : ['14', '1']);
  });
});
await runCommand(page, 'View: Close All Editors');

await see('without a backward pass the panel says so', async () => {
  await openFile(page, 'calculus.py');
  await runCommand(page, 'Neurogebra: Show Graph');
  await panel.getByText('There is no call of backward() here.').waitFor();
});
await runCommand(page, 'View: Close All Editors');
