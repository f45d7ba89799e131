// The first five minutes: the walkthrough, what it opens, and the pictures that it and the README show.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { clickOn, hideHover, hover, openFile, runCommand, screenLines, showDetails } from '../browser.mjs';
import { assertSoon, lenses, page, picture, see, statusIs, statusItem } from '../session.mjs';

/** The code, from its first line, while there is no side bar. */
const code = { x: 52, y: 87, width: 924, height: 520 };

await runCommand(page, 'View: Toggle Primary Side Bar Visibility');

await see('a card over a name of the catalogue', async () => {
  await openFile(page, 'catalogue.py');
  await statusIs('ready');
  await hover(page, 'sigmoid = forge.get', 'sigmoid', 'probability');
  await page.waitForTimeout(500); // its pictures
  await picture('hover', code);
});
await hideHover(page);

await see('gradients above backward()', async () => {
  await openFile(page, 'chain_rule.py');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
  await assertSoon(async () =>
    assert.ok((await screenLines(page)).some((line) => /^z = .*14$/.test(line))),
  );
  await picture('gradients', { ...code, height: 310 });
});

await see('the catalogue in an unfinished call', async () => {
  await openFile(page, 'catalogue.py');
  await clickOn(page, 'forge = MathForge', 'forge');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('other = forge.get("sigm', { delay: 60 });
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  await rows.filter({ hasText: 'sigmoid' }).first().waitFor();
  await showDetails(page);
  await picture('catalogue', { ...code, width: 1100, height: 420 });
});
await page.keyboard.press('Escape');
await runCommand(page, 'File: Revert File');

await see('one key hides everything and shows it again', async () => {
  await openFile(page, 'chain_rule.py');
  await clickOn(page, 'z.backward', 'backward');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('n');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor({ state: 'detached' });
  await statusIs('off');
  await assertSoon(async () =>
    assert.ok(!(await screenLines(page)).some((line) => line.includes('» dz/dx'))),
  );
  await picture('toggle', { ...code, width: 1228, height: 713 });
  await page.keyboard.press('Control+K');
  await page.keyboard.press('n');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
  await statusIs('ready');
});

await see('the status item says how the file is, and offers what helps', async () => {
  await statusItem.hover();
  const card = page.locator('.monaco-hover:visible', { hasText: 'Everything is evaluated' });
  await card.getByText('Report a problem').waitFor();
});
await page.mouse.move(600, 300);

await see('a problem is reported without names of files', async () => {
  await runCommand(page, 'Neurogebra: Report a Problem');
  await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
  await assertSoon(async () => {
    const text = (await screenLines(page)).join('\n');
    assert.match(text, /# A problem with Neurogebra/);
    assert.match(text, /python \| 3\.\d+\.\d+/);
    assert.match(text, /sympy \| \d/);
    assert.doesNotMatch(text, /workspace|\/bin\//);
  });
});
await runCommand(page, 'View: Revert and Close Editor');

await see('the sample notebook opens, with its values', async () => {
  await runCommand(page, 'Neurogebra: Open a Sample Notebook');
  await lenses.filter({ hasText: '513 expressions' }).first().waitFor();
  await picture('notebook', code);
});
await runCommand(page, 'View: Revert and Close Editor');

await see('the walkthrough leads to a sample file with its values', async () => {
  await runCommand(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Neurogebra in five' }).click();
  await page.locator('.getting-started-step', { hasText: 'Point at a name' }).first().waitFor();
  await page.getByRole('button', { name: 'Open a Sample File' }).first().click();
  await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
});
await runCommand(page, 'View: Revert and Close Editor');

await see('VS Code says how long activation took', async () => {
  await openFile(page, 'chain_rule.py');
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Neurogebra' });
  // The slowest stand first, and what does not fit is not in the page.
  await page.locator('.runtime-extensions-editor .monaco-list-row').first().hover();
  await assertSoon(async () => {
    await page.mouse.wheel(0, 200);
    assert.ok(await row.isVisible());
  });
  const text = await row.locator('.activation-time').innerText();
  writeFileSync(`${process.env.SHOTS}/activation.txt`, text);
  assert.match(text, /\d+ ?ms/);
});
await runCommand(page, 'View: Close All Editors');
await runCommand(page, 'View: Show Explorer');
