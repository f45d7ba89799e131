/** What the server is doing, and how that is said to the user. */

export type ServerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly version: string; readonly executable: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly why: string };

/** What the server says of the text that is being looked at. */
export type TextState = {
  readonly state: string;
  readonly why: string;
  readonly unknown: number;
  readonly needs: readonly string[];
};

export type Status = {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly tone: 'plain' | 'warning' | 'error';
};

/** How each state of a text looks and is called. A word that is not listed is one to come. */
const ofText: Readonly<Record<string, readonly [icon: string, word: string, says: string]>> = {
  complete: ['$(check)', 'ready', 'Everything is evaluated.'],
  evaluating: ['$(sync~spin)', 'evaluating', 'The file is being evaluated.'],
  stopped: ['$(debug-pause)', 'stopped', 'The evaluation was ended'],
  killed: ['$(debug-pause)', 'stopped', 'The evaluation was ended'],
  broken: ['$(warning)', 'no evaluation', 'Nothing can be evaluated'],
  waiting: ['$(shield)', 'waiting for trust', 'Evaluation waits'],
  'not evaluated': ['$(debug-pause)', 'paused', 'Nothing is evaluated'],
  off: ['$(circle-slash)', 'off', 'Nothing is shown for this file'],
};

/** Undefined while no file needs the server: then there is nothing to show. */
export function statusOf(state: ServerState, text?: TextState): Status | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'starting':
      return status('$(loading~spin)', 'starting', 'The server is starting.');
    case 'ready':
      return readyStatus(`Python ${state.version}: ${state.executable}`, text);
    case 'stopped':
      return status('$(debug-stop)', 'stopped', 'The server is stopped.');
    case 'failed':
      return status('$(error)', 'not running', state.why, 'error');
  }
}

function readyStatus(python: string, text: TextState | undefined): Status {
  const [icon, word, says] = ofText[text?.state ?? 'complete'] ?? ['$(check)', 'ready', ''];
  if (text === undefined) {
    return status(icon, word, python);
  }
  const sentence = text.why === '' ? says : `${says.replace(/\.$/, '')}: ${text.why}.`;
  const unknown = text.state === 'complete' && text.unknown > 0 ? notKnown(text.unknown) : '';
  const told = unknown === '' ? sentence : unknown;
  return status(icon, word, `${told}\n\n${python}`, text.state === 'broken' ? 'warning' : 'plain');
}

function notKnown(places: number): string {
  const many = places === 1 ? 'one place' : `${places} places`;
  return `Evaluated; what is at ${many} is not known.`;
}

function status(
  icon: string,
  word: string,
  tooltip: string,
  tone: Status['tone'] = 'plain',
): Status {
  return { text: `${icon} Neurogebra`, tooltip, spoken: `Neurogebra: ${word}`, tone };
}

/** The state of one text in the answer of the server; undefined where there is none. */
export function textStateIn(answer: unknown): TextState | undefined {
  const states = field(answer, 'states');
  const first: unknown = Array.isArray(states) ? states[0] : undefined;
  const [state, why] = [field(first, 'state'), field(first, 'why')];
  if (typeof state !== 'string' || typeof why !== 'string') {
    return undefined;
  }
  const [unknown, needs] = [field(first, 'unknown'), field(first, 'needs')];
  return {
    state,
    why,
    unknown: Array.isArray(unknown) ? unknown.length : 0,
    needs: Array.isArray(needs) ? needs.filter((one) => typeof one === 'string') : [],
  };
}

/** The packages that the server runs with, and their versions; "" where one is not installed. */
export function versionsIn(answer: unknown): readonly (readonly [string, string])[] {
  const versions = field(answer, 'versions');
  return typeof versions === 'object' && versions !== null
    ? Object.entries(versions).map(([name, version]) => [name, String(version)])
    : [];
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
