// A workspace that is no folder of this machine: what its files hold is read and evaluated like any other.
import { hideHover, hover, visit } from '../browser.mjs';
import { lenses, page, see, statusIs } from '../session.mjs';

await visit(page, new URL('/?folder=elsewhere:/', process.env.URL).href);

await see('a file of a virtual workspace has its values', async () => {
  // Nothing searches such a folder for the names of its files.
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'chain.py' }).dblclick();
  await statusIs('ready');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
});

await see('a file of a virtual workspace has its cards and problems', async () => {
  await hover(page, 'sigmoid = forge.get', 'sigmoid', 'e to the minus x');
  await hideHover(page);
  await hover(page, 'wrong = forge.get', 'sigmiod', "did you mean 'sigmoid'?");
});
await hideHover(page);

await visit(page, process.env.URL);
