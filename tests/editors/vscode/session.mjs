// One visit of VS Code: what is looked at becomes a report a line, and a screenshot of each.
import { readFileSync, writeFileSync } from 'node:fs';
import { openWorkspace } from './browser.mjs';

const { browser, page } = await openWorkspace(process.env.URL);
let shots = 0;

export { page };
export const statusItem = page.locator('.statusbar-item', { hasText: 'Neurogebra' });
export const lenses = page.locator('.codelens-decoration');

export async function see(what, look) {
  const report = { what, seen: true };
  try {
    await look();
  } catch (error) {
    report.seen = false;
    report.why = String(error.message).replaceAll('\n', ' | ').slice(0, 1500);
  }
  await shoot(what);
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function shoot(what) {
  shots += 1;
  const name = what.replaceAll(/[^a-z]+/gi, '-').toLowerCase();
  await page.screenshot({
    path: `${process.env.SHOTS}/${String(shots).padStart(2, '0')}-${name}.png`,
  });
}

/** The code, from its first line, beside the side bar. */
export const code = { x: 352, y: 87, width: 924, height: 520 };

/** A picture for the documentation: a part of the screen, under its own name. */
export async function picture(name, clip = code) {
  await page.screenshot({ path: `${process.env.SHOTS}/pictures/${name}.png`, clip });
}

export async function statusIs(word, timeout = 60_000) {
  const item = page.locator(`.statusbar-item[aria-label*="Neurogebra: ${word}"]`);
  await item.waitFor({ timeout });
}

/** Tries until it holds; what is on screen follows the server by some moments. */
export async function assertSoon(holds) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await page.waitForTimeout(200);
    }
  }
}

/** Writes a setting of the workspace. */
export function set(name, value) {
  write(process.env.SETTINGS, name, value);
}

/** Writes a setting of the user. */
export function setForUser(name, value) {
  write(process.env.USER_SETTINGS, name, value);
}

function write(file, name, value) {
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...settings, [name]: value }));
}

export function close() {
  return browser.close();
}
