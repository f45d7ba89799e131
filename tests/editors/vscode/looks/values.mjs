// What is shown of values, gradients, formulas and mistakes in the examples.
import assert from 'node:assert/strict';
import {
  clickBehind,
  hideHover,
  hover,
  openFile,
  positionOf,
  readAloud,
  runCommand,
  screenLines,
  showDetails,
} from '../browser.mjs';
import { assertSoon, lenses, page, picture, see, statusIs, statusItem } from '../session.mjs';

await see('a file without neurogebra starts nothing', async () => {
  await openFile(page, 'plain.py');
  await page.waitForTimeout(3000);
  assert.equal(await statusItem.count(), 0);
});

await see('a file with neurogebra starts the server', async () => {
  await openFile(page, 'chain_rule.py');
  await statusIs('ready');
});

await see('the lens above z.backward() has every gradient', async () => {
  const lens = lenses.filter({ hasText: 'z = 14' }).first();
  await lens.waitFor({ timeout: 60_000 });
  assert.match(await lens.innerText(), /∂z\/∂x = 8/);
});

await see('a hint at the end of a line has its result', async () => {
  const shown = () =>
    screenLines(page).then((lines) => lines.find((line) => line.startsWith('z = ')));
  await assertSoon(async () => assert.match(await shown(), /# z = 2y = 14\s*14$/));
});

await see('a hover on a value has the product of the chain', async () => {
  const text = await hover(page, 'x = Value(2.0)', 'x', 'derivative of z with respect to x');
  assert.match(text, /equals 2 times 1 times 4/);
});
await hideHover(page);

await see('an edit is followed by fresh values', async () => {
  await openFile(page, 'chain_rule.py');
  await clickBehind(page, 'x = Value(2.0)', '2.0');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3.0');
  await lenses.filter({ hasText: '∂z/∂x = 12' }).first().waitFor();
});
await runCommand(page, 'File: Revert File');

/** What else must stand on screen: in a line with its hint, or in a lens. */
const shown = {
  'linear_algebra.py': [
    /^output = np\.dot\(weights, person\)\s*68$/,
    /# Shape: \(2, 3\)\s*\(2, 3\)$/,
    /^output = W @ x \+ b\s*\(2,\) \[68\.1 57\.3\]$/,
    /^\d+ expressions · /,
  ],
  'calculus.py': [
    /^f = Expression\("quadratic", "x\*\*2"\)\s*x²$/,
    /^f_prime = .*\)\s*2x$/,
    /# 9\s*» f\(3\) = 9$/,
    /# 6\s*» f'\(3\) = 6$/,
    /^mse = .*\(y_pred − y_true\)²$/,
    /^grad = .*2\(y_pred − y_true\)$/,
    /# 4\.0\s*» 4/,
  ],
  'gradient_descent.py': [/^20 steps · w 5 → 0\.0576 · loss 25 → /, /» Step 15: w = 0\.1407/],
  'probability.py': [/# 33\.84\s*» Variance: 34\.64$/, /# 5\.82\s*» Std Dev: 5\.89$/],
  'softmax.py': [/^probs = .*\[0\.659001 0\.242433 0\.0985659\]$/, /# 1\.0\s*» 1/],
  'neuron.py': [
    /^z = .*0 up to rounding/,
    /^output = z\.sigmoid\(\).*0\.5$/,
    /∂output\/∂w₁ = 0\.25 .*∂output\/∂w₂ = 0\.5 .*∂output\/∂b = 0\.25/,
  ],
};
for (const [file, expected] of Object.entries(shown)) {
  await see(`${file} shows its results`, async () => {
    await openFile(page, file);
    await assertSoon(async () => {
      const texts = [...(await screenLines(page)), ...(await lenses.allInnerTexts())];
      const lines = texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
      for (const line of expected) {
        assert.ok(
          lines.some((text) => line.test(text)),
          `no ${line} in ${JSON.stringify(lines)}`,
        );
      }
    });
  });
}

await see('an argument that does not exist is a problem; what follows is not known', async () => {
  await openFile(page, 'normal_distribution.py');
  await hover(page, 'np.random.normal(mean', 'mean', "no argument 'mean'");
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(
      lines.some((line) => /# ≈ 0\s*» Mean: \?/.test(line)),
      lines.join('\n'),
    );
  });
});
await hideHover(page);

await see('a hover on a catalogue entry has its formula and derivative', async () => {
  await openFile(page, 'catalogue.py');
  const text = await hover(page, 'sigmoid = forge.get', 'sigmoid', 'sigmoid of x equals');
  assert.match(text, /^sigmoid of x equals the fraction 1 over 1 plus e to the minus x, end/m);
  assert.match(text, /^sigmoid prime of x equals the fraction e to the minus x over the quantity/m);
});
await hideHover(page);

await see('completion in an unfinished call lists the catalogue, with documentation', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('other = forge.get("sigm', { delay: 60 });
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  await rows.filter({ hasText: 'sigmoid' }).first().waitFor();
  await showDetails(page);
  await assertSoon(async () =>
    assert.match(await readAloud(page, '.suggest-details'), /e to the minus x/),
  );
});
await page.keyboard.press('Escape');
await runCommand(page, 'File: Revert File');

await see('a problem names the mistake', async () => {
  await openFile(page, 'problems.py');
  const { x, y } = await positionOf(page, 'forge.get("swihs")', 'swihs');
  await page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
  await page.mouse.move(x + 350, y);
  const text = await hover(page, 'forge.get("swihs")', 'swihs', 'swish');
  assert.match(text, /did you mean/i);
});
await hideHover(page);

await see('lines after a mistake keep their values', async () => {
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(
      lines.some((line) => /^print\(parabola\.eval\(x=3\)\) {2}# 8\s*» 9$/.test(line)),
      lines.join('\n'),
    );
  });
});

await see('its quick fix mends the line', async () => {
  await clickBehind(page, 'forge.get("swihs")', 'swi');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'swish' }).first().waitFor();
  await page.waitForTimeout(300);
  await picture('fix');
  await page.keyboard.press('Enter');
  await assertSoon(async () =>
    assert.ok((await screenLines(page)).some((line) => line.includes('forge.get("swish")'))),
  );
});
await runCommand(page, 'File: Revert File');
