/** Graphs for tests: as the server tells them, short to write. */

import type { Amount, Arrow, Box, Drawing, Flow, Setting, Step } from '../src/panels/graphAnswer';

export const amount = (shown: string, sign: '=' | '≈' = '='): Amount => ({
  shown,
  exact: shown,
  sign,
});
export const setting = (unicode: string): Setting => ({ unicode, mathml: '', spoken: unicode });

export function box(
  id: string,
  kind: Box['kind'],
  line = 0,
  [start, end]: readonly [number, number] = [0, 1],
  more: Partial<Box> = {},
): Box {
  const range = { start: { line, character: start }, end: { line, character: end } };
  return {
    id,
    kind,
    title: setting(id),
    operation: kind === 'operation' || kind === 'root' ? '×' : '',
    rule: null,
    data: amount(`data of ${id}`),
    gradient: kind === 'number' ? null : amount(`gradient of ${id}`),
    before: null,
    detail: '',
    within: '',
    place: { uri: 'file:///a.py', range },
    ...more,
  };
}

export function arrow(source: string, target: string, product: string | null, count = 1): Arrow {
  return {
    source,
    target,
    operand: 0,
    local: product === null ? null : amount('local'),
    symbol: null,
    product: product === null ? null : amount(product),
    count,
  };
}

export function step(phase: Step['phase'], node: string, ...flows: readonly Flow[]): Step {
  return { phase, node, equation: setting(`${phase} ${node}`), flows, note: '' };
}

export function flow(to: string, soFar: string | null): Flow {
  return {
    to,
    equation: setting(`to ${to}`),
    local: amount('local'),
    upstream: amount('upstream'),
    product: amount('product'),
    so_far: soFar === null ? null : amount(soFar),
  };
}

export function drawing(
  boxes: readonly Box[],
  arrows: readonly Arrow[] = [],
  steps: readonly Step[] = [],
): Drawing {
  const place = box('z', 'root').place;
  const rest = { number: 0, title: 'z', place, frames: [], notes: [], stale: false, mermaid: '' };
  return { ...rest, boxes, arrows, steps };
}
