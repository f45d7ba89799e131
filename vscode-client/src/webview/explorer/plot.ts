/** The picture: axes, curves, tangent and point, or the level lines of a surface. */

import { contours } from 'd3-contour';
import uPlot from 'uplot';
import type { Drawn } from '../../panels/explorerAnswer';
import { draw, make } from '../frame';
import {
  axisOf,
  labelOf,
  levelsOf,
  nameOf,
  panned,
  type Span,
  type Subject,
  shown,
  strokesOf,
  type View,
  zoomed,
} from './state';
import { readTheme, type Theme } from './theme';

/** Dashes by the derivative; which expression it is, colour and label tell. */
export const dashes: readonly (readonly number[])[] = [[], [9, 5], [2, 4]];

/** How the pointer and the keys move the view. */
export type Moves = {
  move(x: Span, y: Span): void;
  point(x: number, y: number): void;
  fit(): void;
};

export type Scene = {
  readonly subjects: readonly Subject[];
  readonly titles: readonly string[];
  readonly view: View;
};

const height = 320;

export class Plot {
  readonly element = make('div', { class: 'plot', tabindex: '0', role: 'group' });
  readonly #moves: Moves;
  #theme = readTheme();
  #plot: uPlot | undefined;
  #scene: Scene | undefined;
  #shape = '';

  constructor(moves: Moves) {
    this.#moves = moves;
    this.#hearPointer();
    this.element.addEventListener('keydown', (event) => this.#hearKey(event));
    new ResizeObserver(() => this.#resize()).observe(this.element);
  }

  show(scene: Scene): void {
    this.#scene = scene;
    const shape = shapeOf(scene);
    if (this.#plot === undefined || shape !== this.#shape) {
      this.#shape = shape;
      this.#make();
    } else {
      this.#plot.setData(dataOf(scene), false);
    }
    this.#place();
  }

  retheme(): void {
    this.#theme = readTheme();
    this.#make();
    this.#place();
  }

  /** The view as it is now, before anything new is drawn for it. */
  preview(view: View): void {
    if (this.#scene !== undefined) {
      this.#scene = { ...this.#scene, view };
      this.#place();
    }
  }

  #make(): void {
    const scene = this.#scene;
    if (scene === undefined) {
      return;
    }
    this.#plot?.destroy();
    const theme = this.#theme;
    const [first] = scene.subjects;
    const { view } = scene;
    const labels =
      view.mode === 'contour' && first !== undefined
        ? [labelOf(first, view.by), labelOf(first, view.across)]
        : [first === undefined ? view.by : labelOf(first, axisOf(first, view)), ''];
    const axis = (label: string | undefined): uPlot.Axis => ({
      stroke: theme.muted,
      font: `12px ${theme.font}`,
      labelFont: `italic 14px ${theme.font}`,
      ...(label ? { label, labelSize: 22 } : {}),
      grid: { stroke: theme.grid, width: 1, show: view.mode === 'curve' },
      ticks: { stroke: theme.grid, width: 1, size: 4 },
      values: (_, splits) => splits.map((split) => shown(Number(split.toPrecision(12)))),
    });
    const options: uPlot.Options = {
      ...this.#size(),
      pxAlign: 0,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, auto: false, range: exactly },
        y: { auto: false, range: exactly },
      },
      axes: [
        { ...axis(labels[0]), size: 30 },
        { ...axis(labels[1]), size: 58 },
      ],
      series: [{}, ...seriesOf(scene, theme)],
      hooks: {
        drawClear: [(plot) => this.#below(plot)],
        draw: [(plot) => this.#above(plot)],
      },
    };
    this.#plot = new uPlot(options, dataOf(scene), this.element);
  }

  #place(): void {
    const view = this.#scene?.view;
    if (view === undefined || this.#plot === undefined) {
      return;
    }
    const plot = this.#plot;
    plot.batch(() => {
      plot.setScale('x', { min: view.x.low, max: view.x.high });
      if (view.y !== undefined) {
        plot.setScale('y', { min: view.y.low, max: view.y.high });
      }
    });
    plot.redraw(false, false);
  }

