import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentAt, moved, playedFrom } from '../src/webview/graph/steps';
import { amount, arrow, box, drawing, flow, step } from './drawing';

/** a is used twice: z = a·2 + a. */
const twice = drawing(
  [box('a', 'leaf'), box('2', 'number'), box('h', 'operation'), box('z', 'root')],
  [arrow('a', 'h', '2'), arrow('2', 'h', null), arrow('h', 'z', '1'), arrow('a', 'z', '1')],
  [
    step('forward', 'h'),
    step('forward', 'z'),
    step('backward', 'z'),
    step('backward', 'z', flow('h', '1'), flow('a', '1')),
    step('backward', 'h', flow('a', '3')),
  ],
);

test('before the first step only leaves and numbers are known', () => {
  const moment = momentAt(twice, 0);
  assert.deepEqual([...moment.computed], ['a', '2']);
  assert.deepEqual([moment.gradients.size, moment.step, moment.active.size], [0, undefined, 0]);
});

test('forward, a node is computed from its operands', () => {
  const moment = momentAt(twice, 1);
  assert.deepEqual([...moment.computed], ['a', '2', 'h']);
  assert.deepEqual([...moment.active], [0, 1]);
  assert.equal(moment.gradients.size, 0);
});

test('backward, gradients gather', () => {
  const soFar = (done: number) => {
    const { gradients } = momentAt(twice, done);
    return Object.fromEntries([...gradients].map(([id, { shown }]) => [id, shown]));
  };
  assert.deepEqual(soFar(2), {});
  assert.deepEqual(soFar(3), { z: 'gradient of z' });
  assert.deepEqual(soFar(4), { z: 'gradient of z', h: '1', a: '1' });
  assert.deepEqual(soFar(5), { z: 'gradient of z', h: 'gradient of h', a: '3' });
});

test('backward, the edges that the gradient goes along are told, not those of numbers', () => {
  assert.deepEqual([...momentAt(twice, 4).active], [2, 3]);
  assert.deepEqual([...momentAt(twice, 5).active], [0]);
});

test('a gradient from an earlier pass is there from the start', () => {
  const held = drawing([box('a', 'leaf', 0, [0, 1], { before: amount('7') })]);
  assert.equal(momentAt(held, 0).gradients.get('a')?.shown, '7');
});

test('a group gets its gradient with its step, for what reaches its parts is not on show', () => {
  const grouped = drawing(
    [box('g', 'group'), box('z', 'root')],
    [arrow('g', 'z', '1')],
    [step('forward', 'g'), step('backward', 'z', flow('g', null)), step('backward', 'g')],
  );
  assert.deepEqual([...momentAt(grouped, 0).computed], []);
  assert.equal(momentAt(grouped, 2).gradients.get('g'), undefined);
  assert.equal(momentAt(grouped, 3).gradients.get('g')?.shown, 'gradient of g');
});

test('a group of leaves is known from the start', () => {
  assert.ok(momentAt(drawing([box('leaves', 'group')]), 0).computed.has('leaves'));
});

test('steps beyond either end are the ends', () => {
  assert.deepEqual([momentAt(twice, 99).done, momentAt(twice, -1).done], [5, 0]);
  assert.deepEqual(
    (['first', 'back', 'forward', 'last'] as const).map((move) => moved(2, 5, move)),
    [0, 1, 3, 5],
  );
  assert.deepEqual([moved(0, 5, 'back'), moved(5, 5, 'forward')], [0, 5]);
});

test('playing goes on from where it is, and from the end anew', () => {
  assert.deepEqual([playedFrom(2, 5), playedFrom(5, 5)], [2, 0]);
});
