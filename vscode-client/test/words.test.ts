import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardIn, titleOf } from '../src/card';
import { mentionsNeurogebra, touchedLines } from '../src/mentions';
import { statusOf } from '../src/state';

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
    isError: false,
  });
  assert.deepEqual(statusOf({ kind: 'failed', why: 'No Python.' }), {
    text: '$(error) Neurogebra',
    tooltip: 'No Python.',
    spoken: 'Neurogebra: not running',
    isError: true,
  });
});
