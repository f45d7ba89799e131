/** What the server is doing, and how that is said to the user. */

import { l10n } from 'vscode';

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

type Look = readonly [icon: string, spoken: string, says: string];

/** How each state of a text looks and is called; one that is not listed is one to come. */
function lookOf(state: string): Look {
  switch (state) {
    case 'evaluating':
      return [
        '$(sync~spin)',
        l10n.t('Neurogebra: evaluating'),
        l10n.t('The file is being evaluated'),
      ];
    case 'stopped':
    case 'killed':
      return ['$(debug-pause)', l10n.t('Neurogebra: stopped'), l10n.t('The evaluation was ended')];
    case 'broken':
      return [
        '$(warning)',
        l10n.t('Neurogebra: no evaluation'),
        l10n.t('Nothing can be evaluated'),
      ];
    case 'waiting':
      return ['$(shield)', l10n.t('Neurogebra: waiting for trust'), l10n.t('Evaluation waits')];
    case 'not evaluated':
      return ['$(debug-pause)', l10n.t('Neurogebra: paused'), l10n.t('Nothing is evaluated')];
    case 'off':
      return [
        '$(circle-slash)',
        l10n.t('Neurogebra: off'),
        l10n.t('Nothing is shown for this file'),
      ];
    default:
      return ['$(check)', l10n.t('Neurogebra: ready'), l10n.t('Everything is evaluated')];
  }
}

/** Undefined while no file needs the server: then there is nothing to show. */
export function statusOf(state: ServerState, text?: TextState): Status | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'starting':
      return status(
        ['$(loading~spin)', l10n.t('Neurogebra: starting'), l10n.t('The server is starting.')],
        'plain',
      );
    case 'ready':
      return readyStatus(`Python ${state.version}: ${state.executable}`, text);
    case 'stopped':
      return status(
        ['$(debug-stop)', l10n.t('Neurogebra: stopped'), l10n.t('The server is stopped.')],
        'plain',
      );
    case 'failed':
      return status(['$(error)', l10n.t('Neurogebra: not running'), state.why], 'error');
  }
}

function readyStatus(python: string, text: TextState | undefined): Status {
  const [icon, spoken, says] = lookOf(text?.state ?? 'complete');
  if (text === undefined) {
    return status([icon, spoken, python], 'plain');
  }
  const told =
    text.state === 'complete' && text.unknown > 0
      ? l10n.t('Evaluated; places where something is not known: {0}.', text.unknown)
      : text.why === ''
        ? `${says}.`
        : `${says}: ${text.why}.`;
  const tone = text.state === 'broken' ? 'warning' : 'plain';
  return status([icon, spoken, `${told}\n\n${python}`], tone);
}

function status([icon, spoken, tooltip]: Look, tone: Status['tone']): Status {
  return { text: `${icon} Neurogebra`, tooltip, spoken, tone };
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