  #size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.element;
    return { width: Math.max(120, clientWidth), height: Math.max(160, clientHeight || height) };
  }

  #resize(): void {
    this.#plot?.setSize(this.#size());
  }

  // -- what is drawn under and over the curves --------------------------------------------------

  #below(plot: uPlot): void {
    const scene = this.#scene;
    const [first] = scene?.subjects ?? [];
    if (scene === undefined || first?.drawn === undefined) {
      return;
    }
    within(plot, (context) => {
      if (scene.view.mode === 'contour') {
        surface(plot, context, first.drawn, this.#theme);
        return;
      }
      context.strokeStyle = this.#theme.muted;
      context.lineWidth = devicePixelRatio;
      context.setLineDash([]);
      context.globalAlpha = 0.75;
      line(plot, context, 0, undefined);
      line(plot, context, undefined, 0);
      context.globalAlpha = 0.6;
      context.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
      for (const pole of scene.subjects.flatMap(({ drawn }) => drawn?.poles ?? [])) {
        line(plot, context, pole, undefined);
      }
    });
  }

  #above(plot: uPlot): void {
    const scene = this.#scene;
    if (scene === undefined) {
      return;
    }
    within(plot, (context) => {
      if (scene.view.mode === 'contour') {
        gradient(plot, context, scene, this.#theme);
        return;
      }
      const taken: Box[] = [];
      for (const [n, subject] of scene.subjects.entries()) {
        const colour = this.#theme.curves[n % this.#theme.curves.length] ?? this.#theme.foreground;
        marks(plot, context, subject, scene.view, colour, this.#theme);
        labels(
          plot,
          context,
          subject,
          scene.titles[n] ?? '',
          scene.view,
          colour,
          this.#theme,
          taken,
        );
      }
    });
  }

  // -- pointer and keys -------------------------------------------------------------------------

  #hearPointer(): void {
    let from: { x: number; y: number; view: View; hasMoved: boolean } | undefined;
    this.element.addEventListener(
      'wheel',
      (event) => {
        const place = this.#placeOf(event);
        const view = this.#scene?.view;
        if (place === undefined || view?.y === undefined) {
          return;
        }
        event.preventDefault();
        const factor = 1.0015 ** Math.max(-240, Math.min(240, event.deltaY));
        this.#moves.move(
          zoomed(view.x, factor, place.x),
          event.shiftKey ? view.y : zoomed(view.y, factor, place.y),
        );
      },
      { passive: false },
    );
    this.element.addEventListener('pointerdown', (event) => {
      const view = this.#scene?.view;
      if (this.#placeOf(event) !== undefined && view !== undefined && event.button === 0) {
        from = { x: event.clientX, y: event.clientY, view, hasMoved: false };
        this.element.setPointerCapture(event.pointerId);
      }
    });
    this.element.addEventListener('pointermove', (event) => {
      const over = this.#plot?.over;
      if (from === undefined || over === undefined || from.view.y === undefined) {
        return;
      }
      const [right, down] = [event.clientX - from.x, event.clientY - from.y];
      from.hasMoved ||= Math.hypot(right, down) > 4;
      if (from.hasMoved) {
        this.element.classList.add('dragged');
        this.#moves.move(
          panned(from.view.x, -right / over.clientWidth),
          panned(from.view.y, down / over.clientHeight),
        );
      }
    });
    this.element.addEventListener('pointerup', (event) => {
      const place = this.#placeOf(event);
      if (from !== undefined && !from.hasMoved && place !== undefined) {
        this.#moves.point(place.x, place.y);
      }
      from = undefined;
      this.element.classList.remove('dragged');
    });
    this.element.addEventListener('dblclick', () => this.#moves.fit());
  }

  #placeOf(event: MouseEvent): { x: number; y: number } | undefined {
    const plot = this.#plot;
    if (plot === undefined) {
      return undefined;
    }
    const box = plot.over.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const isInside = left >= 0 && top >= 0 && left <= box.width && top <= box.height;
    return isInside ? { x: plot.posToVal(left, 'x'), y: plot.posToVal(top, 'y') } : undefined;
  }

  #hearKey(event: KeyboardEvent): void {
    const view = this.#scene?.view;
    const [first] = this.#scene?.subjects ?? [];
    if (view?.y === undefined || first === undefined || event.target !== this.element) {
      return;
    }
    const { x, y } = view;
    const [right, up] = arrows.get(event.key) ?? [0, 0];
    if (right !== 0 || up !== 0) {
      if (event.shiftKey) {
        this.#moves.move(panned(x, right / 10), panned(y, up / 10));
      } else {
        const at = first.values.get(axisOf(first, view)) ?? 0;
        const over = first.values.get(view.across) ?? 0;
        this.#moves.point(
          at + ((x.high - x.low) * right) / 100,
          over + ((y.high - y.low) * up) / 100,
        );
      }
    } else if (event.key === '+' || event.key === '=') {
      this.#moves.move(zoomed(x, 0.8), zoomed(y, 0.8));
    } else if (event.key === '-') {
      this.#moves.move(zoomed(x, 1.25), zoomed(y, 1.25));
    } else if (event.key === '0') {
      this.#moves.fit();
    } else {
      return;
    }
    event.preventDefault();
  }
}

