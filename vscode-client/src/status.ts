/** The status item: shown beside Python files once one of them needs the server. */

import * as vscode from 'vscode';
import { type ServerState, statusOf } from './state';

const commands = ['neurogebra.restart', 'neurogebra.showOutput'] as const;

export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem(
    'neurogebra.status',
    vscode.StatusBarAlignment.Right,
    100,
  );
  readonly #onEditor = vscode.window.onDidChangeActiveTextEditor(() => this.#refresh());
  #state: ServerState = { kind: 'idle' };

  constructor() {
    this.#item.name = 'Neurogebra';
    this.#item.command = 'neurogebra.showOutput';
  }

  show(state: ServerState): void {
    this.#state = state;
    this.#refresh();
  }

  dispose(): void {
    this.#onEditor.dispose();
    this.#item.dispose();
  }

  #refresh(): void {
    const status = statusOf(this.#state);
    if (status === undefined || vscode.window.activeTextEditor?.document.languageId !== 'python') {
      this.#item.hide();
      return;
    }
    const tooltip = new vscode.MarkdownString();
    tooltip.isTrusted = { enabledCommands: commands };
    tooltip.appendText(status.tooltip);
    tooltip.appendMarkdown(
      `\n\n[Restart](command:${commands[0]}) · [Output](command:${commands[1]})`,
    );
    this.#item.text = status.text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: status.spoken };
    this.#item.backgroundColor = status.isError
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : undefined;
    this.#item.show();
  }
}
