import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { endProcess, startProcess } from '../src/process';

/** Starts a stand-in for Python: a script of the shell that ignores its arguments. */
async function start(body: string) {
  const folder = await mkdtemp(join(tmpdir(), 'neurogebra-'));
  const python = join(folder, 'python');
  await writeFile(python, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  const said: string[] = [];
  const output = {
    debug: () => undefined,
    info: (line: string) => said.push(`info ${line}`),
    error: (line: string) => said.push(`error ${line}`),
  } as unknown as LogOutputChannel;
  const child = await startProcess(python, 'start.py', folder, output);
  return { said, child, closed: once(child, 'close') };
}

const posixOnly = { skip: process.platform === 'win32' ? 'there is no shell' : false };

test('a server that ends well says nothing of what it wrote', posixOnly, async () => {
  const { said, closed } = await start('echo noise >&2');
  await closed;
  assert.deepEqual(said, ['info The server ended.']);
});

test('a server that fails has its last words shown', posixOnly, async () => {
  const { said, closed } = await start('seq 60 >&2; exit 3');
  await closed;
  const [first, ...words] = said.join('').split('\n');
  assert.equal(first, 'error The server ended (code 3).');
  assert.deepEqual([words.length, words[0], words.at(-1)], [50, '11', '60']);
});

test('a server that does not listen is killed', posixOnly, async () => {
  const { said, child, closed } = await start("trap '' TERM; exec sleep 60");
  await endProcess(child, 100);
  await closed;
  assert.deepEqual(said, ['error The server ended (SIGKILL).']);
  await endProcess(child, 100); // a second time is no trouble
});

test('a Python that cannot be started is an error', posixOnly, async () => {
  const output = { info: () => undefined, error: () => undefined } as unknown as LogOutputChannel;
  await assert.rejects(startProcess('/nowhere/python', 'start.py', tmpdir(), output), /ENOENT/);
});