const arrows = new Map<string, readonly [number, number]>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
]);

/** The library would round a range up. */
function exactly(_: uPlot, low: number, high: number): [number, number] {
  return [low, high];
}

/** A sample of a curve's line, for the legend. */
export function swatch(subject: number, order: number): SVGSVGElement {
  const stroke = draw('line', {
    x1: 1,
    y1: 5,
    x2: 33,
    y2: 5,
    'stroke-dasharray': (dashes[order] ?? []).join(' '),
  });
  return draw(
    'svg',
    { width: 34, height: 10, class: `swatch curve${subject % 5}`, 'aria-hidden': 'true' },
    stroke,
  );
}

// -- curves ---------------------------------------------------------------------------------------

function curvesOf({ drawn }: Subject, view: View) {
  return view.mode === 'contour'
    ? []
    : (drawn?.curves.filter(({ order }) => view.orders.includes(order)) ?? []);
}

/** What has to be the same for new points to be all that is new. */
function shapeOf({ subjects, view }: Scene): string {
  const curves = subjects.map((subject) => curvesOf(subject, view).map(({ order }) => order));
  return JSON.stringify([view.mode, view.by, view.across, curves, subjects.map(({ id }) => id)]);
}

function seriesOf({ subjects, view }: Scene, theme: Theme): uPlot.Series[] {
  return subjects.flatMap((subject, n) =>
    curvesOf(subject, view).map(({ order }) => ({
      stroke: theme.curves[n % theme.curves.length] ?? theme.foreground,
      width: order === 0 ? 2.5 : 1.75,
      dash: [...(dashes[order] ?? [])],
      points: { show: false },
      paths,
    })),
  );
}

function dataOf({ subjects, view }: Scene): uPlot.AlignedData {
  const tables = subjects.flatMap((subject) =>
    curvesOf(subject, view).map(({ xs, ys }) => [[...xs], [...ys]] as uPlot.AlignedData),
  );
  if (tables.length === 0) {
    return [[]];
  }
  // Places that only another curve has are no gaps of this one.
  return tables.length === 1
    ? (tables[0] ?? [[]])
    : uPlot.join(
        tables,
        tables.map(() => [1, 1]),
      );
}

/** Beyond so many heights of the picture nothing is seen, and dashes would be too many to draw. */
const farthest = 8;

/** The library draws lines over gaps and hides them there, which a gap without width does not. */
function paths(plot: uPlot, series: number): uPlot.Series.Paths {
  const stroke = new Path2D();
  const { y: scale } = plot.scales;
  const { min = 0, max = 1 } = scale ?? {};
  const room = farthest * (max - min);
  for (const line of strokesOf(plot.data[0], plot.data[series] ?? [])) {
    for (const [n, [x, y]] of line.entries()) {
      const across = plot.valToPos(x, 'x', true);
      const up = plot.valToPos(Math.min(Math.max(y, min - room), max + room), 'y', true);
      if (n === 0) {
        stroke.moveTo(across, up);
      } else {
        stroke.lineTo(across, up);
      }
    }
  }
  return { stroke };
}

type Box = { readonly x: number; readonly y: number };

/** The tangent, and the points on the curves. */
function marks(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  subject: Subject,
  view: View,
  colour: string,
  theme: Theme,
): void {
  const x = subject.values.get(axisOf(subject, view)) ?? 0;
  const curves = subject.drawn?.curves ?? [];
  const value = curves.find(({ order }) => order === 0)?.value ?? null;
  const slope = curves.find(({ order }) => order === 1)?.value ?? null;
  const ratio = devicePixelRatio;
  context.lineWidth = ratio;
  context.strokeStyle = theme.muted;
  context.setLineDash([ratio, 3 * ratio]);
  line(plot, context, x, undefined);
  context.setLineDash([]);
  if (view.tangent && value !== null && slope !== null && view.orders.includes(0)) {
    const at = (place: number) => plot.valToPos(value + slope * (place - x), 'y', true);
    context.strokeStyle = theme.foreground;
    context.lineWidth = 1.25 * ratio;
    context.beginPath();
    context.moveTo(plot.valToPos(view.x.low, 'x', true), at(view.x.low));
    context.lineTo(plot.valToPos(view.x.high, 'x', true), at(view.x.high));
    context.stroke();
  }
  for (const curve of curves) {
    if (curve.value !== null && view.orders.includes(curve.order)) {
      dot(plot, context, x, curve.value, colour, theme);
    }
  }
}

