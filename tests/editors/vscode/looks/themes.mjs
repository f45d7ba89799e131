// Whether what is shown can be read in every kind of theme.
import assert from 'node:assert/strict';
import { hideHover, hover, openFile, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, lenses, page, see, set } from '../session.mjs';

const themes = {
  'Default Light Modern': 'vs',
  'Default Dark Modern': 'vs-dark',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
};

/** The contrast of text against what lies behind it, as WCAG counts: from 1 to 21. */
async function contrast(locator) {
  return await locator.evaluate((element) => {
    const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
    const behind = (place) => {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(place).backgroundColor);
      if (alpha === 1) return [r, g, b];
      const below = place.parentElement === null ? [255, 255, 255] : behind(place.parentElement);
      return [r, g, b].map((value, index) => alpha * value + (1 - alpha) * below[index]);
    };
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const back = behind(element);
    const [r, g, b, alpha = 1] = channels(getComputedStyle(element).color);
    const front = [r, g, b].map((value, index) => alpha * value + (1 - alpha) * back[index]);
    const [dark, light] = [luminance(front), luminance(back)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  });
}

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
      const found = await contrast(text);
      assert.ok(found >= 4.5, `${found}: ${await text.innerText()}`);
    }
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
    const found = await contrast(lens);
    assert.ok(found >= 3, String(found));
  });
}
set('workbench.colorTheme', 'Default Light Modern');
await runCommand(page, 'View: Close All Editors');
