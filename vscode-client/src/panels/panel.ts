/** A webview beside the editor: its page, its messages, its life. Every panel is made of one. */

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Ready } from './messages';
import { pageOf } from './page';

/** What tells one sort of panel from another; `bundle` names its files in `out/webview/`. */
export type Sort = {
  readonly viewType: string;
  readonly title: string;
  readonly bundle: string;
};

/**
 * Lets the server know a text that a panel showed before the window was loaded anew: then the editor
 * loads only the texts that are on the screen.
 */
export async function load(uri: string): Promise<void> {
  try {
    await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch {
    // It is gone, and the panel will say so.
  }
}

export class Panel<ToPage, FromPage> implements vscode.Disposable {
  readonly #sort: Sort;
  readonly #home: vscode.Uri;
  readonly #heard = new vscode.EventEmitter<FromPage | Ready>();
  readonly #closed = new vscode.EventEmitter<void>();
  readonly #restoring: vscode.Disposable;
  #view: vscode.WebviewPanel | undefined;
  #isReady = false;

  /** What the page says. A page that is loaded anew says `ready` again: then tell it everything. */
  readonly onMessage = this.#heard.event;
  readonly onDidClose = this.#closed.event;

  constructor(extension: vscode.Uri, sort: Sort) {
    this.#sort = sort;
    this.#home = vscode.Uri.joinPath(extension, 'out', 'webview');
    this.#restoring = vscode.window.registerWebviewPanelSerializer(sort.viewType, {
      deserializeWebviewPanel: async (view) => this.#adopt(view),
    });
  }

  get isOpen(): boolean {
    return this.#view !== undefined;
  }

  set title(title: string) {
    if (this.#view !== undefined) {
      this.#view.title = title;
    }
  }

  /** Opens it beside the editor, or brings it to the front where it is. */
  show(takesFocus: boolean): void {
    if (this.#view !== undefined) {
      this.#view.reveal(undefined, !takesFocus);
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: !takesFocus };
    const { viewType, title } = this.#sort;
    this.#adopt(vscode.window.createWebviewPanel(viewType, title, place));
  }

  /** Lost while the page is not loaded: once it is, it says `ready`. */
  post(message: ToPage): void {
    if (this.#isReady) {
      void this.#view?.webview.postMessage(message);
    }
  }

  dispose(): void {
    this.#restoring.dispose();
    this.#view?.dispose();
    this.#heard.dispose();
    this.#closed.dispose();
  }

  #adopt(view: vscode.WebviewPanel): void {
    this.#view?.dispose();
    this.#view = view;
    this.#isReady = false;
    view.onDidDispose(() => {
      if (this.#view === view) {
        this.#view = undefined;
        this.#isReady = false;
        this.#closed.fire();
      }
    });
    view.webview.onDidReceiveMessage((message: FromPage | Ready) => {
      this.#isReady = true;
      this.#heard.fire(message);
    });
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#home] };
    const file = (ending: string) =>
      view.webview.asWebviewUri(vscode.Uri.joinPath(this.#home, `${this.#sort.bundle}.${ending}`));
    view.webview.html = pageOf({
      title: this.#sort.title,
      source: view.webview.cspSource,
      script: String(file('js')),
      style: String(file('css')),
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
      words: vscode.l10n.bundle,
    });
  }
}
