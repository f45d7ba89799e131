// What stands at the ends of lines while a debugger has stopped the program.
import assert from 'node:assert/strict';
import { clickOn, openFile, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, page, see, statusIs } from '../session.mjs';

await see('a program that is stopped has the data and gradients of its values', async () => {
  await openFile(page, 'chain.py');
  await statusIs('ready');
  await clickOn(page, 'print(f.eval', 'eval');
  await page.keyboard.press('F9');
  await page.keyboard.press('F5');
  await page.locator('.debug-toolbar .codicon-debug-stop').waitFor();
  await assertSoon(async () => {
    const lines = await screenLines(page);
    for (const wanted of [/^x = .* x\.data = 2\.0, x\.grad = 8\.0$/, /^f = .* f = Expression\(/]) {
      assert.ok(
        lines.some((line) => wanted.test(line)),
        lines.join('\n'),
      );
    }
  });
});
await page.keyboard.press('Shift+F5');
await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
await runCommand(page, 'View: Hide Panel');
await runCommand(page, 'View: Show Explorer');
await runCommand(page, 'View: Close All Editors');
