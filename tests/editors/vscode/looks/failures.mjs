// What happens when the server ends, or no Python is there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { hideHover, hover, openFile, runCommand, screenLines } from '../browser.mjs';
import { assertSoon, lenses, page, picture, see, set, statusIs } from '../session.mjs';

/** With the notices, and the status below. */
const whole = { x: 0, y: 30, width: 1280, height: 770 };

await see('the command restarts the server', async () => {
  await openFile(page, 'chain_rule.py'); // whose language the status belongs to
  await runCommand(page, 'Neurogebra: Restart the Server');
  await statusIs('starting');
  await statusIs('ready');
});

await see('a server that is killed comes back, with its values', async () => {
  await openFile(page, 'chain_rule.py');
  process.kill(serverProcess(), 'SIGKILL');
  await statusIs('starting');
  await picture('restarting', whole);
  await statusIs('ready');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
});

await see('without a Python the user is told, and offered the ways out', async () => {
  chooseInterpreter('/nowhere/python');
  await statusIs('not running');
  const notice = page.locator('.notification-toast', { hasText: '/nowhere/python does not exist' });
  for (const offer of ['Open Settings', 'Download Python', 'Read More']) {
    await notice.getByRole('button', { name: offer }).waitFor();
  }
  await picture('no-python', whole);
  await notice.getByRole('button', { name: 'Read More' }).click();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await preview.getByText('What it needs').waitFor();
});
await runCommand(page, 'View: Close All Editors');

await see('a Python chosen in the settings is taken at once', async () => {
  await openFile(page, 'chain_rule.py');
  chooseInterpreter(process.env.PYTHON);
  await statusIs('ready');
});

const withoutNumpy = page.locator('.notification-toast', { hasText: 'numpy is not installed in' });

await see('on a machine without numpy that is said, and another Python offered', async () => {
  chooseInterpreter(process.env.BARE_PYTHON);
  await openFile(page, 'chain_rule.py');
  await statusIs('ready');
  await lenses.filter({ hasText: 'z = 14' }).first().waitFor();
  await openFile(page, 'linear_algebra.py');
  await withoutNumpy.getByRole('button', { name: 'Choose Another Python' }).click();
  await page.locator('.settings-editor').waitFor();
  await runCommand(page, 'View: Close Editor');
  await openFile(page, 'linear_algebra.py');
  await hover(page, 'output = W @ x', 'output', 'numpy is not installed');
});
await hideHover(page);

await see('numpy is installed at a click', async () => {
  // The same Python by another name: of each it is said once.
  chooseInterpreter(`${process.env.BARE_PYTHON}3`);
  await statusIs('starting');
  await withoutNumpy.getByRole('button', { name: 'Install numpy' }).click();
  await statusIs('starting', 180_000); // pip has ended well
  await assertSoon(async () =>
    assert.ok((await screenLines(page)).some((line) => /^output = np\.dot\(.*68$/.test(line))),
  );
});

await see('another Python takes its place', async () => {
  chooseInterpreter(process.env.PYTHON);
  await statusIs('starting');
  await statusIs('ready');
  await openFile(page, 'chain_rule.py');
});

await see('a server that keeps ending is given up, and the user told', async () => {
  for (let times = 1; times <= 5; times += 1) {
    process.kill(serverProcess(), 'SIGKILL');
    await statusIs(times === 5 ? 'not running' : 'starting');
    if (times < 5) {
      await statusIs('ready');
    }
  }
  const notice = page.locator('.notification-toast', { hasText: 'ended five times' });
  await notice.waitFor();
  await picture('given-up', whole);
  await notice.getByRole('button', { name: 'Restart' }).click();
  await statusIs('ready');
});

await see('without the setting, the Python on the path is taken', async () => {
  chooseInterpreter('');
  await statusIs('starting');
  await statusIs('ready');
});

await see('the output says which Python was taken', async () => {
  await runCommand(page, 'Neurogebra: Show Output');
  await page.locator('.pane-body').getByText('from the path').first().waitFor();
});
await runCommand(page, 'View: Hide Panel');
await runCommand(page, 'View: Close All Editors');

function chooseInterpreter(path) {
  set('neurogebra.interpreter', path);
}

/** The process that the extension started, found by its command line. */
function serverProcess() {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
      if (
        words.some((word) => word.startsWith(process.env.EXTENSIONS) && word.endsWith('start.py'))
      ) {
        return Number(entry);
      }
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error('the server does not run');
}
