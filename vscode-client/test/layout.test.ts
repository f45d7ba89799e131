import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curve, head } from '../src/webview/graph/curve';
import { linesOf, type Measure, place, sizeOf, textOf } from '../src/webview/graph/layout';
import { firstSight, fitted, inSight, zoomed } from '../src/webview/graph/view';
import { amount, arrow, box, drawing, setting } from './drawing';

const measure: Measure = (text) => 7 * text.length;
const chain = drawing(
  [box('x', 'leaf'), box('2', 'number'), box('h', 'operation'), box('z', 'root')],
  [arrow('x', 'h', '8'), arrow('2', 'h', null), arrow('h', 'z', '2')],
);

test('operands stand above what is made of them, or to the left of it', () => {
  const middles = (direction: 'TB' | 'LR') =>
    place(chain, direction, measure).boxes.map(({ x, y, width, height }) =>
      direction === 'TB' ? y + height / 2 : x + width / 2,
    );
  for (const direction of ['TB', 'LR'] as const) {
    const [x = 0, two = 0, h = 0, z = 0] = middles(direction);
    assert.ok(x < h && two < h && h < z, `${direction}: ${[x, two, h, z]}`);
  }
});

test('nodes do not lie on one another, and all is within the picture', () => {
  const { boxes, width, height } = place(chain, 'TB', measure);
  for (const one of boxes) {
    assert.ok(one.x >= 0 && one.x + one.width <= width);
    assert.ok(one.y >= 0 && one.y + one.height <= height);
    for (const other of boxes.filter((another) => another !== one)) {
      const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
      const isAbove = one.y + one.height <= other.y || other.y + other.height <= one.y;
      assert.ok(isBeside || isAbove, `${one.box.id} and ${other.box.id}`);
    }
  }
});

test('two edges between the same nodes are both drawn', () => {
  const square = drawing(
    [box('x', 'leaf'), box('z', 'root')],
    [arrow('x', 'z', '3'), arrow('x', 'z', '4')],
  );
  const [one, other] = place(square, 'TB', measure).arrows;
  assert.deepEqual([one?.text, other?.text], ['3', '4']);
  assert.notDeepEqual(one?.label, other?.label);
});

test('an opened group is a frame around its nodes', () => {
  const opened = {
    ...drawing(
      [
        box('a', 'leaf', 0, [0, 1], { within: 'g' }),
        box('b', 'operation', 0, [0, 1], { within: 'g' }),
        box('z', 'root'),
      ],
      [arrow('a', 'b', '1'), arrow('b', 'z', '1')],
    ),
    frames: [{ id: 'g', title: 'f · call 1', within: '' }],
  };
  const { boxes, frames } = place(opened, 'TB', measure);
  const [frame] = frames;
  assert.ok(frame);
  for (const { x, y, width, height, box: inner } of boxes.slice(0, 2)) {
    assert.ok(x > frame.x && x + width < frame.x + frame.width, inner.id);
    assert.ok(y > frame.y && y + height < frame.y + frame.height, inner.id);
  }
});

test('a node has its rule, its number and its gradient, named where there is room', () => {
  const h = box('h', 'operation', 0, [0, 1], { rule: setting('x²') });
  assert.deepEqual(linesOf(h, 'z', amount('4'), amount('0.333', '≈')), [
    { left: '= x²', right: '' },
    { left: 'data', right: '4' },
    { left: '∂z/∂h', right: '≈ 0.333' },
  ]);
  assert.equal(
    linesOf(box('x·y + 1', 'operation'), 'z', undefined, undefined)[1]?.left,
    'gradient',
  );
  assert.deepEqual(linesOf(box('2', 'number'), 'z', amount('2'), undefined), []);
});

test('a node keeps its size while its numbers are not known yet', () => {
  const node = box('h', 'operation');
  assert.equal(linesOf(node, 'z', undefined, undefined).length, 2);
  assert.ok(sizeOf(node, 'z', measure).width > measure('data of h', 'number'));
});

test('several edges as one are counted', () => {
  assert.equal(textOf(arrow('a', 'b', null, 3)), '3 edges');
  assert.equal(textOf(arrow('a', 'b', null)), '');
});

test('an edge is a smooth line that ends in a head', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 50 },
    { x: 40, y: 90 },
  ];
  assert.match(curve(points), /^M0 0Q0 50 33\.6 83\.6$/);
  assert.match(head(points), /^M40 90L/);
  assert.deepEqual([curve([]), head([{ x: 0, y: 0 }])], ['', '']);
});

test('a large graph is made smaller to fit, a small one is not blown up', () => {
  const window = { width: 400, height: 400 };
  assert.equal(fitted({ width: 800, height: 200 }, window).scale, 0.5);
  assert.equal(fitted({ width: 10, height: 10 }, window).scale, 1.15);
});

test('a graph that could not be read as a whole is shown around what the user is at', () => {
  const window = { width: 400, height: 400 };
  const graph = { width: 4000, height: 300 };
  const at = (x: number) => firstSight(graph, window, { x, y: 0, width: 100, height: 60 });
  const { scale } = at(2000);
  assert.ok(11.5 * scale >= 9 && scale < 1);
  const inMiddle = at(2000).x + scale * 2050;
  assert.ok(Math.abs(inMiddle - 200) < 1e-9);
  assert.equal(at(0).x, 0); // nothing is to the left of it
  assert.ok(Math.abs(at(3900).x + scale * 4000 - 400) < 1e-9);
  assert.equal(at(0).y, (400 - scale * 300) / 2);
  const small = { width: 450, height: 300 };
  assert.deepEqual(
    firstSight(small, window, { x: 0, y: 0, width: 9, height: 9 }),
    fitted(small, window),
  );
});

test('enlarging keeps what is under the pointer where it is', () => {
  const before = { x: 10, y: 20, scale: 1 };
  const after = zoomed(before, 2, { x: 110, y: 220 });
  assert.deepEqual(after, { x: -90, y: -180, scale: 2 });
  assert.equal(zoomed(before, 1000, { x: 0, y: 0 }).scale, 3);
});

test('what is in sight stays, what is not comes into sight', () => {
  const window = { width: 400, height: 400 };
  const view = { x: 0, y: 0, scale: 1 };
  assert.deepEqual(inSight(view, { x: 50, y: 50, width: 50, height: 50 }, window), view);
  const below = inSight(view, { x: 50, y: 500, width: 50, height: 50 }, window);
  assert.deepEqual([below.x, below.y], [0, -174]);
});
