// A VS Code in a headless browser: what a user does with keyboard and mouse, and waits for.
import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.env.EDITORS}/`)('playwright-core');

const local = new Set(['127.0.0.1', 'localhost']);

/** Opens the workspace; nothing that the page asks for may leave the machine. */
export async function openWorkspace(url) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route(
    (address) => /^https?:$/.test(address.protocol) && !local.has(address.hostname),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await visit(page, url);
  return { browser, page };
}

/** Opens a workspace in the page, or the same one anew. */
export async function visit(page, url) {
  await page.goto(url, { timeout: 90_000 });
  // Before the list of files is there, keys are lost. It may have been hidden when the page was left.
  const files = page.locator('.explorer-folders-view .monaco-list-row').first();
  for (let times = 1; ; times += 1) {
    try {
      await files.waitFor({ timeout: 10_000 });
      return;
    } catch (error) {
      if (times === 9) throw error;
      await page.keyboard.press('Control+Shift+E');
    }
  }
}

/** The lines of code on screen, of a file or of the cells of a notebook. */
const lines = ':is(.editor-instance, .notebookOverlay) .view-line';

export async function openFile(page, name) {
  await chooseFrom(page, 'Control+P', '', name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator(lines).first().waitFor();
}

export async function runCommand(page, title) {
  await chooseFrom(page, 'F1', '>', title);
}

/** Opens a list of VS Code's by its key, where `prompt` stands, and takes the row of a text. */
async function chooseFrom(page, key, prompt, text) {
  // While an editor opens, nobody has the keys.
  for (let times = 1; ; times += 1) {
    await page.keyboard.press(key);
    try {
      await fieldHas(page, prompt, 3_000);
      break;
    } catch (error) {
      if (times === 10) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.type(text);
  await fieldHas(page, prompt + text);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  // What is typed next must not go into this field: a command may ask with another one.
  await page.waitForFunction(
    (written) => {
      const field = document.activeElement;
      return !(field?.matches('.quick-input-widget input') && field.value === written);
    },
    prompt + text,
  );
}

/** Types into the field that a command asks with. */
export async function answer(page, text) {
  await fieldHas(page, '');
  await page.keyboard.type(text, { delay: 20 });
}

/** Waits until a field of VS Code's own has the keys, with this in it. */
function fieldHas(page, value, timeout = 60_000) {
  return page.waitForFunction(
    (value) => {
      const field = document.activeElement;
      return field?.matches('.quick-input-widget input') && field.value === value;
    },
    value,
    { timeout },
  );
}

/** Has the documentation shown beside a list of completions, where it does not come by itself. */
export async function showDetails(page) {
  const details = page.locator('.suggest-details:visible').first();
  for (let times = 1; ; times += 1) {
    try {
      await details.waitFor({ timeout: 2_000 });
      return;
    } catch (error) {
      if (times === 10) throw error;
      await page.keyboard.press('Control+Space');
    }
  }
}

/** The text of the editor as it is on screen, hints included, with plain spaces. */
export async function screenLines(page) {
  return await page.locator(lines).evaluateAll((elements) =>
    elements
      .map((line) => [
        Number.parseFloat(line.style.top),
        line.textContent.replaceAll('\u00a0', ' '),
      ])
      .sort(([a], [b]) => a - b)
      .map(([, text]) => text),
  );
}

/** Where a word stands on screen, on the first line that contains `lineText`. */
export async function positionOf(page, lineText, word) {
  const position = await page.evaluate(
    ([lines, lineText, word]) => {
      const plain = (text) => text.replaceAll('\u00a0', ' ');
      for (const line of document.querySelectorAll(lines)) {
        if (!plain(line.textContent).includes(lineText)) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = plain(node.data).indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.right };
        }
      }
      return null;
    },
    [lines, lineText, word],
  );
  if (position === null) {
    throw new Error(`not on screen: ${word} in ${lineText}`);
  }
  return position;
}

/** Points at a word as a mouse would, along its own line, and gives its card as it is read aloud. */
export async function hover(page, lineText, word, expected) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { x, y } = await positionOf(page, lineText, word);
    await page.keyboard.press('Escape');
    await page.mouse.move(x + 350, y);
    await page.waitForTimeout(300);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y, { steps: 3 });
    let text = '';
    // An editor that was busy may have to be asked again.
    for (const end = Date.now() + 6_000; Date.now() < end; await page.waitForTimeout(100)) {
      text = await readAloud(page, '.monaco-hover');
      if (text.includes(expected)) return text;
    }
    if (Date.now() > deadline) throw new Error(`no ${expected} in ${JSON.stringify(text)}`);
  }
}

/** The text of what is visible there, with the words that stand for its pictures. */
export async function readAloud(page, selector) {
  return await page.locator(`${selector}:visible`).evaluateAll((elements) => {
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.tagName === 'IMG') return `${node.alt}\n`;
      const inner = [...node.childNodes].map(read).join('');
      return /^(P|DIV|LI|PRE)$/.test(node.tagName ?? '') ? `${inner}\n` : inner;
    };
    return elements.map(read).join('\n').replaceAll('\u00a0', ' ');
  });
}

export async function hideHover(page) {
  await page.mouse.move(900, 790);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
}

/** Puts the caret behind a word. */
export async function clickBehind(page, lineText, word) {
  const { right, y } = await positionOf(page, lineText, word);
  const caret = page.locator('[id="status.editor.selection"]');
  const before = await caret.textContent();
  // A busy editor may not be ready for the first click.
  for (let tries = 1; tries <= 5 && (await caret.textContent()) === before; tries += 1) {
    await page.mouse.click(right - 1, y);
    await page.waitForTimeout(700);
  }
}

/** Clicks the middle of a word. */
export async function clickOn(page, lineText, word, options = {}) {
  const { x, y } = await positionOf(page, lineText, word);
  await page.mouse.click(x, y, options);
}
