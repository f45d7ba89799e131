import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantedIn } from '../src/panels/wanted';

test('a lens names a document and a number, a card a place', () => {
  const position = { line: 1, character: 2 };
  assert.deepEqual(wantedIn(['file:///a.py', 0]), { uri: 'file:///a.py', number: 0 });
  assert.deepEqual(wantedIn([{ uri: 'file:///a.py', position }]), {
    uri: 'file:///a.py',
    position,
  });
});

test('anything else names nothing', () => {
  for (const given of [
    [],
    ['file:///a.py'],
    [1, 2],
    [null],
    [{ uri: 'a', position: { line: 1 } }],
  ]) {
    assert.equal(wantedIn(given), undefined, JSON.stringify(given));
  }
});
