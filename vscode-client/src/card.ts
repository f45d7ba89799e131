/** What there is to read in a command's answer. */

export type Card = { readonly title: string; readonly text: string };

/** The card in a command's answer; undefined for an answer that is nothing to read. */
export function cardIn(answer: unknown, title: string): Card | undefined {
  if (typeof answer === 'string') {
    return answer.trim() === '' ? undefined : { title, text: answer };
  }
  if (typeof answer !== 'object' || answer === null || !('text' in answer)) {
    return undefined;
  }
  const inner = cardIn(answer.text, title);
  return inner !== undefined && 'title' in answer && typeof answer.title === 'string'
    ? { title: answer.title, text: inner.text }
    : inner;
}

/** `neurogebra.graph` gives `Graph`. */
export function titleOf(command: string): string {
  const last = command.slice(command.lastIndexOf('.') + 1);
  return last.charAt(0).toUpperCase() + last.slice(1);
}
