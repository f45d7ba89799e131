/** Shows Markdown that the server wrote as a read-only document beside the editor. */

import * as vscode from 'vscode';
import type { Card } from './card';

const scheme = 'neurogebra';

export class Cards implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #parts: readonly vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#parts = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument((doc) => this.#texts.delete(doc.uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  async open(card: Card): Promise<void> {
    const uri = vscode.Uri.from({ scheme: scheme, path: `/${card.title}.md` });
    this.#texts.set(uri.toString(), card.text);
    this.#changed.fire(uri);
    const doc = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(doc, {
      preserveFocus: true,
      preview: true,
      viewColumn: vscode.ViewColumn.Beside,
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#parts).dispose();
  }
}
