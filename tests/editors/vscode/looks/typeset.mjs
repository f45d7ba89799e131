// Formulas and plots as pictures: present, as large as the text, readable, and said in words.
import assert from 'node:assert/strict';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { hideHover, hover, openFile, readAloud, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, page, see, set, statusIs } from '../session.mjs';

const themes = {
  'Default Light Modern': 'vs',
  'Default Dark Modern': 'vs-dark',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
};

const card = page.locator('.monaco-hover:visible').first();
const pictures = page.locator('.monaco-hover:visible img[src^="data:image/svg+xml"]');
const heading = pictures.first();
const words = page.locator('.monaco-hover:visible p', { hasText: 'Squashes' }).first();
const plot = page.locator('.monaco-hover:visible img[alt^="From x"]').first();

/** Waits for the server, and for what it knows of the file. */
async function openCatalogue() {
  await openFile(page, 'catalogue.py');
  await assertSoon(async () =>
    assert.ok((await screenLines(page)).some((line) => /get\("sigmoid"\).*1\/\(1/.test(line))),
  );
}

const showSigmoid = (words = 'sigmoid of x equals') =>
  hover(page, 'sigmoid = forge.get', 'sigmoid', words);

/**
 * What is seen of a picture on screen: the contrast between what lies behind it and what differs
 * most from that, as WCAG counts, and the height of all that differs, in pixels.
 */
async function seen(picture) {
  // A theme that comes late puts the card away.
  await picture.scrollIntoViewIfNeeded({ timeout: 5_000 });
  const shot = (await picture.screenshot({ timeout: 5_000 })).toString('base64');
  return await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const luminance = (at) => {
      const [r, g, b] = [...pixels.slice(at, at + 3)].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrastOf = (at) => {
      const [dark, light] = [luminance(at), luminance(0)].sort((x, y) => x - y);
      return (light + 0.05) / (dark + 0.05);
    };
    let [contrast, top, bottom] = [1, image.height, 0];
    for (let at = 0; at < pixels.length; at += 4) {
      const found = contrastOf(at);
      contrast = Math.max(contrast, found);
      if (found > 1.5) {
        const row = Math.floor(at / 4 / image.width);
        [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      }
    }
    return { contrast, height: bottom - top + 1 };
  }, shot);
}

await openCatalogue();
await see('a card is set in pictures that are said in words', async () => {
  const text = await showSigmoid();
  assert.match(text, /^sigmoid of x equals the fraction 1 over 1 plus e to the minus x, end/m);
  assert.match(text, /^From x = −6 to 6, sigmoid rises from 0\.0024\d* to 0\.9975\d*; its slope/m);
  assert.ok((await pictures.count()) >= 4);
  assert.doesNotMatch(await card.innerText(), /\\frac|data:|svg|formulas/);
});
await hideHover(page);

for (const [theme, kind] of Object.entries(themes)) {
  await see(`pictures can be read in ${theme}`, async () => {
    set('workbench.colorTheme', theme);
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
    await assertSoon(async () => {
      await showSigmoid();
      assert.ok((await seen(heading)).contrast >= 7);
      assert.ok((await seen(plot)).contrast >= 4.5);
    });
  });
  await hideHover(page);
}
set('workbench.colorTheme', 'Default Light Modern');
await page.locator('.monaco-workbench.vs').waitFor();

for (const size of [14, 22]) {
  await see(`pictures are as large as text of ${size} pixels`, async () => {
    set('editor.fontSize', size);
    await assertSoon(async () => {
      await showSigmoid();
      const text = Number.parseFloat(
        await words.evaluate((element) => getComputedStyle(element).fontSize),
      );
      assert.equal(text, size);
      // From the top of a bracket to its bottom is the size of a font.
      const { height } = await seen(heading);
      assert.ok(Math.abs(height / (1.2 * size) - 1) < 0.15, `${height} at ${size}`);
    });
  });
  await hideHover(page);
}
set('editor.fontSize', 14);

await see('a card of a value has its path in pictures', async () => {
  await openFile(page, 'chain_rule.py');
  await hover(page, 'x = Value(2.0)', 'x', 'equals 2 times 1 times 4');
});
await hideHover(page);

await see('a point is marked in a plot', async () => {
  await openFile(page, 'calculus.py');
  await hover(page, 'f.eval(x=3)', 'eval', 'Marked: x = 3.');
  await page.locator('.monaco-hover:visible img[alt*="Marked"]').scrollIntoViewIfNeeded();
});
await hideHover(page);

await see('where nothing can be drawn, the formula stands in Unicode', async () => {
  const extension = readdirSync(process.env.EXTENSIONS).find((name) => name.includes('neurogebra'));
  const script = join(process.env.EXTENSIONS, extension, 'out', 'typeset.js');
  renameSync(script, `${script}.away`);
  try {
    await runCommand(page, 'Neurogebra: Restart the Server');
    await statusIs('ready');
    await openCatalogue();
    await assertSoon(async () => {
      await showSigmoid('sigmoid(x) =');
      assert.match(await card.innerText(), / 1\n\s*sigmoid\(x\) = ─+\n\s*1 \+ e⁻ˣ\n/);
    });
    assert.doesNotMatch(await card.innerText(), /\\frac|data:|formulas/);
  } finally {
    renameSync(`${script}.away`, script);
  }
});
await hideHover(page);

await see('and it is drawn again as soon as that is possible', async () => {
  await assertSoon(async () => {
    await showSigmoid();
    assert.ok((await seen(heading)).contrast >= 7);
  });
});
await hideHover(page);
await runCommand(page, 'View: Close All Editors');
