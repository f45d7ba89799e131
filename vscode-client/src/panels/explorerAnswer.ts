/** The server's answers to `neurogebra/explore` and `neurogebra/draw`. */

import type { Position } from '../changes';

/** What is explored: a place in a program, or an entry's name or a formula as text. */
export type Source =
  | { readonly uri: string; readonly position: Position }
  | { readonly text: string };

export type Quantity = {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isParameter: boolean;
  readonly meaning: string;
  /** The line of the program that says its number; null where none does, for the reason in `why`. */
  readonly line: number | null;
  readonly why: string;
};

export type Explored = {
  readonly title: string;
  readonly head: { readonly unicode: string };
  readonly formula: string;
  readonly maths: { readonly unicode: string; readonly mathml: string };
  readonly entry: string;
  readonly quantities: readonly Quantity[];
};

export type Refused = { readonly why: string };

/** What `neurogebra/draw` is asked. */
export type Wanted = {
  readonly formula: string;
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly by: string;
  readonly low: number;
  readonly high: number;
  readonly orders: readonly number[];
  readonly bottom: number | null;
  readonly top: number | null;
  readonly across: string;
  readonly acrossLow: number;
  readonly acrossHigh: number;
};

export type Curve = {
  readonly order: number;
  readonly unicode: string;
  readonly mathml: string;
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
  readonly value: number | null;
  readonly why: string;
};

export type Surface = {
  readonly columns: number;
  readonly values: readonly (number | null)[];
  readonly slope: number | null;
  readonly why: string;
};

export type Drawn = {
  readonly curves: readonly Curve[];
  readonly bottom: number;
  readonly top: number;
  readonly poles: readonly number[];
  readonly surface: Surface | null;
  readonly why: string;
};

export type Library = 'neurogebra' | 'numpy' | 'torch' | 'jax';

export function isRefused(answer: Explored | Refused): answer is Refused {
  return 'why' in answer;
}
