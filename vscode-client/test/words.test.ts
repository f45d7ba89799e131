import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardIn, titleOf } from '../src/card';
import { mentionsNeurogebra, touchedLines } from '../src/mentions';
import { report, withoutPaths } from '../src/report';
import { selectorFor } from '../src/selector';
import { statusOf, textStateIn, versionsIn } from '../src/state';

test('a card is text, or text with a title', () => {
  assert.deepEqual(cardIn('# z', 'Graph'), { title: 'Graph', text: '# z' });
  assert.deepEqual(cardIn({ title: 'z', text: '# z' }, 'Graph'), { title: 'z', text: '# z' });
  assert.deepEqual(cardIn({ text: '# z', more: 1 }, 'Graph'), { title: 'Graph', text: '# z' });
});

test('an answer with nothing to read is no card', () => {
  for (const answer of [null, undefined, 7, '', ' \n', {}, { title: 'z' }, { text: 7 }, []]) {
    assert.equal(cardIn(answer, 'Graph'), undefined);
  }
});

test('a command names its card', () => {
  assert.equal(titleOf('neurogebra.graph'), 'Graph');
  assert.equal(titleOf('graph'), 'Graph');
});

test('only text that names neurogebra starts anything', () => {
  assert.equal(mentionsNeurogebra('from neurogebra import Value'), true);
  assert.equal(mentionsNeurogebra('import numpy as np'), false);
});

test('an edit touches the lines that it ends up on', () => {
  assert.deepEqual(touchedLines(4, 'x'), [4, 4]);
  assert.deepEqual(touchedLines(4, ''), [4, 4]);
  assert.deepEqual(touchedLines(4, 'a\r\nb\nc'), [4, 6]);
});

test('the status says what is, and shows nothing before the server is needed', () => {
  assert.equal(statusOf({ kind: 'idle' }), undefined);
  assert.equal(statusOf({ kind: 'starting' })?.spoken, 'Neurogebra: starting');
  assert.equal(statusOf({ kind: 'stopped' })?.spoken, 'Neurogebra: stopped');
  assert.deepEqual(statusOf({ kind: 'ready', version: '3.12', executable: '/py' }), {
    text: '$(check) Neurogebra',
    tooltip: 'Python 3.12: /py',
    spoken: 'Neurogebra: ready',
    tone: 'plain',
  });
  assert.deepEqual(statusOf({ kind: 'failed', why: 'No Python.' }), {
    text: '$(error) Neurogebra',
    tooltip: 'No Python.',
    spoken: 'Neurogebra: not running',
    tone: 'error',
  });
});

const ready = { kind: 'ready', version: '3.12', executable: '/py' } as const;

test('the status says of the text what is, and why', () => {
  const spoken = (state: string, why = '', unknown = 0) => {
    const status = statusOf(ready, { state, why, unknown, needs: [] });
    return [status?.spoken, status?.tooltip.split('\n')[0]];
  };
  assert.deepEqual(spoken('complete'), ['Neurogebra: ready', 'Everything is evaluated.']);
  assert.deepEqual(spoken('complete', '', 2), [
    'Neurogebra: ready',
    'Evaluated; places where something is not known: 2.',
  ]);
  assert.deepEqual(spoken('evaluating'), [
    'Neurogebra: evaluating',
    'The file is being evaluated.',
  ]);
  assert.deepEqual(spoken('waiting', 'this workspace is not trusted yet'), [
    'Neurogebra: waiting for trust',
    'Evaluation waits: this workspace is not trusted yet.',
  ]);
  assert.deepEqual(spoken('stopped', 'after 1.5 seconds', 3), [
    'Neurogebra: stopped',
    'The evaluation was ended: after 1.5 seconds.',
  ]);
  assert.deepEqual(spoken('not evaluated', 'neurogebra.evaluation.enable is off'), [
    'Neurogebra: paused',
    'Nothing is evaluated: neurogebra.evaluation.enable is off.',
  ]);
  assert.deepEqual(spoken('a state to come')[0], 'Neurogebra: ready');
});

test('what the server says of a text is read, whatever it says', () => {
  const state = {
    uri: 'file:///a.py',
    state: 'complete',
    why: '',
    unknown: [{}],
    needs: ['numpy'],
  };
  assert.deepEqual(textStateIn({ states: [state] }), {
    state: 'complete',
    why: '',
    unknown: 1,
    needs: ['numpy'],
  });
  assert.deepEqual(textStateIn({ states: [{ state: 'off', why: 'it' }] }), {
    state: 'off',
    why: 'it',
    unknown: 0,
    needs: [],
  });
  for (const answer of [undefined, null, 7, {}, { states: [] }, { states: [{ state: 7 }] }]) {
    assert.equal(textStateIn(answer), undefined);
  }
  assert.deepEqual(versionsIn({ versions: { python: '3.12.1', numpy: '' } }), [
    ['python', '3.12.1'],
    ['numpy', ''],
  ]);
  assert.deepEqual(versionsIn(undefined), []);
});

test('a report has versions and the log, but no names of files and nothing of their text', () => {
  const text = report({
    versions: [
      ['python', '3.12.1'],
      ['numpy', ''],
    ],
    folders: ['/home/ada', '/'],
    state: 'failed: /home/ada/py does not exist',
    log: [
      '2026-01-01 10:00:00.000 [info] Python 3.12 from the path: /home/ada/.venv/bin/python3',
      '2026-01-01 10:00:01.000 [trace] Params: {"text": "secret = 1"}',
      'secret = 2',
      '2026-01-01 10:00:02.000 [error] hover failed at version 3 of file:///home/ada/work/thesis.py',
    ].join('\n'),
  });
  assert.match(text, /\| python \| 3\.12\.1 \|/);
  assert.match(text, /\| numpy \| not installed \|/);
  assert.match(text, /\| state \| failed: <path> does not exist \|/);
  assert.match(text, /\[info\] Python 3\.12 from the path: <path>\n/);
  assert.match(text, /\[error\] hover failed at version 3 of <address>\n/);
  assert.doesNotMatch(text, /ada|secret|thesis/);
});

test('paths are left out on every system, and methods of the protocol are none', () => {
  for (const path of ['/a/b.py', '~/a', 'C:\\Users\\ada\\a.py', 'c:/Users/a', '/a/b/']) {
    assert.equal(withoutPaths(`in ${path}: x`), 'in <path>: x');
  }
  assert.equal(withoutPaths('in C:\\Ada B\\x.py: x', ['C:\\Ada B']), 'in ~\\x.py: x');
  const kept = 'textDocument/hover took 0.3 ms; 1/2, and/or';
  assert.equal(withoutPaths(kept), kept);
});

test('the server is told of Python wherever the folders of the workspace are', () => {
  const schemes = (folders: readonly string[]) => selectorFor(folders).map(({ scheme }) => scheme);
  const always = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs'];
  assert.deepEqual(schemes(['file', 'file']), always);
  assert.deepEqual(schemes(['memory', 'file']), [...always, 'memory']);
});
