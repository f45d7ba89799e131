// Does in a real JupyterLab what a user does, and prints what was seen as one JSON object.
//   node drive.mjs URL SHOTS
import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.env.EDITORS}/`)('playwright-core');
const [url, shots] = process.argv.slice(2);
const patience = 40_000;
const seen = {};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
// Nothing that the page asks for may leave the machine.
await context.route(
  (address) => /^https?:$/.test(address.protocol) && address.hostname !== '127.0.0.1',
  (route) => route.abort(),
);
const page = await context.newPage();
page.setDefaultTimeout(patience);

async function open(name) {
  await page.goto(`${url}/lab/tree/${name}?reset`, { timeout: 90_000 });
  await page.locator('.cm-content').first().waitFor();
  // A notebook asks which kernel it shall have; none is needed to read it.
  const dialog = page.locator('.jp-Dialog button', { hasText: 'No Kernel' });
  if (name.endsWith('.ipynb')) {
    await dialog.click({ timeout: 5000 }).catch(() => {});
  }
  await until(async () => {
    const status = await (await fetch(`${url}/lsp/status`)).json();
    return status.sessions.neurogebra.status === 'started';
  });
}

async function until(holds) {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > deadline) return null;
    await page.waitForTimeout(200);
  }
}

/** Where a word stands on screen, on the first line that contains `lineText`. */
function positionOf(lineText, word) {
  return page.evaluate(
    ([lineText, word]) => {
      for (const line of document.querySelectorAll('.cm-line')) {
        if (!line.textContent.includes(lineText)) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          const box = range.getBoundingClientRect();
          // JupyterLab takes the place before or behind a letter, whichever is nearer, and shows no
          // card for the place before a name; for a name of one letter that is its left half.
          const letter = box.width / word.length;
          const x = box.x + letter * (Math.floor(word.length / 2) + 0.8);
          return { x, y: box.y + box.height / 2 };
        }
      }
      return null;
    },
    [lineText, word],
  );
}

/** Text with the letters that MathJax sets as ordinary ones, a symbol no longer on its own line. */
function plain(text) {
  return text
    .normalize('NFKC')
    .split(/\n\n+/)
    .map((part) => part.replaceAll('\n', ''))
    .join('\n');
}

/**
 * The card of a word, which JupyterLab shows while Control is held, once it has `expected`.
 */
async function hover(lineText, word, expected) {
  const card = page.locator('.lsp-hover, .lsp-tooltip').first();
  const text = await until(async () => {
    const place = await positionOf(lineText, word);
    if (place === null) return null;
    await page.mouse.move(place.x, place.y + 250);
    await page.keyboard.down('Control');
    await page.mouse.move(place.x - 1, place.y, { steps: 3 });
    await page.mouse.move(place.x, place.y);
    await card.waitFor({ timeout: 3000 }).catch(() => {});
    const shown = (await card.count()) > 0 ? plain(await card.innerText()) : '';
    if (shown.includes(expected)) return shown;
    await page.keyboard.up('Control');
    await page.keyboard.press('Escape');
    return null;
  });
  return text;
}

async function hideHover() {
  await page.keyboard.up('Control');
  await page.mouse.move(900, 880);
  await page.keyboard.press('Escape');
}

async function complete(editor, text) {
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text, { delay: 40 });
  return await until(async () => {
    await page.keyboard.press('Tab');
    const list = page.locator('.jp-Completer:visible .jp-Completer-item');
    await list.first().waitFor({ timeout: 4000 }).catch(() => {});
    const labels = await list.allInnerTexts();
    const names = labels.map((label) => label.split('\n')[0].trim());
    // Words of the file come sooner, and close with the list.
    if (names.includes('sigmoid')) return names;
    await page.keyboard.press('Escape');
    return null;
  });
}

async function shoot(name) {
  await page.screenshot({ path: `${shots}/jupyterlab-${name}.png` });
}

async function problems() {
  return await until(async () => {
    const marks = page.locator('.cm-lintRange');
    return (await marks.count()) > 0 ? await marks.allInnerTexts() : null;
  });
}

/** Clicks behind the letter in the middle of a word. */
async function click(lineText, word, options) {
  const { x, y } = await positionOf(lineText, word);
  await page.mouse.click(x, y, options);
}

/** Chooses from the menu of a word. */
async function choose(lineText, word, item) {
  await click(lineText, word, { button: 'right' });
  await page.locator('.lm-Menu-itemLabel', { hasText: item }).first().click();
}

function lines() {
  return page.locator('.cm-line').allInnerTexts();
}

async function visitFile() {
  await open('chain.py');
  seen.fileProblems = await problems();
  seen.fileCard = await hover('z.backward', 'backward', 'the chain rule');
  await shoot('file-hover');
  await hideHover();
  seen.valueCard = await hover('x = Value(2.0)', 'x', '∂z∂x');
  await shoot('value-hover');
  await hideHover();

  await click('print(f.eval(x=3))', 'eval');
  await page.keyboard.press('End');
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('ArrowLeft');
  seen.highlights = await until(async () => {
    const marks = await page.locator('[class*="cm-lsp-highlight"]').allInnerTexts();
    return marks.length > 0 ? marks : null;
  });
  await shoot('highlights');

  await choose('wrong = forge.get', 'forge', 'Jump to definition');
  const place = page.locator('.jp-StatusBar-TextItem', { hasText: /^Ln 4, Col 1$/ });
  seen.definition = (await until(async () => (await place.count()) > 0)) !== null;
  await choose('wrong = forge.get', 'forge', 'Jump to references');
  const targets = page.locator('.jp-Dialog option');
  seen.references = await until(async () => {
    const texts = await targets.allInnerTexts();
    return texts.length > 0 ? texts : null;
  });
  await shoot('references');
  await page.keyboard.press('Escape');

  await click('print(f.eval(x=3))', 'eval');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('f.eval(', { delay: 60 });
  const signature = page.locator('.lsp-signature-help');
  await signature.waitFor({ timeout: 15_000 }).catch(() => {});
  seen.signature = (await signature.count()) > 0 ? await signature.first().innerText() : null;
  await shoot('signature');
  await page.keyboard.press('Escape');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+z');

  seen.fileCompletion = await complete(page.locator('.cm-content').first(), 'other = forge.get("sig');
  await shoot('file-completion');
  await page.keyboard.press('Escape');
}

async function visitNotebook() {
  await open('chain.ipynb');
  seen.formulaCard = await hover('sigmoid = forge', 'sigmoid', 'sigmoid');
  seen.formulas = await page.locator('.lsp-hover mjx-container, .lsp-tooltip mjx-container').count();
  await shoot('notebook-formula');
  await hideHover();
  seen.notebookProblems = await problems();
  seen.cellCard = await hover('x = Value(2.0)', 'x', '∂z∂x');
  await shoot('notebook-value');
  await hideHover();

  await click('x = Value(2.0)', '2.0');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('3.0');
  seen.cellCardAfterEdit = await hover('x = Value(3.0)', 'x', '∂z∂x=12');
  await shoot('notebook-edited');
  await hideHover();

  await choose('print(f.eval(x=3))', 'x', 'Rename symbol');
  await page.locator('.jp-Dialog input').fill('t');
  await shoot('rename');
  await page.keyboard.press('Enter');
  seen.renamed = await until(async () => {
    const found = (await lines()).filter((line) => /eval\(t=3\)|a\*t\*\*2/.test(line));
    return found.length === 2 ? found : null;
  });
  await shoot('renamed');

  seen.notebookCompletion = await complete(
    page.locator('.jp-Notebook .cm-content').last(),
    'other = forge.get("sig',
  );
  await shoot('notebook-completion');
}

try {
  await visitFile();
  await visitNotebook();
} catch (error) {
  seen.error = String(error);
  await shoot('error');
}
await browser.close();
process.stdout.write(`${JSON.stringify(seen)}\n`);
