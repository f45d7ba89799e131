/** Whether text uses neurogebra at all; a file that does not costs no more than this look. */

const name = 'neurogebra';

export function mentionsNeurogebra(text: string): boolean {
  return text.includes(name);
}

/** The line numbers that one edit left changed, first and last included. */
export function touchedLines(startLine: number, inserted: string): readonly [number, number] {
  return [startLine, startLine + inserted.split('\n').length - 1];
}
