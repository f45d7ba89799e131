// A workspace that is not trusted yet: what reads works, what evaluates waits, and granting trust begins it.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { hideHover, hover, openFile, positionOf, runCommand, screenLines, visit } from '../browser.mjs';
import { assertSoon, lenses, page, see, set, setForUser, statusIs } from '../session.mjs';

// A Python that the workspace names, and the trace that it leaves once it runs.
const trap = `${process.env.EDITORS}/trap-python`;
const trace = `${trap}.ran`;
rmSync(trace, { force: true });
writeFileSync(trap, `#!/bin/sh\ntouch "${trace}"\nexec "${process.env.PYTHON}" "$@"\n`);
chmodSync(trap, 0o755);
set('neurogebra.interpreter', trap);
setForUser('security.workspace.trust.enabled', true);
setForUser('security.workspace.trust.startupPrompt', 'never');
await visit(page, process.env.URL);

const waiting = lenses.filter({ hasText: 'No values: this workspace is not trusted yet' }).first();

await see('without trust the server runs, and says that evaluation waits', async () => {
  await openFile(page, 'chain.py');
  await statusIs('waiting for trust');
  await waiting.waitFor();
});

await see('without trust a value says why it is not known', async () => {
  await hover(page, 'y = h + 3', 'y', 'this workspace is not trusted yet');
});
await hideHover(page);

await see('without trust formulas and the catalogue are read', async () => {
  await hover(page, 'f = Expression', 'a', 'x squared');
  await hideHover(page);
  await hover(page, 'sigmoid = forge.get', 'sigmoid', 'e to the minus x');
});
await hideHover(page);

await see('without trust a problem is told', async () => {
  await page.locator('.squiggly-error').first().waitFor();
  await hover(page, 'wrong = forge.get', 'sigmiod', "did you mean 'sigmoid'?");
});
await hideHover(page);

await see('without trust completion lists the catalogue', async () => {
  const { right, y } = await positionOf(page, 'print(f.eval', ')');
  await page.mouse.click(right + 200, y);
  await page.keyboard.press('Enter');
  await page.keyboard.type('other = forge.get("sigm', { delay: 60 });
  await page
    .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'sigmoid' })
    .first()
    .waitFor();
});
await page.keyboard.press('Escape');
await runCommand(page, 'File: Revert File');

await see('without trust the Python that the workspace names does not run', async () => {
  assert.ok(!existsSync(trace));
});

await see('trust leads from the lens to where it is granted, and evaluation begins', async () => {
  await waiting.locator('a').first().click();
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
  await runCommand(page, 'View: Close Editor');
  await openFile(page, 'chain.py');
  await statusIs('ready');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
  await assertSoon(async () =>
    assert.ok((await screenLines(page)).some((line) => /^z = y \* 2\s*14$/.test(line))),
  );
  await waiting.waitFor({ state: 'detached' });
  assert.ok(existsSync(trace), 'the Python that the workspace names is taken now');
});

set('neurogebra.interpreter', process.env.PYTHON);
setForUser('security.workspace.trust.enabled', false);
await visit(page, process.env.URL);
