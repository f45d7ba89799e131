/** Which part of the graph is in sight: moving, enlarging, fitting. */

import type { Point, Rect } from './layout';

/** A point of the graph is drawn at scale times it, moved by x and y. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };

const [least, most] = [0.15, 3];
/** Where texts of 11.5 px are 9 px high. */
const readable = 9 / 11.5;

/** All of the graph, no larger than it is. */
export function fitted(graph: Size, window: Size): View {
  const scale = bounded(
    Math.min(1.15, window.width / graph.width, window.height / graph.height) || 1,
  );
  return {
    x: (window.width - scale * graph.width) / 2,
    y: (window.height - scale * graph.height) / 2,
    scale,
  };
}

/** All of the graph where it can be read so, else what is around a piece of it. */
export function firstSight(graph: Size, window: Size, piece: Rect): View {
  return isReadable(graph, window) ? fitted(graph, window) : around(graph, window, piece, readable);
}

/** Whether all of the graph can be read at once. */
export function isReadable(graph: Size, window: Size): boolean {
  return fitted(graph, window).scale >= readable;
}

/** A piece in the middle of the window, but no emptiness where more of the graph could be. */
export function around(graph: Size, window: Size, piece: Rect, scale: number): View {
  const start = (from: number, length: number, whole: number, size: number): number => {
    const room = size - scale * whole;
    const middle = size / 2 - scale * (from + length / 2);
    return room > 0 ? room / 2 : Math.max(room, Math.min(0, middle));
  };
  return {
    x: start(piece.x, piece.width, graph.width, window.width),
    y: start(piece.y, piece.height, graph.height, window.height),
    scale,
  };
}

/** Enlarged by a factor; what is at a point of the window stays there. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = bounded(view.scale * factor);
  const grown = scale / view.scale;
  return { x: at.x - grown * (at.x - view.x), y: at.y - grown * (at.y - view.y), scale };
}

export function panned(view: View, by: Point): View {
  return { ...view, x: view.x + by.x, y: view.y + by.y };
}

/** Moved as little as needed to have a piece of the graph in sight. */
export function inSight(view: View, piece: Rect, window: Size, room = 24): View {
  const shift = (from: number, length: number, size: number): number => {
    if (from < room || length > size - 2 * room) {
      return room - from;
    }
    return Math.min(0, size - room - (from + length));
  };
  const { scale } = view;
  const left = view.x + scale * piece.x;
  const top = view.y + scale * piece.y;
  return panned(view, {
    x: shift(left, scale * piece.width, window.width),
    y: shift(top, scale * piece.height, window.height),
  });
}

function bounded(scale: number): number {
  return Math.max(least, Math.min(most, scale));
}
