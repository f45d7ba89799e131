/** What is asked of the thread that sets formulas, and what it answers. */

/** A formula as paths, in the current colour; lengths are in thousandths of the font's size. */
export type Drawing = {
  readonly body: string;
  readonly width: number;
  readonly ascent: number;
  readonly depth: number;
};

/** `room` is how wide the formula may be: a wider one is broken into lines. */
export type Question = { readonly id: number; readonly latex: string; readonly room: number };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly id: number; readonly drawing: Drawing }
  | { readonly kind: 'refused'; readonly id: number };
