/** The page of a panel, on its own side: what it hears, says and keeps over reloads. */

import * as l10n from '@vscode/l10n';
import type { Ready } from '../panels/messages';

type Api = {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

declare function acquireVsCodeApi(): Api;

/**
 * The page carries the sentences of its language. Modules that `main.ts` imports may be read before
 * this one: they ask for their words when they need them, not while they are read.
 */
l10n.config({
  contents: document.querySelector<HTMLMetaElement>('meta[name="words"]')?.content ?? '{}',
});

export type Frame<FromPage, Kept> = {
  say(message: FromPage): void;
  keep(state: Kept): void;
};

/** Connects the page; call it once, and last: messages come from then on. */
export function connect<ToPage, FromPage, Kept>(
  hear: (message: ToPage) => void,
): Frame<FromPage, Kept> & { readonly kept: Kept | undefined } {
  const api = acquireVsCodeApi();
  const kept = api.getState() as Kept | undefined;
  window.addEventListener('message', (event: MessageEvent<ToPage>) => hear(event.data));
  const ready: Ready = { kind: 'ready', kept };
  api.postMessage(ready);
  return {
    kept,
    say: (message) => api.postMessage(message),
    keep: (state) => api.setState(state),
  };
}

/** An element with attributes and children; text is never read as markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** The same for pictures. */
export function draw<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}
