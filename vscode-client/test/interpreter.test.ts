import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Answer,
  chooseInterpreter,
  isNewer,
  newerServer,
  type Surroundings,
} from '../src/interpreter';

/** The only place that knows how a Python is chosen; `machine` maps command lines to answers. */
async function choose(machine: Record<string, Answer>, around: Partial<Surroundings> = {}) {
  const asked: string[] = [];
  const choice = await chooseInterpreter({
    setting: '',
    workspaceFolder: '/work',
    homeFolder: '/home/ada',
    platform: 'linux',
    activeEnvironment: async () => undefined,
    run: async ({ command, args }) => {
      const line = [command, ...args.slice(0, args.indexOf('-I'))].join(' ');
      asked.push(line);
      return machine[line] ?? { kind: 'absent' };
    },
    ...around,
  });
  const outcome = choice.kind === 'found' ? `${choice.executable} ${choice.version}` : choice.why;
  return { asked, outcome, choice };
}

function python(version: string, executable: string): Answer {
  const [major, minor] = version.split('.').map(Number);
  return { kind: 'answered', stdout: `${JSON.stringify([major, minor, executable])}\n` };
}

test('the setting wins, and nothing else is asked', async () => {
  const { asked, outcome } = await choose(
    { '/opt/py': python('3.12', '/opt/py3.12'), python3: python('3.13', '/usr/bin/python3') },
    { setting: ' /opt/py ', activeEnvironment: async () => '/venv/bin/python' },
  );
  assert.deepEqual(asked, ['/opt/py']);
  assert.equal(outcome, '/opt/py3.12 3.12');
});

test('a setting that does not work is said, not replaced', async () => {
  const { asked, outcome } = await choose(
    { python3: python('3.13', '/usr/bin/python3') },
    { setting: '/nowhere' },
  );
  assert.deepEqual(asked, ['/nowhere']);
  assert.equal(
    outcome,
    'The setting neurogebra.interpreter does not work: /nowhere does not exist.',
  );
});

test('a setting may name the workspace or the home folder', async () => {
  const inWorkspace = await choose({}, { setting: '${workspaceFolder}/.venv/bin/python' });
  assert.deepEqual(inWorkspace.asked, ['/work/.venv/bin/python']);
  const atHome = await choose({}, { setting: '~/py' });
  assert.deepEqual(atHome.asked, ['/home/ada/py']);
  const likeHome = await choose({}, { setting: '~ada/py' });
  assert.deepEqual(likeHome.asked, ['~ada/py']);
});

test('the active environment comes before the path', async () => {
  const { outcome, choice } = await choose(
    {
      '/venv/bin/python': python('3.11', '/venv/bin/python'),
      python3: python('3.13', '/usr/bin/python3'),
    },
    { activeEnvironment: async () => '/venv/bin/python' },
  );
  assert.equal(outcome, '/venv/bin/python 3.11');
  assert.equal(choice.kind === 'found' && choice.from, 'environment');
});

test('an environment that is too old gives way to the path', async () => {
  const { asked, outcome } = await choose(
    { '/old': python('3.9', '/old'), python3: python('3.10', '/usr/bin/python3.10') },
    { activeEnvironment: async () => '/old' },
  );
  assert.deepEqual(asked, ['/old', 'python3']);
  assert.equal(outcome, '/usr/bin/python3.10 3.10');
});

test('Windows is asked in its own order, the launcher last', async () => {
  const { asked, outcome } = await choose(
    { 'py -3': python('3.14', 'C:\\Python314\\python.exe') },
    { platform: 'win32' },
  );
  assert.deepEqual(asked, ['python', 'python3', 'py -3']);
  assert.equal(outcome, 'C:\\Python314\\python.exe 3.14');
});

test('none: the sentence is short, and each candidate has its reason', async () => {
  const { outcome, choice } = await choose(
    {
      '/venv': { kind: 'silent', seconds: 15 },
      python3: { kind: 'failed', why: 'error 9009' },
      python: python('2.7', '/usr/bin/python'),
    },
    { activeEnvironment: async () => '/venv' },
  );
  assert.equal(
    outcome,
    'Neurogebra needs Python 3.10 or newer and found only older ones: ' +
      'python is Python 2.7, older than 3.10.',
  );
  assert.deepEqual(choice.kind === 'none' && choice.tried, [
    '/venv did not answer within 15 seconds',
    'python3 does not run (error 9009)',
    'python is Python 2.7, older than 3.10',
  ]);
});

test('what answers anything else is not Python', async () => {
  for (const stdout of ['', 'Python 3.12', '{}', '[3]', '["3", 12, ""]']) {
    const { choice } = await choose({ python3: { kind: 'answered', stdout } });
    assert.deepEqual(choice.kind === 'none' && choice.tried, [
      'python3 does not answer like Python',
      'python does not exist',
    ]);
  }
});

test('a Python that does not know its own path is started by the name that found it', async () => {
  assert.equal((await choose({ python3: python('3.12', '') })).outcome, 'python3 3.12');
});

test('without any Python the sentence is short', async () => {
  const { outcome } = await choose({});
  assert.equal(outcome, 'Neurogebra needs Python 3.10 or newer and found none.');
});

test("an interpreter's own server is taken only where it is newer", async () => {
  const own = (stdout: string) =>
    newerServer('/py', '/start.py', '0.9.0', async () => ({ kind: 'answered', stdout }));
  assert.equal(await own('"0.10.0"'), '0.10.0');
  assert.equal(await own('"0.9"'), undefined);
  assert.equal(await own('"0.8.9"'), undefined);
  for (const none of ['""', '', 'null', '{}', '"1.0.dev1"', 'Python']) {
    assert.equal(await own(none), undefined);
  }
  assert.equal(
    await newerServer('/py', '/start.py', '0.9.0', async () => ({ kind: 'absent' })),
    undefined,
  );
});

test('versions are compared number by number', () => {
  assert.equal(isNewer('1.10', '1.9.9'), true);
  assert.equal(isNewer('1.0.0', '1'), false);
  assert.equal(isNewer('2', '1.9'), true);
});
