// Formulas and plots as pictures: present, as large as the text, readable, and said in words.
import assert from 'node:assert/strict';
import { hideHover, hover, openFile, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, page, see, set } from '../session.mjs';

const pictures = page.locator('.monaco-hover:visible img[src^="data:image/svg+xml"]');

await openFile(page, 'catalogue.py');
await assertSoon(async () =>
  assert.ok((await screenLines(page)).some((line) => /get\("sigmoid"\).*1\/\(1/.test(line))),
);
await see('a card is set in pictures', async () => {
  const text = await hover(page, 'sigmoid = forge.get', 'sigmoid', 'sigmoid of x equals');
  process.stderr.write(text);
  assert.ok((await pictures.count()) >= 3);
});
await hideHover(page);
