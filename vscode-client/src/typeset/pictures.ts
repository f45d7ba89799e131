/** Draws what the server marks: between its answers and the editor, in hovers, completions and hints. */

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { type Kind, lookOf } from './look';
import { painted, unpainted } from './painting';
import type { Look } from './picture';
import { Typesetter } from './typesetter';

const patience = 1_500; // milliseconds that a card waits for its pictures

const kinds: Record<vscode.ColorThemeKind, Kind> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'highContrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
};

/** Pixels that the editor leaves for what it shows, with text of 14 pixels. */
const widest = { editor: 620, suggest: 300 };

type Place = vscode.TextDocument | undefined;

export class Pictures implements vscode.Disposable {
  /** Stands around what may be drawn; no file can hold it, since no file knows it. */
  readonly mark = `${randomUUID()}-${randomUUID()}`.slice(0, 64);
  readonly #typesetter: Typesetter;

  readonly #themes: vscode.Disposable;

  constructor(script: string) {
    this.#typesetter = new Typesetter(script);
    // A card that is open has the colours of the theme before; the next one is drawn anew.
    this.#themes = vscode.window.onDidChangeActiveColorTheme(() =>
      vscode.commands.executeCommand('editor.action.hideHover').then(undefined, () => undefined),
    );
  }

  prepare(): void {
    this.#typesetter.prepare();
  }

  /** Ends what draws; the next card that needs it starts it again. */
  rest(): void {
    this.#typesetter.dispose();
  }

  dispose(): void {
    this.#typesetter.dispose();
    this.#themes.dispose();
  }

  readonly middleware: Pick<
    Middleware,
    'provideHover' | 'resolveCompletionItem' | 'provideInlayHints' | 'resolveInlayHint'
  > = {
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      if (hover !== undefined && hover !== null) {
        hover.contents = await Promise.all(
          hover.contents.map((content) => this.#drawn(content, document)),
        );
      }
      return hover;
    },
    resolveCompletionItem: async (item, token, next) => {
      const resolved = await next(item, token);
      if (resolved?.documentation !== undefined) {
        resolved.documentation = await this.#drawn(resolved.documentation, undefined, 'suggest');
      }
      return resolved;
    },
    provideInlayHints: async (document, range, token, next) => {
      const hints = await next(document, range, token);
      await Promise.all((hints ?? []).map((hint) => this.#drawTooltip(hint)));
      return hints;
    },
    resolveInlayHint: async (hint, token, next) => {
      const resolved = await next(hint, token);
      await this.#drawTooltip(resolved);
      return resolved;
    },
  };

  async #drawTooltip(hint: vscode.InlayHint | null | undefined): Promise<void> {
    if (hint?.tooltip !== undefined) {
      hint.tooltip = await this.#drawn(hint.tooltip, undefined);
    }
  }

  async #drawn<T extends vscode.MarkdownString | vscode.MarkedString>(
    content: T,
    place: Place,
    section: 'editor' | 'suggest' = 'editor',
  ): Promise<T> {
    if (!(content instanceof vscode.MarkdownString) || !content.value.includes(this.mark)) {
      return content;
    }
    const text = content.value;
    content.value = await this.#painted(text, look(place, section)).catch(() =>
      unpainted(text, this.mark),
    );
    return content;
  }

  #painted(text: string, look: Look): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(unpainted(text, this.mark)), patience);
      painted(text, this.mark, look, (latex, room) => this.#typesetter.draw(latex, room))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }
}

function look(place: Place, section: 'editor' | 'suggest'): Look {
  const editor = vscode.workspace.getConfiguration('editor', place);
  const workbench = vscode.workspace.getConfiguration('workbench');
  const ofSuggestions = section === 'suggest' ? editor.get<number>('suggestFontSize', 0) : 0;
  return lookOf({
    kind: kinds[vscode.window.activeColorTheme.kind],
    theme: workbench.get<string>('colorTheme', ''),
    customizations: workbench.get('colorCustomizations'),
    fontSize: ofSuggestions || editor.get<number>('fontSize', 14),
    widest: widest[section],
  });
}
