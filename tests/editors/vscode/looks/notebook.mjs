// The cells of a notebook: one program, in the order in which they stand.
import assert from 'node:assert/strict';
import {
  clickOn,
  hideHover,
  hover,
  openFile,
  readAloud,
  runCommand,
  screenLines,
  showDetails,
} from '../browser.mjs';
import { assertSoon, lenses, page, see } from '../session.mjs';

async function showsLine(pattern) {
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(
      lines.some((line) => pattern.test(line)),
      lines.join('\n'),
    );
  });
}

const lens = (text) => lenses.filter({ hasText: text }).first();

/** Selects the cell of a line, as a whole. */
async function selectCell(lineText, word) {
  await clickOn(page, lineText, word);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
}

await see('the notebook of the examples shows its results', async () => {
  await openFile(page, 'tour.ipynb');
  await lens('513 expressions').waitFor();
  await showsLine(/^print\(len\(forge\.list_all\(\)\), "expressions"\)» 513 expressions$/);
});
await runCommand(page, 'View: Close Editor');

await see('cells have lenses and results', async () => {
  await openFile(page, 'chain.ipynb');
  await lens('z = 14 · ∂z/∂x = 8').waitFor();
  await showsLine(/^z = y \* 2\s*14$/);
});

await see('a name in a cell has its card', async () => {
  const text = await hover(page, 'x = Value(2.0)', 'x', 'derivative of z with respect to x');
  assert.match(text, /equals 2 times 1 times 4/);
});
await hideHover(page);

await see('a problem in a cell says what was meant', async () => {
  await page.locator('.notebookOverlay .squiggly-error').first().waitFor();
  await hover(page, 'wrong = forge.get', 'sigmiod', "did you mean 'sigmoid'?");
});
await hideHover(page);

await see('an edit of a cell brings fresh values', async () => {
  await clickOn(page, 'x = Value(2.0)', '2.0');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('3.0');
  await lens('z = 24 · ∂z/∂x = 12').waitFor();
  await showsLine(/^z = y \* 2\s*24$/);
});

await see('what a cell needs does not stand below it: moved there, nothing is known', async () => {
  await selectCell('from neurogebra.core.autograd', 'Value');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.locator('.notebookOverlay .squiggly-error').first().waitFor();
  await lens('z = 24').waitFor({ state: 'detached' });
});

await see('moved back, all is known again', async () => {
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await lens('z = 24').waitFor();
});

await see('without the cell that defines a name its use is unknown', async () => {
  await selectCell('from neurogebra.core.autograd', 'Value');
  await page.locator('.cell-title-toolbar:visible .codicon-notebook-delete-cell').first().click();
  await lens('z = 24').waitFor({ state: 'detached' });
});

await see('undone, all is known again', async () => {
  await page.keyboard.press('Control+z');
  await lens('z = 24').waitFor();
});

await see('completion in a cell lists the catalogue, with its maths', async () => {
  await clickOn(page, 'wrong = forge.get', 'wrong');
  await page.keyboard.press('End');
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
