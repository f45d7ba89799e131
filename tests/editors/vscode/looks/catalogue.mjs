// The catalogue's view: walked through and searched by keyboard, read, and written into a program.
import assert from 'node:assert/strict';
import { answer, clickBehind, openFile, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, page, see, set } from '../session.mjs';

const view = page.locator('.sidebar .pane-body .monaco-list').last();
const rows = page.locator('.sidebar .monaco-list-row');
const row = (text) => rows.filter({ hasText: text }).first();

await see('the catalogue has a view, before any file needs the server', async () => {
  await runCommand(page, 'Neurogebra: Focus on Catalogue View');
  await row('Activation').waitFor();
  await row('Linear algebra').waitFor();
});

await see('a category opens by key, and its entries have formulas and curves', async () => {
  await row('Activation').click();
  const sigmoid = row(/^sigmoid/);
  await sigmoid.waitFor();
  assert.match(await sigmoid.innerText(), /1\/\(1 \+ e⁻ˣ\)/);
  assert.match(await sigmoid.getAttribute('aria-label'), /sigmoid: .*probab/i);
  const icon = sigmoid.locator('.custom-view-tree-node-item-icon');
  const picture = await icon.evaluate((one) => getComputedStyle(one).backgroundImage);
  assert.match(picture, /^url\("data:image\/svg\+xml;base64,/);
});

await see('pointing at an entry shows its card', async () => {
  await row(/^sigmoid/).hover();
  await page.locator('.monaco-hover:visible', { hasText: 'steepest' }).first().waitFor();
});
await page.keyboard.press('Escape');

await see('a search by meaning finds entries while it is typed', async () => {
  await runCommand(page, 'Neurogebra: Search the Catalogue');
  await answer(page, 'robust to outliers');
  await row(/^huber/).waitFor();
  await page.getByText(/entries for “robust to outliers”/).waitFor();
  await page.keyboard.press('Enter');
});

await see('an entry is written at the cursor, with the forge of the file', async () => {
  await openFile(page, 'chain.py');
  await clickBehind(page, 'print(f.eval(x=3))', ')');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await runCommand(page, 'Neurogebra: Focus on Catalogue View');
  await row(/^huber/).click();
  await page.locator('.tab.active', { hasText: 'huber.md' }).waitFor();
  await openFile(page, 'chain.py');
  await runCommand(page, 'Neurogebra: Focus on Catalogue View');
  await page.keyboard.press('Control+Enter');
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(lines.some((line) => line.startsWith('forge.get("huber")')), lines.join('\n'));
  });
});
await runCommand(page, 'File: Revert File');

await see('a file that has no forge gets one, with its import', async () => {
  await openFile(page, 'plain.py');
  await clickBehind(page, 'x = 1', '1');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await runCommand(page, 'Neurogebra: Focus on Catalogue View');
  await page.keyboard.press('Control+Enter');
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(lines.some((line) => line.startsWith('from neurogebra import MathForge')));
    assert.ok(lines.some((line) => line.startsWith('MathForge().get("huber")')));
  });
});
await runCommand(page, 'File: Revert File');

await see('the whole catalogue comes back', async () => {
  await runCommand(page, 'Neurogebra: Show All of the Catalogue');
  await row('Activation').click();
  await row(/^sigmoid/).waitFor();
});

for (const [theme, kind] of [
  ['Default Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
]) {
  await see(`the catalogue in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    await row(/^sigmoid/).waitFor();
    assert.ok(await view.isVisible());
  });
}
set('workbench.colorTheme', 'Default Light Modern');
await runCommand(page, 'View: Close All Editors');
await runCommand(page, 'View: Show Explorer');
