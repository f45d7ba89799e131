/** The graph as a picture. */

import type { Box } from '../../panels/graphAnswer';
import { draw } from '../frame';
import {
  type Layout,
  lineHeight,
  linesOf,
  type PlacedArrow,
  type PlacedBox,
  padding,
} from './layout';

export function picture(layout: Layout, root: string, choose: (box: Box) => void): SVGSVGElement {
  return draw(
    'svg',
    { viewBox: `0 0 ${layout.width} ${layout.height}`, width: '100%', height: '100%' },
    ...layout.arrows.map(arrow),
    ...layout.boxes.map((placed) => box(placed, root, choose)),
  );
}

function arrow({ arrow, points, label }: PlacedArrow): SVGElement {
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return draw(
    'g',
    {},
    draw('polyline', { points: line, fill: 'none', stroke: 'currentColor' }),
    draw('text', { ...label, fill: 'currentColor' }, arrow.product?.shown ?? ''),
  );
}

function box(placed: PlacedBox, root: string, choose: (box: Box) => void): SVGElement {
  const { x, y, width, height } = placed;
  const lines = linesOf(placed.box, root).map(([left, right], index) =>
    draw(
      'text',
      { x: x + padding, y: y + (index + 2) * lineHeight, fill: 'currentColor' },
      `${left} ${right}`,
    ),
  );
  const shape = { x, y, width, height, fill: 'none', stroke: 'currentColor' };
  const title = { x: x + padding, y: y + lineHeight, fill: 'currentColor' };
  const group = draw(
    'g',
    {},
    draw('rect', shape),
    draw('text', title, placed.box.title.unicode),
    ...lines,
  );
  group.addEventListener('click', () => choose(placed.box));
  return group;
}
