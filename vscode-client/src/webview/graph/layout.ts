/** Where the nodes and edges of a graph stand: sizes from texts, places from dagre. */

import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import * as l10n from '@vscode/l10n';
import type { Amount, Arrow, Box, Drawing, Frame } from '../../panels/graphAnswer';

export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & { readonly width: number; readonly height: number };

/** How wide a text is, in the font that it is drawn in. */
export type Measure = (text: string, font: Font) => number;
export type Font = 'title' | 'text' | 'number';
export type Direction = 'LR' | 'TB';

export type PlacedBox = Rect & { readonly box: Box };
export type PlacedFrame = Rect & { readonly frame: Frame };
export type PlacedArrow = {
  readonly arrow: Arrow;
  readonly text: string;
  readonly points: readonly Point[];
  readonly label: Point;
};

export type Layout = {
  readonly boxes: readonly PlacedBox[];
  readonly frames: readonly PlacedFrame[];
  readonly arrows: readonly PlacedArrow[];
  readonly width: number;
  readonly height: number;
};

/** A line of a node: what it tells of at its left end, what that is at its right end. */
export type Line = { readonly left: string; readonly right: string };

export const padding = 12;
export const titleHeight = 22;
export const lineHeight = 17;
export const badge = 22;
const margin = 24;
const frameRoom = { top: 26, other: 12 } as const;
const longestTitle = 30;
const longestRule = 34;

/** A text that would make a node too wide is cut; all of it stands beside the graph. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export function titleOf(box: Box): string {
  return cut(box.title.unicode, longestTitle);
}

export function shown(amount: Amount): string {
  return amount.sign === '≈' ? `≈ ${amount.shown}` : amount.shown;
}

/** What stands below the title, with these numbers, which may be those of a moment. */
export function linesOf(
  box: Box,
  root: string,
  data: Amount | undefined,
  gradient: Amount | undefined,
): readonly Line[] {
  const rule = box.rule?.unicode;
  const lines: Line[] = [];
  if (rule !== undefined && rule !== box.title.unicode) {
    lines.push({ left: `= ${cut(rule, longestRule)}`, right: '' });
  }
  if (box.kind === 'group') {
    lines.push({ left: cut(box.detail, longestRule), right: '' });
  }
  if (box.kind !== 'number' && !isEmpty(box)) {
    lines.push({ left: l10n.t('data'), right: data === undefined ? '' : shown(data) });
  }
  if (box.gradient !== null) {
    lines.push({ left: byOf(box, root), right: gradient === undefined ? '' : shown(gradient) });
  }
  return lines;
}

/** `∂z/∂x` where there is room for it. */
function byOf(box: Box, root: string): string {
  const by = box.title.unicode;
  const isShort = /^[\p{L}\p{N}_₀-₉]{1,10}$/u.test(by) && root.length <= 8;
  return isShort ? `∂${root}/∂${by}` : l10n.t('gradient');
}

/** A group with several results has no number of its own. */
function isEmpty(box: Box): boolean {
  return box.kind === 'group' && box.gradient === null;
}

export function sizeOf(
  box: Box,
  root: string,
  measure: Measure,
): { width: number; height: number } {
  const lines = linesOf(box, root, box.data, box.gradient ?? undefined);
  const title = measure(titleOf(box), 'title') + (hasBadge(box) ? badge + 8 : 0);
  const widths = lines.map(
    ({ left, right }) => measure(left, 'text') + (right === '' ? 0 : 16 + measure(right, 'number')),
  );
  return {
    width: Math.ceil(Math.max(title, 12, ...widths) + 2 * padding),
    height: titleHeight + lines.length * lineHeight + (box.kind === 'number' ? 4 : padding),
  };
}

export function hasBadge(box: Box): boolean {
  return box.kind !== 'number';
}

/** What stands at an edge: what flows back along it, or how many edges it stands for. */
export function textOf(arrow: Arrow): string {
  if (arrow.count > 1) {
    return l10n.t('{0} edges', arrow.count);
  }
  return arrow.product === null ? '' : shown(arrow.product);
}

export function place(drawing: Drawing, direction: Direction, measure: Measure): Layout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true, compound: true });
  graph.setGraph({ rankdir: direction, nodesep: 24, ranksep: 38, edgesep: 16 });
  for (const frame of drawing.frames) {
    graph.setNode(frame.id, { width: 0, height: 0 });
  }
  for (const box of drawing.boxes) {
    graph.setNode(box.id, sizeOf(box, drawing.title, measure));
  }
  for (const { id, within } of [...drawing.frames, ...drawing.boxes]) {
    if (within !== '' && graph.hasNode(within)) {
      graph.setParent(id, within);
    }
  }
  drawing.arrows.forEach((arrow, index) => {
    const text = textOf(arrow);
    const width = text === '' ? 0 : measure(text, 'number') + 12;
    const height = text === '' ? 0 : lineHeight + 2;
    graph.setEdge(arrow.source, arrow.target, { width, height, labelpos: 'c' }, String(index));
  });
  layout(graph);
  const rectOf = (id: string): Rect => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id);
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const boxes = drawing.boxes.map((box) => ({ box, ...rectOf(box.id) }));
  const frames = drawing.frames
    .filter((frame) => graph.children(frame.id).length > 0)
    .map((frame) => ({ frame, ...roomAround(rectOf(frame.id)) }));
  const arrows = drawing.arrows.map((arrow, index) => {
    const { points = [], x = 0, y = 0 } = graph.edge(arrow.source, arrow.target, String(index));
    return { arrow, text: textOf(arrow), points, label: { x, y } };
  });
  return moved({ boxes, frames, arrows });
}

function roomAround({ x, y, width, height }: Rect): Rect {
  const { top, other } = frameRoom;
  return { x: x - other, y: y - top, width: width + 2 * other, height: height + top + other };
}

/** All of it with its upper left corner at the margin. */
function moved({ boxes, frames, arrows }: Omit<Layout, 'width' | 'height'>): Layout {
  const rects = [...boxes, ...frames];
  const points = arrows.flatMap((arrow) => arrow.points);
  const left = Math.min(...rects.map(({ x }) => x), ...points.map(({ x }) => x)) - margin;
  const top = Math.min(...rects.map(({ y }) => y), ...points.map(({ y }) => y)) - margin;
  const right = Math.max(...rects.map(({ x, width }) => x + width), ...points.map(({ x }) => x));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height), ...points.map(({ y }) => y));
  const shift = <T extends Point>(one: T): T => ({ ...one, x: one.x - left, y: one.y - top });
  return {
    boxes: boxes.map(shift),
    frames: frames.map(shift),
    arrows: arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map(shift),
      label: shift(arrow.label),
    })),
    width: right - left + margin,
    height: bottom - top + margin,
  };
}
