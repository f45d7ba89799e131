/** What the extension and the pages of its panels say to each other; both sides import it. */

import type { Drawn, Explored, Library, Source, Wanted } from './explorerAnswer';
import type { GraphAnswer, Place } from './graphAnswer';

/** The first message of every page, each time it is loaded: what it kept of the time before. */
export type Ready = { readonly kind: 'ready'; readonly kept: unknown };

export type Mode = 'graph' | 'steps';

/** From the extension to the page of the graph. */
export type ToGraph =
  | { readonly kind: 'answer'; readonly answer: GraphAnswer }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'edited' }
  | {
      readonly kind: 'cursor';
      readonly uri: string;
      readonly line: number;
      readonly character: number;
    };

/** From the page of the graph to the extension. */
export type FromGraph =
  | { readonly kind: 'reveal'; readonly place: Place }
  | { readonly kind: 'choose'; readonly number: number }
  | { readonly kind: 'open'; readonly groups: readonly string[] }
  | { readonly kind: 'save'; readonly name: string; readonly base64: string }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string };

/** What the page of the graph keeps over reloads of the window. */
export type KeptOfGraph = {
  readonly uri: string;
  readonly number: number;
  readonly root: string;
  readonly mode: Mode;
  readonly step: number;
  readonly groups: readonly string[];
};

/** From the extension to the page of the explorer. */
export type ToExplorer =
  | { readonly kind: 'explored'; readonly id: number; readonly explored: Explored }
  | {
      readonly kind: 'subjects';
      readonly sources: readonly Source[];
      readonly ids: readonly number[];
    }
  | { readonly kind: 'drawn'; readonly id: number; readonly wanted: Wanted; readonly drawn: Drawn }
  /** `about` the subject that it says something of until that is explored again. */
  | { readonly kind: 'told'; readonly text: string; readonly about?: number };

/** From the page of the explorer to the extension. */
export type FromExplorer =
  | { readonly kind: 'draw'; readonly id: number; readonly wanted: Wanted }
  | { readonly kind: 'write'; readonly id: number; readonly name: string; readonly value: number }
  | { readonly kind: 'compare'; readonly text: string }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'reveal'; readonly id: number }
  | {
      readonly kind: 'code';
      readonly id: number;
      readonly library: Library;
      readonly values: readonly (readonly [string, number])[];
    };

/** What the page of the explorer keeps over reloads of the window. */
export type KeptOfExplorer = { readonly sources: readonly Source[] };
