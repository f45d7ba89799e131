/** What the explorer shows, without any page: values, axes, what to ask for, what to say. */

import * as l10n from '@vscode/l10n';
import type { Curve, Drawn, Explored, Quantity, Wanted } from '../../panels/explorerAnswer';

/** An expression in the panel, with its sliders where they stand. */
export type Subject = {
  readonly id: number;
  readonly explored: Explored;
  readonly values: ReadonlyMap<string, number>;
  readonly drawn: Drawn | undefined;
};

export type Span = { readonly low: number; readonly high: number };

export type View = {
  readonly mode: 'curve' | 'contour';
  readonly by: string;
  readonly across: string;
  readonly orders: readonly number[];
  readonly tangent: boolean;
  readonly x: Span;
  /** Undefined until something was drawn: then the server chooses it. */
  readonly y: Span | undefined;
};

/** The subject after the server looked again: a slider moves only where the program did. */
export function updated(before: Subject | undefined, id: number, explored: Explored): Subject {
  const was = new Map(before?.explored.quantities.map((one) => [one.name, one.value]));
  const values = new Map(
    explored.quantities.map(({ name, value }) => {
      const kept = was.get(name) === value ? before?.values.get(name) : undefined;
      return [name, kept ?? value];
    }),
  );
  return { id, explored, values, drawn: before?.drawn };
}

export function withValue(subject: Subject, name: string, value: number): Subject {
  return { ...subject, values: new Map(subject.values).set(name, value) };
}

/** What runs along the axis is one number for all that is drawn. */
export function shared(subjects: readonly Subject[], view: View): readonly Subject[] {
  const [first] = subjects;
  const at = first?.values.get(axisOf(first, view));
  return at === undefined ? subjects : subjects.map((one) => withValue(one, axisOf(one, view), at));
}

/** The view that shows an expression first: two variables and no more are a surface. */
export function firstView({ explored }: Subject): View {
  const variables = explored.quantities.filter((one) => !one.isParameter);
  const [first = explored.quantities[0], second] = variables;
  return {
    mode: second !== undefined && variables.length === 2 ? 'contour' : 'curve',
    by: first?.name ?? '',
    across: second?.name ?? '',
    orders: [0, 1],
    tangent: true,
    x: spanOf(first),
    y: variables.length === 2 ? spanOf(second) : undefined,
  };
}

export function spanOf(quantity: Quantity | undefined): Span {
  return { low: quantity?.low ?? -1, high: quantity?.high ?? 1 };
}

/** The same view, where it still fits what is explored; otherwise the first one. */
export function fitting(view: View | undefined, subject: Subject): View {
  const names = subject.explored.quantities.map((one) => one.name);
  const fits =
    view !== undefined &&
    names.includes(view.by) &&
    (view.mode === 'curve' || names.includes(view.across));
  return fits ? view : firstView(subject);
}

/** The name that runs along the axis: the view's where the expression has it, else its first. */
export function axisOf({ explored }: Subject, view: View): string {
  const names = explored.quantities.map((one) => one.name);
  return names.includes(view.by) ? view.by : (names[0] ?? '');
}

export function wantedOf(subject: Subject, view: View): Wanted {
  const names = subject.explored.quantities.map((one) => one.name);
  const isSurface = view.mode === 'contour';
  return {
    formula: subject.explored.formula,
    names,
    values: names.map((name) => subject.values.get(name) ?? 0),
    by: axisOf(subject, view),
    low: view.x.low,
    high: view.x.high,
    orders: isSurface || view.tangent ? union(view.orders, [0, 1]) : union(view.orders, [0]),
    bottom: isSurface ? null : (view.y?.low ?? null),
    top: isSurface ? null : (view.y?.high ?? null),
    across: isSurface ? view.across : '',
    acrossLow: isSurface ? (view.y?.low ?? -1) : 0,
    acrossHigh: isSurface ? (view.y?.high ?? 1) : 0,
  };
}

function union(one: readonly number[], other: readonly number[]): readonly number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}

/** What all of several expressions can be seen in. */
export function around(drawn: readonly (Drawn | undefined)[]): Span | undefined {
  const all = drawn.filter((one) => one !== undefined && one.curves.length > 0);
  return all.length === 0
    ? undefined
    : {
        low: Math.min(...all.map((one) => one?.bottom ?? 0)),
        high: Math.max(...all.map((one) => one?.top ?? 0)),
      };
}

export function zoomed(span: Span, factor: number, about = (span.low + span.high) / 2): Span {
  const { low, high } = span;
  const made = { low: about + (low - about) * factor, high: about + (high - about) * factor };
  const width = made.high - made.low;
  // Closer than floats can tell apart, or beyond them, there is nothing to see.
  const finest = 1e-9 * Math.max(1e-3, Math.abs(low), Math.abs(high));
  return width > finest && width < 1e12 ? made : span;
}

export function panned({ low, high }: Span, share: number): Span {
  const by = (high - low) * share;
  return { low: low + by, high: high + by };
}

/** Steps of a slider: about four hundred, each a round number. */
export function stepOf({ low, high }: Span): number {
  const rough = (high - low) / 400;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= rough * 0.999) ?? rough;
}

/** The nearest whole number of steps, without the digits that binary fractions add. */
export function snapped(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** A number with at most six digits, as mathematics sets it. */
export function shown(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '?';
  }
  const [digits = '', power] = String(Number(value.toPrecision(6))).split('e');
  const base = digits.replace('-', '−');
  return power === undefined ? base : `${base}·10${raised(power.replace('+', ''))}`;
}

