/** The line of an edge, without corners, and the head at its end. */

import type { Point } from './layout';

const headLength = 9;

/** A path through the middles of the pieces, bent towards the corners. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) {
    return '';
  }
  const end = before(rest.at(-1) ?? first, last);
  const pieces = [`M${at(first)}`];
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    const goal =
      next === undefined ? end : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    pieces.push(`Q${at(corner)} ${at(goal)}`);
  });
  if (rest.length === 0) {
    pieces.push(`L${at(end)}`);
  }
  return pieces.join('');
}

export function head(points: readonly Point[]): string {
  const tip = points.at(-1);
  const from = points.at(-2);
  if (tip === undefined || from === undefined) {
    return '';
  }
  const base = before(from, tip);
  const across = { x: (tip.y - base.y) / 2.4, y: (base.x - tip.x) / 2.4 };
  const sides = [1, -1].map((side) => ({
    x: base.x + side * across.x,
    y: base.y + side * across.y,
  }));
  return `M${at(tip)}${sides.map((side) => `L${at(side)}`).join('')}Z`;
}

function before(from: Point, tip: Point): Point {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const share = Math.min(headLength, length) / length;
  return { x: tip.x - (tip.x - from.x) * share, y: tip.y - (tip.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
