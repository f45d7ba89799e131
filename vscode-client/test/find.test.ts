import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxAt, nextTo } from '../src/webview/graph/find';
import { box } from './drawing';

const boxes = [
  box('x', 'leaf', 3, [0, 1]),
  box('2', 'number', 4, [0, 9]),
  box('x²', 'operation', 4, [0, 9]),
  box('h', 'operation', 4, [0, 1]),
];
const at = (line: number, character: number, uri = 'file:///a.py') =>
  boxAt(boxes, uri, line, character)?.id;

test('the name under the cursor is its node', () => {
  assert.deepEqual([at(3, 0), at(3, 1), at(4, 0)], ['x', 'x', 'h']);
});

test('elsewhere on a line it is what the line made, never a plain number', () => {
  assert.deepEqual([at(3, 12), at(4, 5), at(4, 30)], ['x', 'x²', 'h']);
});

test('other lines and other files are about no node', () => {
  assert.deepEqual([at(0, 0), at(3, 0, 'file:///b.py')], [undefined, undefined]);
});

test('arrow keys lead to the nearest node that way', () => {
  const placed = (id: string, x: number, y: number) => ({
    box: box(id, 'leaf'), x, y, width: 10, height: 10,
  }); // biome-ignore format: a table
  const [left, middle, right, below] = [
    placed('left', 0, 5),
    placed('middle', 50, 0),
    placed('right', 100, 40),
    placed('below', 55, 60),
  ] as const;
  const all = [left, middle, right, below];
  assert.deepEqual(
    (['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp'] as const).map(
      (way) => nextTo(all, middle, way)?.box.id,
    ),
    ['left', 'right', 'below', undefined],
  );
});
