// What leads from a name to its places, and the smaller helps of an editor.
import assert from 'node:assert/strict';
import { clickBehind, clickOn, openFile, positionOf, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, code, lenses, page, picture, see, statusIs } from '../session.mjs';

const use = 'print(f.eval(x=3))';
const statusBar = page.locator('[id="status.editor.selection"]');
const peeked = page.locator('.peekview-widget .monaco-list-row');

/** What rows show, without spaces: between the parts of a row a browser puts them or not. */
async function texts(locator) {
  return (await locator.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, '').trim());
}

await see('the program that every editor is shown has its values', async () => {
  await openFile(page, 'chain.py');
  await statusIs('ready');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
});

await see('the places of a symbol are highlighted, in the formula and at its use', async () => {
  await clickOn(page, use, 'x');
  await assertSoon(async () => {
    assert.equal(await page.locator('.wordHighlight').count(), 1);
    assert.equal(await page.locator('.wordHighlightStrong').count(), 1);
  });
});

await see('references list every place of a name', async () => {
  await clickOn(page, 'sigmoid = forge.get', 'forge');
  await page.keyboard.press('Shift+F12');
  await assertSoon(async () =>
    assert.deepEqual(await texts(peeked), [
      'forge=MathForge()',
      'sigmoid=forge.get("sigmoid")',
      'wrong=forge.get("sigmiod")',
    ]),
  );
});
await page.keyboard.press('Escape');

await see('a name leads to where it is bound', async () => {
  await clickOn(page, 'wrong = forge.get', 'forge');
  await page.keyboard.press('F12');
  await statusBar.getByText('Ln 4, Col 1', { exact: true }).waitFor();
});

await see('a name of the catalogue leads to a page that cannot be written', async () => {
  await clickOn(page, 'sigmoid = forge.get', 'get');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: 'sigmoid.md' }).waitFor();
  await assertSoon(async () => assert.ok((await screenLines(page)).includes('# sigmoid')));
  await page.keyboard.type('x');
  await page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
});
await page.keyboard.press('Escape');
await runCommand(page, 'View: Close Editor');

await see('its link leads there as well', async () => {
  await openFile(page, 'chain.py');
  await page.locator('.detected-link', { hasText: 'sigmoid' }).waitFor();
  await clickOn(page, 'sigmoid = forge.get', 'get');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await runCommand(page, 'Open Link');
  await page.locator('.tab.active', { hasText: 'sigmoid.md' }).waitFor();
});
await runCommand(page, 'View: Close Editor');

await see('a call has the variables of this expression', async () => {
  await openFile(page, 'chain.py');
  await clickOn(page, use, 'eval');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('f.eval(', { delay: 60 });
  const help = page.locator('.parameter-hints-widget.visible');
  await help.getByText('eval(x, a=2)').waitFor();
});
await page.keyboard.press('Escape');
await runCommand(page, 'File: Revert File');

await see('the outline has formulas and values', async () => {
  await runCommand(page, 'Explorer: Focus on Outline View');
  const rows = page.locator('.outline-tree .monaco-list-row');
  await assertSoon(async () => {
    const shown = await texts(rows);
    for (const wanted of ['sigmoid1/(1+e⁻ˣ)', 'x2', 'h4', 'y7']) {
      assert.ok(shown.includes(wanted), `no ${wanted} in ${JSON.stringify(shown)}`);
    }
  });
});
await runCommand(page, 'View: Focus Active Editor Group');

await see('what stands in a formula has colours of its own', async () => {
  await clickOn(page, 'f = Expression', '**');
  await runCommand(page, 'Developer: Inspect Editor Tokens and Scopes');
  const widget = page.locator('.token-inspect-widget');
  await widget.getByText('semantic token type').waitFor();
  const text = (await widget.innerText()).replaceAll(/\s+/g, ' ');
  assert.match(text, /^\*\* .* standard token type String .* semantic token type operator /);
});
await page.keyboard.press('Escape');

await see('a selection grows along the formula', async () => {
  await clickOn(page, 'f = Expression', '**');
  const lengths = [];
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press('Shift+Alt+ArrowRight');
    await page.waitForTimeout(500);
    lengths.push(Number(/\((\d+) selected\)/.exec(await statusBar.innerText())?.[1]));
  }
  // Python's own strings know no parts: without the server all of it would come first.
  assert.deepEqual(lengths, ['x**2', 'a*x**2', '"a*x**2"'].map((text) => text.length));
});

await see('blocks fold', async () => {
  await openFile(page, 'gradient_descent.py');
  await runCommand(page, 'Fold All');
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(lines.some((line) => line.startsWith('for step in range(20):')));
    assert.ok(!lines.some((line) => line.includes('w = w -')));
  });
});
await runCommand(page, 'Unfold All');

await see('the callers of a value are those that are computed from it', async () => {
  await openFile(page, 'chain.py');
  await clickOn(page, 'y = h', 'y');
  await runCommand(page, 'Peek Call Hierarchy');
  await assertSoon(async () =>
    assert.deepEqual(await texts(peeked), ['y7·∂z/∂y=2', 'z14·∂z/∂z=1']),
  );
  await page.locator('.peekview-widget .codicon-callhierarchy-outgoing').click();
  // The numbers of the line come behind.
  await assertSoon(async () =>
    assert.deepEqual((await texts(peeked)).slice(0, 2), ['y7·∂z/∂y=2', 'h4·∂z/∂h=2']),
  );
});
await page.keyboard.press('Escape');

await see('a symbol is renamed in the formula and at its use', async () => {
  await clickOn(page, use, 'x');
  await page.keyboard.press('F2');
  await page.locator('.rename-box input:focus').waitFor();
  await page.keyboard.type('t');
  await picture('rename', { ...code, y: 330, height: 150 });
  await page.keyboard.press('Enter');
  await assertSoon(async () => {
    const lines = await screenLines(page);
    assert.ok(lines.some((line) => line.startsWith('f = Expression("f", "a*t**2", params={"a": 2})')));
    assert.ok(lines.some((line) => line.startsWith('print(f.eval(t=3))')));
  });
});
await runCommand(page, 'File: Revert File');
