import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundMessage, iconOf, pick, spoken, thumbnail, titleOf } from '../src/catalogue/shelf';

const sigmoid = {
  name: 'sigmoid',
  formula: '1/(1 + e⁻ˣ)',
  summary: 'Squashes any number into (0, 1).',
  aliases: ['logistic'],
  picture: [0, 0.5, null, 1],
};
const relu = { ...sigmoid, name: 'relu', picture: [] };
const shelves = [{ category: 'activation', entries: [sigmoid, relu] }];

test('what was found keeps its order, and what is not there is left out', () => {
  assert.deepEqual(pick(shelves, ['relu', 'nothing', 'sigmoid']), [relu, sigmoid]);
});

test('a category has a title and a picture, one that is new too', () => {
  assert.deepEqual([titleOf('linalg'), titleOf('loss')], ['Linear algebra', 'Loss']);
  assert.deepEqual([iconOf('loss'), iconOf('new')], ['target', 'symbol-misc']);
});

test('a thumbnail has the curve, with its gaps', () => {
  const uri = thumbnail(sigmoid, '#123456') ?? '';
  const svg = atob(uri.slice('data:image/svg+xml;base64,'.length));
  assert.match(svg, /stroke="#123456"/);
  assert.match(svg, /d="M3 29L11\.7 16M29 3"/);
  assert.equal(thumbnail(relu, '#123456'), undefined);
  assert.equal(thumbnail({ ...relu, picture: [null, null] }, '#123456'), undefined);
});

test('an entry is read aloud with what it does', () => {
  assert.equal(
    spoken({ ...sigmoid, name: 'leaky_relu' }),
    'leaky relu: Squashes any number into (0, 1). 1/(1 + e⁻ˣ)',
  );
});

test('a search says how much it found', () => {
  assert.equal(foundMessage('robust', 12), '12 entries for “robust”');
  assert.equal(foundMessage('huber', 1), '1 entry for “huber”');
  assert.equal(foundMessage('zzz', 0), 'No entries for “zzz”');
});