function dot(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  colour: string,
  theme: Theme,
): void {
  context.beginPath();
  context.arc(
    plot.valToPos(x, 'x', true),
    plot.valToPos(y, 'y', true),
    5 * devicePixelRatio,
    0,
    2 * Math.PI,
  );
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 2 * devicePixelRatio;
  context.strokeStyle = theme.background;
  context.stroke();
}

/** The name of each curve beside it, where it leaves the picture. */
function labels(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  subject: Subject,
  title: string,
  view: View,
  colour: string,
  theme: Theme,
  taken: Box[],
): void {
  const ratio = devicePixelRatio;
  const { left, top, width, height: tall } = plot.bbox;
  context.font = `italic ${14 * ratio}px ${theme.font}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { order, xs, ys } of curvesOf(subject, view)) {
    for (let place = xs.length - 1; place >= 0; place -= 1) {
      const y = ys[place];
      const at = plot.valToPos(xs[place] ?? 0, 'x', true);
      if (y === null || y === undefined || at > left + width - 8 * ratio) {
        continue;
      }
      const spot = { x: at, y: plot.valToPos(y, 'y', true) - 13 * ratio };
      const isFree =
        spot.y > top + 8 * ratio &&
        spot.y < top + tall - 8 * ratio &&
        at > left + 60 * ratio &&
        taken.every(
          (one) => Math.abs(one.y - spot.y) > 16 * ratio || Math.abs(one.x - spot.x) > 70 * ratio,
        );
      if (isFree) {
        taken.push(spot);
        outlined(context, nameOf(title, order), spot, colour, theme);
        break;
      }
    }
  }
}

function outlined(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: Box,
  colour: string,
  theme: Theme,
): void {
  context.lineWidth = 4 * devicePixelRatio;
  context.lineJoin = 'round';
  context.strokeStyle = theme.background;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// -- surfaces -------------------------------------------------------------------------------------

const nLevels = 12;

function surface(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  drawn: Drawn | undefined,
  theme: Theme,
): void {
  const made = drawn?.surface;
  const grid = made && gridOf(drawn);
  if (!made || !grid) {
    return;
  }
  const { columns, values } = made;
  const levels = levelsOf(values, nLevels);
  const ratio = devicePixelRatio;
  const x = (column: number) =>
    plot.valToPos(
      grid.x.low + ((column - 0.5) / (columns - 1)) * (grid.x.high - grid.x.low),
      'x',
      true,
    );
  const y = (row: number) =>
    plot.valToPos(
      grid.y.low + ((row - 0.5) / (columns - 1)) * (grid.y.high - grid.y.low),
      'y',
      true,
    );
  const colour = theme.curves[0] ?? theme.foreground;
  const bands = contours()
    .size([columns, columns])
    .thresholds([...levels])(values.map((value) => value ?? Number.NaN));
  context.lineWidth = 1.25 * ratio;
  const spots: (Box & { readonly text: string })[] = [];
  for (const { value, coordinates } of bands) {
    context.beginPath();
    for (const ring of coordinates.flat()) {
      for (const [n, [column = 0, row = 0]] of ring.entries()) {
        if (n === 0) {
          context.moveTo(x(column), y(row));
        } else {
          context.lineTo(x(column), y(row));
        }
      }
    }
    context.globalAlpha = theme.isHighContrast ? 0.1 : 0.07;
    context.fillStyle = colour;
    context.fill('evenodd');
    context.globalAlpha = 0.8;
    context.strokeStyle = colour;
    context.stroke();
    const spot = labelSpot(plot, coordinates.flat(), x, y, spots, columns);
    if (spot !== undefined) {
      spots.push({ ...spot, text: shown(value) });
    }
  }
  context.globalAlpha = 1;
  context.font = `${11 * ratio}px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { text, ...spot } of spots) {
    outlined(context, text, spot, theme.foreground, theme);
  }
}

