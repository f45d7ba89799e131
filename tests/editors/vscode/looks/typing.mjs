// Whether anything flickers or jumps while somebody types in a file of 2,000 lines.
import assert from 'node:assert/strict';
import { clickBehind, openFile, runCommand } from '../browser.mjs';
import { lenses, page, picture, see, statusIs } from '../session.mjs';

/** What stands on screen above and behind the code, looked at every 50 ms while `work` goes on. */
async function sampled(work) {
  await page.evaluate(() => {
    const tops = () =>
      [...document.querySelectorAll('.codelens-decoration')]
        .filter((lens) => lens.textContent !== '' && lens.getBoundingClientRect().top > 0)
        .map((lens) => [Math.round(lens.getBoundingClientRect().top), lens.textContent]);
    const hints = () =>
      [...document.querySelectorAll('.view-line')].filter((line) => /^y\d+ = .*= \d/.test(line.textContent)).length;
    window.samples = [];
    window.sampling = setInterval(() => window.samples.push([tops(), hints()]), 50);
  });
  await work();
  return await page.evaluate(() => {
    clearInterval(window.sampling);
    return window.samples;
  });
}

/** Where the lenses stand must be the same in every sample. */
function assertStill(samples) {
  const places = samples.map(([tops]) => tops.map(([top]) => top).join());
  const moved = places.findIndex((place) => place !== places[0]);
  assert.equal(moved, -1, `lens lines moved or went in sample ${moved} of ${places.length}`);
}

await openFile(page, 'long.py');
await statusIs('ready');
await lenses.filter({ hasText: '∂z₁/∂x₁ = 2' }).first().waitFor();

await see('in a file of 2,000 lines nothing flickers while a number is typed', async () => {
  await clickBehind(page, 'x2 = Value(2.0)', '2.0');
  const samples = await sampled(async () => {
    for (const key of ['1', '5', '7', 'Backspace', '3']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    }
    await lenses.filter({ hasText: 'z₂ ≈ 5.03' }).first().waitFor();
  });
  assert.ok(samples.length > 20, `${samples.length} samples`);
  assertStill(samples);
});

await see('nothing flickers while a line is written that is not whole', async () => {
  await clickBehind(page, 'x2 = Value', 'x2');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(3000);
  const samples = await sampled(async () => {
    await page.keyboard.type('w = Value(x2', { delay: 250 });
    await page.waitForTimeout(1500);
  });
  await picture('typing');
  assertStill(samples);
});
await page.keyboard.press('Escape');
await runCommand(page, 'File: Revert File');
await runCommand(page, 'View: Close All Editors');
