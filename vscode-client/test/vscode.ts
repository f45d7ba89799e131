/** Stands in for the editor's API in tests of logic: the few parts that they touch. */

import type { TextDocument, TextDocumentChangeEvent } from 'vscode';

type Listener<T> = (event: T) => void;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  fire(event: T): void {
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }
}

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...parts: readonly Disposable[]): Disposable {
    return new Disposable(() => {
      for (const part of parts) {
        part.dispose();
      }
    });
  }
}

export class Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };

  constructor(line: number, character: number, endLine: number, endCharacter: number) {
    this.start = { line, character };
    this.end = { line: endLine, character: endCharacter };
  }
}

export const l10n = {
  t: (text: string, ...given: readonly unknown[]) =>
    text.replaceAll(/\{(\d)\}/g, (_, at) => String(given[Number(at)])),
};

/** What a test turns: `opened` and `changed` are the editor's own events. */
export const opened = new EventEmitter<TextDocument>();
export const changed = new EventEmitter<TextDocumentChangeEvent>();

/** The Python extension as a test installs it; undefined means that there is none. */
export const installed: { python: object | undefined } = { python: undefined };

export const extensions = {
  getExtension: (name: string) => (name === 'ms-python.python' ? installed.python : undefined),
};

export const workspace = {
  isTrusted: true,
  workspaceFolders: [{ uri: { fsPath: '/work' } }],
  getConfiguration: () => ({ get: (_key: string, otherwise: string) => otherwise }),
  textDocuments: [] as TextDocument[],
  onDidOpenTextDocument: opened.event,
  onDidChangeTextDocument: changed.event,
};
