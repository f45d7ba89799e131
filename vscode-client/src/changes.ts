/** Changes of texts that the server worked out, and whether the texts are still what it saw. */

export type Position = { readonly line: number; readonly character: number };

export type TextChange = {
  readonly uri: string;
  readonly version: number | null;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
};

/** What is said where a text has moved on since the server looked at it. */
export const movedOn = 'The text has changed meanwhile.';

/** Whether every text is open in the version that its change was made for. */
export function areCurrent(
  changes: readonly TextChange[],
  versionOf: (uri: string) => number | undefined,
): boolean {
  return changes.every(({ uri, version }) => version !== null && versionOf(uri) === version);
}

type Change = {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
};

/** Where a place is after edits of its text; one inside of what was replaced is at its start. */
export function moved(place: Position, changes: readonly Change[]): Position {
  return changes.reduce(after, place);
}

function after(place: Position, { range, text }: Change): Position {
  const { start, end } = range;
  if (isBefore(place, start) || (isSame(place, start) && text === '')) {
    return place;
  }
  if (isBefore(place, end)) {
    return start;
  }
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  const line = place.line - end.line + start.line + lines.length - 1;
  if (place.line !== end.line) {
    return { line, character: place.character };
  }
  const before = lines.length === 1 ? start.character : 0;
  return { line, character: place.character - end.character + before + last };
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isSame(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}