const superscripts = new Map(
  [...'-0123456789'].map((sign, n) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][n] ?? '']),
);

function raised(power: string): string {
  return [...power].map((sign) => superscripts.get(sign) ?? sign).join('');
}

/** Whether six digits leave out a part of it. */
export function sign(value: number | null): string {
  return value === null || Number(value.toPrecision(6)) === value ? '=' : '≈';
}

const primes = ['', '′', '″'];

export function nameOf(title: string, order: number): string {
  return `${title}${primes[order] ?? ''}`;
}

/** The same name twice would not tell two expressions apart. */
export function titlesOf(subjects: readonly Subject[]): readonly string[] {
  const seen = new Map<string, number>();
  return subjects.map(({ explored: { title } }) => {
    const n = (seen.get(title) ?? 0) + 1;
    seen.set(title, n);
    return n === 1
      ? title
      : `${title}${[...String(n)].map((d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)]).join('')}`;
  });
}

/** What is to be read where no picture can be seen: the values at the point. */
export function sentences(
  subjects: readonly Subject[],
  titles: readonly string[],
  view: View,
): string {
  const [first] = subjects;
  if (first === undefined || subjects.every(({ drawn }) => drawn === undefined)) {
    return '';
  }
  const names = view.mode === 'contour' ? [view.by, view.across] : [axisOf(first, view)];
  const at = names.map((name) => `${labelOf(first, name)} = ${shown(first.values.get(name))}`);
  const values = subjects.flatMap((one, n) => valuesOf(titles[n] ?? '', one, view));
  return l10n.t('At {0}: {1}', at.join(', '), values.join(', '));
}

function valuesOf(title: string, subject: Subject, view: View): readonly string[] {
  const { drawn } = subject;
  if (drawn === undefined || drawn.curves.length === 0) {
    return drawn === undefined ? [] : [l10n.t('{0} is not drawn ({1})', title, drawn.why)];
  }
  const isSurface = view.mode === 'contour';
  const values = drawn.curves
    .filter(({ order }) => order === 0 || (!isSurface && view.orders.includes(order)))
    .filter(({ order, why }) => order === 0 || why === '' || why !== drawn.curves[0]?.why)
    .map((curve) => told(nameOf(title, curve.order), curve));
  if (!isSurface || drawn.surface === null) {
    return values;
  }
  const along = drawn.curves.find(({ order }) => order === 1)?.value ?? null;
  const slopes = [
    [view.by, along],
    [view.across, drawn.surface.slope],
  ] as const;
  return [
    ...values,
    ...slopes.map(
      ([name, slope]) => `∂${title}/∂${labelOf(subject, name)} ${sign(slope)} ${shown(slope)}`,
    ),
  ];
}

function told(name: string, { value, why }: Curve): string {
  // What has no value at which point is said before.
  const reason = why.slice(why.lastIndexOf(': ') + 1).trim();
  return value === null
    ? l10n.t('{0} has no value ({1})', name, reason)
    : `${name} ${sign(value)} ${shown(value)}`;
}

export function labelOf({ explored }: Subject, name: string): string {
  return explored.quantities.find((one) => one.name === name)?.label ?? name;
}

/** The lines of a curve without its gaps: null ends one, undefined only has no point there. */
export function strokesOf(
  xs: ArrayLike<number>,
  ys: ArrayLike<number | null | undefined>,
): readonly (readonly (readonly [number, number])[])[] {
  const strokes: (readonly [number, number])[][] = [[]];
  for (let place = 0; place < xs.length; place += 1) {
    const y = ys[place];
    if (y === null) {
      strokes.push([]);
    } else if (y !== undefined) {
      strokes.at(-1)?.push([xs[place] ?? 0, y]);
    }
  }
  return strokes.filter((stroke) => stroke.length > 0);
}

/** Rows of a table: regular places of the axis and the nearest points that were computed. */
export function rowsOf({ curves }: Drawn, n: number): readonly (readonly (number | null)[])[] {
  const [first] = curves;
  if (first === undefined || first.xs.length < 2) {
    return [];
  }
  const low = first.xs[0] ?? 0;
  const high = first.xs.at(-1) ?? 1;
  return Array.from({ length: n }, (_, row) => {
    const x = low + ((high - low) * row) / (n - 1);
    const place = nearest(first.xs, x);
    const at = first.xs[place] ?? x;
    return [at, ...curves.map(({ xs, ys }) => ys[nearest(xs, at)] ?? null)];
  });
}

function nearest(xs: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) <= x) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return x - (xs[low] ?? 0) <= (xs[high] ?? 0) - x ? low : high;
}

/** The levels of a contour plot; where a few values tower over the rest, closer among the rest. */
export function levelsOf(values: readonly (number | null)[], n: number): readonly number[] {
  const sorted = values.filter((one) => one !== null).sort((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined || lowest === highest) {
    return [];
  }
  const median = sorted[sorted.length >> 1] ?? lowest;
  const share = (median - lowest) / (highest - lowest);
  if (share > 0.1 && share < 0.9) {
    const step = stepOf({ low: 0, high: ((highest - lowest) / n) * 400 });
    const first = Math.ceil(lowest / step);
    return Array.from({ length: Math.floor(highest / step) - first + 1 }, (_, k) =>
      snapped((first + k) * step, step),
    );
  }
  const levels = Array.from({ length: n }, (_, k) => {
    const value = sorted[Math.floor(((k + 0.5) / n) * sorted.length)] ?? lowest;
    return Number(value.toPrecision(2));
  });
  return [...new Set(levels)];
}
