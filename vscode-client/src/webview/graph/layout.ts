/** Where the nodes and edges of a graph stand: sizes from texts, places from dagre. */

import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import type { Arrow, Box, Drawing } from '../../panels/graphAnswer';

export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & { readonly width: number; readonly height: number };

/** How wide a text is, in the font that it is drawn in. */
export type Measure = (text: string, font: Font) => number;
export type Font = 'title' | 'rule' | 'number';
export type Direction = 'LR' | 'TB';

export type PlacedBox = Rect & { readonly box: Box };
export type PlacedArrow = {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label: Point;
};

export type Layout = {
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  readonly width: number;
  readonly height: number;
};

export const padding = 10;
export const lineHeight = 18;
const margin = 24;

/** A node's lines from top to bottom; two texts stand at the two ends of a line. */
export function linesOf(box: Box, root: string): readonly (readonly [string, string, Font])[] {
  const rule = box.rule?.unicode;
  const data = `${box.data.sign === '≈' ? '≈ ' : ''}${box.data.shown}`;
  const gradient = box.gradient;
  return [
    ...(rule !== undefined && rule !== box.title.unicode
      ? ([[`= ${rule}`, '', 'rule']] as const)
      : []),
    ...(box.kind === 'number' ? [] : ([['data', data, 'number']] as const)),
    ...(gradient === null
      ? []
      : ([
          [
            `∂${root}/∂${short(box.title.unicode)}`,
            `${gradient.sign === '≈' ? '≈ ' : ''}${gradient.shown}`,
            'number',
          ],
        ] as const)),
  ];
}

/** What stands in a fraction where there is little room. */
export function short(text: string): string {
  return text.length > 8 ? '·' : text;
}

export function sizeOf(
  box: Box,
  root: string,
  measure: Measure,
): { width: number; height: number } {
  const lines = linesOf(box, root);
  const title = measure(box.title.unicode, 'title') + (box.operation === '' ? 0 : 30);
  const widths = lines.map(
    ([left, right, font]) => measure(left, 'rule') + measure(right, font) + (right === '' ? 0 : 14),
  );
  return {
    width: Math.ceil(Math.max(title, ...widths, 28) + 2 * padding),
    height: (1 + lines.length) * lineHeight + 2 * padding - 4,
  };
}

export function place(drawing: Drawing, direction: Direction, measure: Measure): Layout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 22, ranksep: 46, edgesep: 14 });
  for (const box of drawing.boxes) {
    graph.setNode(box.id, sizeOf(box, drawing.title, measure));
  }
  drawing.arrows.forEach((arrow, index) => {
    const text = arrow.product?.shown ?? '';
    const width = text === '' ? 0 : measure(text, 'number') + 10;
    graph.setEdge(
      arrow.source,
      arrow.target,
      { width, height: text === '' ? 0 : lineHeight, labelpos: 'c' },
      String(index),
    );
  });
  layout(graph);
  const boxes = drawing.boxes.map((box) => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(box.id);
    return { box, x: x - width / 2 + margin, y: y - height / 2 + margin, width, height };
  });
  const arrows = drawing.arrows.map((arrow, index) => {
    const edge = graph.edge(arrow.source, arrow.target, String(index));
    const points = (edge.points ?? []).map(({ x, y }) => ({ x: x + margin, y: y + margin }));
    return { arrow, points, label: { x: (edge.x ?? 0) + margin, y: (edge.y ?? 0) + margin } };
  });
  const whole = graph.graph();
  return {
    boxes,
    arrows,
    width: (whole.width ?? 0) + 2 * margin,
    height: (whole.height ?? 0) + 2 * margin,
  };
}
