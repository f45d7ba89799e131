/** The graph panel, on the editor's side: asks the server, follows the text and the cursor. */

import * as vscode from 'vscode';
import type { GraphAnswer } from './graphAnswer';
import type { FromGraph, KeptOfGraph, Mode, Ready, ToGraph } from './messages';
import { load, Panel, type Sort } from './panel';
import { reveal } from './reveal';
import { copy, save } from './save';
import { type Wanted, wantedIn } from './wanted';

const sort: Sort = {
  viewType: 'neurogebra.graph',
  title: vscode.l10n.t('Graph'),
  bundle: 'graph',
};

/** What the panel needs of the server. */
export type Asked = {
  request<Answer>(method: string, params: object): Promise<Answer | undefined>;
  readonly onFacts: vscode.Event<readonly string[]>;
};

export class GraphPanel implements vscode.Disposable {
  readonly #server: Asked;
  readonly #panel: Panel<ToGraph, FromGraph>;
  readonly #parts: readonly vscode.Disposable[];
  #wanted: Wanted | undefined;
  #mode: Mode = 'graph';
  #groups: readonly string[] = [];
  #asked = 0;

  constructor(context: vscode.ExtensionContext, server: Asked) {
    this.#server = server;
    this.#panel = new Panel(context.extensionUri, sort);
    this.#parts = [
      this.#panel,
      this.#panel.onMessage((message) => void this.#hear(message)),
      server.onFacts((uris) => this.#wanted && uris.includes(this.#wanted.uri) && this.#refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === this.#wanted?.uri) {
          this.#panel.post({ kind: 'edited' });
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const at = selections[0]?.active;
        if (at !== undefined && this.#panel.isOpen) {
          const uri = textEditor.document.uri.toString();
          this.#panel.post({ kind: 'cursor', uri, line: at.line, character: at.character });
        }
      }),
    ];
  }

  /** Shows the pass that the arguments of a command name, or the one that the cursor is about. */
  async show(mode: Mode, ...given: readonly unknown[]): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const named = wantedIn(given);
    if (named !== undefined) {
      this.#wanted = named;
    } else if (editor?.document.languageId === 'python') {
      this.#wanted = { uri: editor.document.uri.toString(), position: editor.selection.active };
    } else if (this.#wanted === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a Python file that calls backward() first.'),
      );
      return;
    }
    this.#mode = mode;
    this.#groups = [];
    this.#panel.show(true);
    this.#panel.post({ kind: 'mode', mode });
    await this.#refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#parts).dispose();
  }

  async #refresh(): Promise<void> {
    if (this.#wanted === undefined || !this.#panel.isOpen) {
      return;
    }
    this.#asked += 1;
    const asked = this.#asked;
    const { uri, ...which } = this.#wanted;
    const params = { textDocument: { uri }, groups: this.#groups, ...which };
    const answer = await this.#server
      .request<GraphAnswer>('neurogebra/graph', params)
      .catch(() => undefined);
    if (asked !== this.#asked) {
      return; // a newer question is on its way
    }
    if (answer === undefined || answer === null) {
      this.#panel.post({
        kind: 'nothing',
        why: vscode.l10n.t('The server does not know this file.'),
      });
      return;
    }
    if (answer.graph !== null) {
      this.#wanted = { uri, number: answer.graph.number, root: answer.graph.title };
      this.#panel.title = vscode.l10n.t('Graph of {0}', answer.graph.title);
    }
    this.#panel.post({ kind: 'answer', answer });
  }

  async #hear(message: FromGraph | Ready): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await this.#restore(message.kept);
        this.#panel.post({ kind: 'mode', mode: this.#mode });
        return this.#refresh();
      case 'reveal':
        return reveal(message.place);
      case 'choose':
        this.#wanted = this.#wanted && { uri: this.#wanted.uri, number: message.number };
        this.#groups = [];
        return this.#refresh();
      case 'open':
        this.#groups = message.groups;
        return this.#refresh();
      case 'save':
        return save(message.name, Buffer.from(message.base64, 'base64'));
      case 'copy':
        return copy(message.text, message.what);
    }
  }

  /** After a reload of the window the page alone knows what it showed. */
  async #restore(kept: unknown): Promise<void> {
    if (this.#wanted === undefined && isKept(kept)) {
      this.#wanted = { uri: kept.uri, number: kept.number, root: kept.root };
      this.#mode = kept.mode;
      this.#groups = kept.groups;
      await load(kept.uri);
    }
  }
}

function isKept(kept: unknown): kept is KeptOfGraph {
  return typeof kept === 'object' && kept !== null && 'uri' in kept && 'groups' in kept;
}
