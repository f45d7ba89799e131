import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { afterEach, mock, test } from 'node:test';
import { onDidChangeEnvironment, surroundings } from '../src/environment';
import { EventEmitter, installed, workspace } from './vscode';

afterEach(() => {
  installed.python = undefined;
  mock.timers.reset();
});

/** The Python extension, with one active environment. */
function pythonExtension(executable: string | undefined) {
  const changed = new EventEmitter<object>();
  const environments = {
    onDidChangeActiveEnvironmentPath: changed.event,
    getActiveEnvironmentPath: (folder: { fsPath: string }) => ({ path: folder.fsPath }),
    resolveEnvironment: async ({ path }: { path: string }) => ({
      executable: { uri: executable === undefined ? undefined : { fsPath: path + executable } },
    }),
  };
  return { changed, activate: async () => ({ environments }) };
}

const active = () => surroundings(tmpdir()).activeEnvironment();

test('the active environment is that of the first folder', async () => {
  installed.python = pythonExtension('/.venv/bin/python');
  assert.equal(await active(), '/work/.venv/bin/python');
});

test('in a workspace that is not trusted its environment is not asked for', async () => {
  installed.python = pythonExtension('/.venv/bin/python');
  workspace.isTrusted = false;
  try {
    assert.equal(await active(), undefined);
  } finally {
    workspace.isTrusted = true;
  }
});

test('no Python extension, or one without an environment, is no trouble', async () => {
  assert.equal(await active(), undefined);
  assert.equal(await onDidChangeEnvironment(() => undefined), undefined);
  installed.python = pythonExtension(undefined);
  assert.equal(await active(), undefined);
});

test('a Python extension that fails or changed its API is no trouble', async () => {
  installed.python = { activate: async () => Promise.reject(new Error('broken')) };
  assert.equal(await active(), undefined);
  installed.python = { activate: async () => ({}) };
  assert.equal(await active(), undefined);
  assert.equal(await onDidChangeEnvironment(() => undefined), undefined);
});

test('a Python extension that never starts is waited for in vain only so long', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  installed.python = { activate: () => new Promise(() => undefined) };
  const answer = active();
  mock.timers.tick(15_000);
  assert.equal(await answer, undefined);
});

test('another environment is noticed, until nobody listens', async () => {
  const python = pythonExtension('/bin/python');
  installed.python = python;
  let noticed = 0;
  const listening = await onDidChangeEnvironment(() => {
    noticed += 1;
  });
  python.changed.fire({});
  listening?.dispose();
  python.changed.fire({});
  assert.equal(noticed, 1);
});

test('a candidate is run, and what becomes of it is told apart', async () => {
  const { run } = surroundings(tmpdir());
  const node = (code: string) => run({ command: process.execPath, args: ['-e', code] });
  assert.deepEqual(await node('console.log(7)'), { kind: 'answered', stdout: '7\n' });
  assert.deepEqual(await node('process.exit(3)'), { kind: 'failed', why: 'error 3' });
  assert.deepEqual(await run({ command: '/nowhere/python', args: [] }), { kind: 'absent' });
});
