/** A text of the server with what it marks as drawable: where that is not drawn, other text stands. */

export type Formula = { readonly latex: string; readonly spoken: string };

/** A plot, its colours left open. */
export type Plot = { readonly svg: string; readonly spoken: string };

export type Drawable = {
  readonly formulas: readonly Formula[];
  readonly plot: Plot | undefined;
  /** Markdown. */
  readonly instead: string;
};

/** Text and drawables in turn; what stands between two marks and cannot be read is left out. */
export function piecesOf(text: string, mark: string): readonly (string | Drawable)[] {
  return text.split(mark).map((piece, n) => (n % 2 === 0 ? piece : drawableIn(piece)));
}

function drawableIn(piece: string): Drawable {
  const end = piece.indexOf('\n');
  const instead = piece.slice(end + 1).trimEnd();
  const content = parsed(piece.slice(0, end));
  const formulas = 'formulas' in content ? listOf(content.formulas, isFormula) : [];
  const plot = 'plot' in content && isPlot(content.plot) ? content.plot : undefined;
  return { formulas, plot, instead };
}

function parsed(json: string): object {
  try {
    const content: unknown = JSON.parse(json);
    return typeof content === 'object' && content !== null ? content : {};
  } catch {
    return {};
  }
}

function listOf<T>(list: unknown, isOne: (one: unknown) => one is T): readonly T[] {
  return Array.isArray(list) && list.every(isOne) ? list : [];
}

function isFormula(one: unknown): one is Formula {
  return hasText(one, 'latex') && hasText(one, 'spoken');
}

function isPlot(one: unknown): one is Plot {
  return hasText(one, 'svg') && hasText(one, 'spoken');
}

function hasText(one: unknown, name: string): boolean {
  return typeof one === 'object' && one !== null && typeof Reflect.get(one, name) === 'string';
}
