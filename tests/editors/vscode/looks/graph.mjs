// The graph panel: what it draws, how it steps, and how it goes along with the editor.
import assert from 'node:assert/strict';
import { clickBehind, clickOn, openFile, runCommand } from '../browser.mjs';
import { assertSoon, lenses, page, see, set, shoot, statusIs } from '../session.mjs';

const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const stage = panel.locator('.stage');
const node = (name) =>
  panel.locator('.node', { has: panel.locator(`.name:text-is("${name}")`) }).first();
const details = panel.locator('.details');
const button = (name) => panel.getByRole('button', { name });
const statusBar = page.locator('[id="status.editor.selection"]');

/** The numbers of each node on show, by its name. */
async function amounts() {
  const shown = await panel.locator('.node').evaluateAll((nodes) =>
    nodes.map((one) => [
      one.querySelector('.name').textContent,
      [...one.querySelectorAll('.amount')].map((amount) => amount.textContent).filter(Boolean),
    ]),
  );
  return Object.fromEntries(shown);
}

await see('the lens leads to the graph, with data and gradients', async () => {
  await openFile(page, 'chain_rule.py');
  await statusIs('ready');
  await lenses.locator('a', { hasText: 'Graph' }).first().click();
  await node('z').waitFor();
  assert.deepEqual(await amounts(), {
    x: ['2', '8'],
    2: [],
    h: ['4', '2'],
    3: [],
    y: ['7', '2'],
    z: ['14', '1'],
  });
  assert.deepEqual(await panel.locator('.flow').allTextContents(), ['8', '2', '2']);
});