/** Over which places the surface was computed. */
const grids = new WeakMap<Drawn, { readonly x: Span; readonly y: Span }>();

export function rememberGrid(drawn: Drawn, x: Span, y: Span): void {
  grids.set(drawn, { x, y });
}

function gridOf(drawn: Drawn | undefined) {
  return drawn && grids.get(drawn);
}

/** A place on the line with room for its number. */
function labelSpot(
  plot: uPlot,
  rings: readonly (readonly (readonly number[])[])[],
  x: (column: number) => number,
  y: (row: number) => number,
  taken: readonly Box[],
  columns: number,
): Box | undefined {
  const { left, top, width, height: tall } = plot.bbox;
  const room = 28 * devicePixelRatio;
  for (const ring of rings) {
    for (let n = Math.floor(ring.length / 3); n < ring.length; n += 3) {
      const [column = 0, row = 0] = ring[n] ?? [];
      const spot = { x: x(column), y: y(row) };
      const isInside =
        // Along the rim of the grid a band is only closed.
        column > 1 &&
        row > 1 &&
        column < columns - 1 &&
        row < columns - 1 &&
        spot.x > left + room &&
        spot.x < left + width - room &&
        spot.y > top + room / 2 &&
        spot.y < top + tall - room / 2;
      if (isInside && taken.every((one) => Math.hypot(one.x - spot.x, one.y - spot.y) > 2 * room)) {
        return spot;
      }
    }
  }
  return undefined;
}

/** The point on the surface, and the way that rises most steeply from it. */
function gradient(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  { subjects: [subject], view }: Scene,
  theme: Theme,
): void {
  if (subject === undefined) {
    return;
  }
  const x = subject.values.get(view.by) ?? 0;
  const y = subject.values.get(view.across) ?? 0;
  const along = subject.drawn?.curves.find(({ order }) => order === 1)?.value ?? null;
  const across = subject.drawn?.surface?.slope ?? null;
  const ratio = devicePixelRatio;
  const colour = theme.curves[1] ?? theme.foreground;
  if (view.tangent && along !== null && across !== null && (along !== 0 || across !== 0)) {
    const start = { x: plot.valToPos(x, 'x', true), y: plot.valToPos(y, 'y', true) };
    const scale = 1e-3 / Math.hypot(along, across);
    const width = view.x.high - view.x.low;
    const right = plot.valToPos(x + along * scale * width, 'x', true) - start.x;
    const down = plot.valToPos(y + across * scale * width, 'y', true) - start.y;
    const length = Math.hypot(right, down) || 1;
    const [dx, dy] = [right / length, down / length];
    const reach = 46 * ratio;
    const tip = { x: start.x + dx * reach, y: start.y + dy * reach };
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 2.5 * ratio;
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(tip.x - dx * 8 * ratio, tip.y - dy * 8 * ratio);
    context.stroke();
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(tip.x - (dx * 11 - dy * 5) * ratio, tip.y - (dy * 11 + dx * 5) * ratio);
    context.lineTo(tip.x - (dx * 11 + dy * 5) * ratio, tip.y - (dy * 11 - dx * 5) * ratio);
    context.fill();
  }
  dot(plot, context, x, y, colour, theme);
}

// -- the canvas -----------------------------------------------------------------------------------

/** Draws inside of the axes only, and leaves the canvas as it was. */
function within(plot: uPlot, work: (context: CanvasRenderingContext2D) => void): void {
  const { left, top, width, height: tall } = plot.bbox;
  plot.ctx.save();
  plot.ctx.beginPath();
  plot.ctx.rect(left, top, width, tall);
  plot.ctx.clip();
  work(plot.ctx);
  plot.ctx.restore();
}

/** A line through the whole picture, upright at `x` or level at `y`. */
function line(
  plot: uPlot,
  context: CanvasRenderingContext2D,
  x: number | undefined,
  y: number | undefined,
): void {
  const { left, top, width, height: tall } = plot.bbox;
  context.beginPath();
  if (x !== undefined) {
    const at = Math.round(plot.valToPos(x, 'x', true)) + 0.5;
    context.moveTo(at, top);
    context.lineTo(at, top + tall);
  } else if (y !== undefined) {
    const at = Math.round(plot.valToPos(y, 'y', true)) + 0.5;
    context.moveTo(left, at);
    context.lineTo(left + width, at);
  }
  context.stroke();
}
