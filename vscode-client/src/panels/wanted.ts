/** Which backward pass is to be drawn. */

import type { Position } from './graphAnswer';

/** The one that a place is about, or the one of a number and, after edits, of a root. */
export type Wanted =
  | { readonly uri: string; readonly position: Position }
  | { readonly uri: string; readonly number: number; readonly root?: string };

/** What the arguments of a command name: a uri and a number, or a place; undefined for neither. */
export function wantedIn(given: readonly unknown[]): Wanted | undefined {
  const [first, number] = given;
  if (typeof first === 'string' && typeof number === 'number') {
    return { uri: first, number };
  }
  if (typeof first !== 'object' || first === null || !('uri' in first && 'position' in first)) {
    return undefined;
  }
  const { uri, position } = first;
  return typeof uri === 'string' && isPosition(position) ? { uri, position } : undefined;
}

function isPosition(given: unknown): given is Position {
  return (
    typeof given === 'object' &&
    given !== null &&
    'line' in given &&
    'character' in given &&
    typeof given.line === 'number' &&
    typeof given.character === 'number'
  );
}
