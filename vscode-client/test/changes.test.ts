import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areCurrent, moved } from '../src/changes';

function change(from: readonly [number, number], to: readonly [number, number], text: string) {
  const place = ([line, character]: readonly [number, number]) => ({ line, character });
  return { range: { start: place(from), end: place(to) }, text };
}

const place = { line: 4, character: 10 };

test('a place follows what stands at it', () => {
  const cases: readonly [ReturnType<typeof change>, number, number][] = [
    [change([4, 12], [4, 14], 'longer'), 4, 10],
    [change([5, 0], [9, 0], ''), 4, 10],
    [change([1, 0], [1, 0], 'a\nb\n'), 6, 10],
    [change([1, 0], [3, 0], ''), 2, 10],
    [change([4, 2], [4, 4], ''), 4, 8],
    [change([4, 2], [4, 4], 'four'), 4, 12],
    [change([4, 0], [4, 0], 'x = 1\n'), 5, 10],
    [change([3, 5], [4, 6], 'joined'), 3, 15],
    [change([4, 10], [4, 10], 'ab'), 4, 12],
    [change([4, 8], [4, 12], 'gone'), 4, 8],
  ];
  for (const [edit, line, character] of cases) {
    assert.deepEqual(moved(place, [edit]), { line, character }, JSON.stringify(edit));
  }
});

test('several edits follow one another', () => {
  const edits = [change([0, 0], [0, 0], '\n'), change([5, 0], [5, 2], '')];
  assert.deepEqual(moved(place, edits), { line: 5, character: 8 });
});

test('a change is made only in the text that it was worked out for', () => {
  const range = { start: place, end: place };
  const edit = { uri: 'file:///a.py', version: 3, range, newText: '2' };
  assert.equal(
    areCurrent([edit], () => 3),
    true,
  );
  assert.equal(
    areCurrent([edit], () => 4),
    false,
  );
  assert.equal(
    areCurrent([edit], () => undefined),
    false,
  );
  assert.equal(
    areCurrent([{ ...edit, version: null }], () => 3),
    false,
  );
});
