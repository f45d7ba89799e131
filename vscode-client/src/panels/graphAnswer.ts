/** The server's answer to `neurogebra/graph`. */

export type Position = { readonly line: number; readonly character: number };

export type Place = {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
};

/** A piece of maths on one line, typeset (MathML without its outermost element), and read aloud. */
export type Setting = {
  readonly unicode: string;
  readonly mathml: string;
  readonly spoken: string;
};

/** A number, shortened and in full; "?" where it is not known. */
export type Amount = {
  readonly shown: string;
  readonly exact: string;
  readonly sign: '=' | '≈';
};

export type Box = {
  readonly id: string;
  readonly kind: 'leaf' | 'number' | 'operation' | 'root' | 'group';
  readonly title: Setting;
  readonly operation: string;
  readonly rule: Setting | null;
  readonly data: Amount;
  readonly gradient: Amount | null;
  /** The gradient that it held before the pass, where it held one. */
  readonly before: Amount | null;
  readonly detail: string;
  /** The frame that it stands in; '' for none. */
  readonly within: string;
  readonly place: Place;
};

/** An opened group, around what is in it. */
export type Frame = { readonly id: string; readonly title: string; readonly within: string };

/** From an operand to what was made of it; nothing flows back to plain numbers. */
export type Arrow = {
  readonly source: string;
  readonly target: string;
  readonly operand: number;
  readonly local: Amount | null;
  readonly symbol: Setting | null;
  readonly product: Amount | null;
  /** So many edges are drawn as one, without numbers. */
  readonly count: number;
};

export type Flow = {
  readonly to: string;
  readonly equation: Setting;
  readonly local: Amount;
  readonly upstream: Amount;
  readonly product: Amount;
  /** The gradient there after it; null where the operand is not on show. */
  readonly so_far: Amount | null;
};

export type Step = {
  readonly phase: 'forward' | 'backward';
  readonly node: string;
  readonly equation: Setting;
  readonly flows: readonly Flow[];
  readonly note: string;
};

export type Drawing = {
  readonly number: number;
  readonly title: string;
  readonly place: Place;
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly arrows: readonly Arrow[];
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
  readonly stale: boolean;
  readonly mermaid: string;
};

export type Pass = { readonly number: number; readonly title: string; readonly place: Place };

export type GraphAnswer = {
  readonly document: string;
  readonly passes: readonly Pass[];
  readonly graph: Drawing | null;
};
