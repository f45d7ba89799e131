/** A card with its formulas and plots as pictures, as far as they can be drawn and have room. */

import { type Drawable, piecesOf } from './marked';
import type { Drawing } from './messages';
import { formulaImages, type Look, plotImage, roomIn } from './picture';

/** Characters of a card: the editor cuts longer ones, and a cut picture is shown as text. */
const room = 60_000;

type Draw = (latex: string, room: number) => Promise<Drawing | undefined>;

type Part = { readonly picture: string; readonly instead: string; readonly isPlot: boolean };

export async function painted(text: string, mark: string, look: Look, draw: Draw): Promise<string> {
  const pieces = piecesOf(text, mark);
  const parts = await Promise.all(
    pieces.map((piece) => (typeof piece === 'string' ? piece : partOf(piece, look, draw))),
  );
  return fitting(parts);
}

/** The same text with nothing drawn. */
export function unpainted(text: string, mark: string): string {
  return piecesOf(text, mark)
    .map((piece) => (typeof piece === 'string' ? piece : piece.instead))
    .join('');
}

async function partOf(piece: Drawable, look: Look, draw: Draw): Promise<Part | string> {
  const { formulas, plot, instead } = piece;
  if (plot !== undefined) {
    return { picture: plotImage(plot, look), instead, isPlot: true };
  }
  const drawings = await Promise.all(formulas.map(({ latex }) => draw(latex, roomIn(look))));
  const drawn = drawings.filter((drawing) => drawing !== undefined);
  if (drawn.length === 0 || drawn.length < formulas.length) {
    return instead;
  }
  const spoken = formulas.map((formula) => formula.spoken);
  return { picture: formulaImages(drawn, spoken, look), instead, isPlot: false };
}

/** Where there is too little room, plots give way first and then the longest formulas. */
function fitting(parts: readonly (Part | string)[]): string {
  const longestFirst = parts
    .filter((part) => typeof part !== 'string')
    .sort((a, b) => Number(b.isPlot) - Number(a.isPlot) || b.picture.length - a.picture.length);
  let used = parts.reduce((sum, part) => sum + written(part).length, 0);
  const left = new Set<Part>();
  for (const part of longestFirst) {
    if (used > room) {
      left.add(part);
      used += part.instead.length - part.picture.length;
    }
  }
  return parts
    .map((part) => (typeof part !== 'string' && left.has(part) ? part.instead : written(part)))
    .join('');
}

function written(part: Part | string): string {
  return typeof part === 'string' ? part : part.picture;
}
