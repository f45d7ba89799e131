// Whether what is shown can be read in every kind of theme.
import assert from 'node:assert/strict';
import { hideHover, hover, openFile, runCommand, screenLines } from '../browser.mjs';
import { contrasts } from '../contrast.mjs';
import { assertSoon, lenses, page, picture, see, set } from '../session.mjs';

const themes = {
  'Default Light Modern': 'vs',
  'Default Dark Modern': 'vs-dark',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
};

/** Those that the documentation shows. */
const pictured = ['vs-dark', 'hc-black'];

await openFile(page, 'catalogue.py');
for (const [theme, kind] of Object.entries(themes)) {
  await see(`a card can be read in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    await assertSoon(async () =>
      assert.ok((await screenLines(page)).some((line) => /get\("sigmoid"\).*1\/\(1/.test(line))),
    );
    await hover(page, 'sigmoid = forge.get', 'sigmoid', 'e to the minus x');
    const parts = page.locator('.monaco-hover:visible').locator('p, code, h1, h2, h3, li, em');
    const texts = await parts.all();
    assert.ok(texts.length > 3);
    for (const text of texts) {
      const [found] = await text.evaluateAll(contrasts);
      assert.ok(found >= 4.5, `${found}: ${await text.innerText()}`);
    }
    if (pictured.includes(kind)) await picture(`hover-${kind}`);
  });
  await hideHover(page);
}
await openFile(page, 'chain_rule.py');
for (const [theme, kind] of Object.entries(themes)) {
  await see(`lenses can be read in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    const lens = lenses.filter({ hasText: 'z = 14' }).first();
    await lens.waitFor();
    const [found] = await lens.evaluateAll(contrasts);
    assert.ok(found >= 3, String(found));
  });
}
set('workbench.colorTheme', 'Default Light Modern');
await runCommand(page, 'View: Close All Editors');
