/** The status item: shown beside Python files once one of them needs the server. */

import * as vscode from 'vscode';
import { offerNumpy } from './notices';
import { type ServerState, statusOf, type TextState, textStateIn } from './state';

/** What the item needs of the server. */
type Asked = {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  readonly onFacts: vscode.Event<readonly string[]>;
  request<Answer>(method: string, params: object): Promise<Answer | undefined>;
};

const commands = [
  'neurogebra.trust',
  'neurogebra.toggle',
  'neurogebra.restart',
  'neurogebra.showOutput',
  'neurogebra.reportProblem',
] as const;

const afterEdit = 200; // milliseconds: while keys follow one another nothing is asked

export class StatusItem implements vscode.Disposable {
  readonly #server: Asked;
  readonly #storage: vscode.Uri;
  readonly #item = vscode.window.createStatusBarItem(
    'neurogebra.status',
    vscode.StatusBarAlignment.Right,
    100,
  );
  readonly #parts: readonly vscode.Disposable[];
  readonly #offered = new Set<string>();
  #text: TextState | undefined;
  #asked = 0;
  #soon: NodeJS.Timeout | undefined;

  constructor(server: Asked, storage: vscode.Uri) {
    this.#server = server;
    this.#storage = storage;
    this.#item.name = 'Neurogebra';
    this.#item.command = 'neurogebra.showOutput';
    this.#parts = [
      this.#item,
      server.onDidChangeState((state) => {
        const isReady = state.kind === 'ready';
        void vscode.commands.executeCommand('setContext', 'neurogebra.isReady', isReady);
        this.#look();
      }),
      server.onFacts((uris) => uris.includes(activeUri() ?? '') && this.#look()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#look()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === activeUri()) {
          clearTimeout(this.#soon);
          this.#soon = setTimeout(() => this.#look(), afterEdit);
        }
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#soon);
    vscode.Disposable.from(...this.#parts).dispose();
  }

  /** Asks how the text is, and shows it; only the newest answer counts. */
  async #look(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const uri = activeUri();
    const answer =
      uri === undefined || this.#server.state.kind !== 'ready'
        ? undefined
        : await this.#server
            .request('neurogebra/status', { textDocument: { uri } })
            .catch(() => undefined);
    if (asked === this.#asked) {
      this.#text = textStateIn(answer);
      this.#show();
      this.#offer();
    }
  }

  #show(): void {
    const status = statusOf(this.#server.state, this.#text);
    if (status === undefined || activeUri() === undefined) {
      this.#item.hide();
      return;
    }
    const tooltip = new vscode.MarkdownString();
    tooltip.isTrusted = { enabledCommands: commands };
    tooltip.appendText(status.tooltip);
    const trust =
      this.#text?.state === 'waiting'
        ? [link('neurogebra.trust', vscode.l10n.t('Trust this workspace'))]
        : [];
    const offered = [
      ...trust,
      link('neurogebra.toggle', vscode.l10n.t('Show or hide')),
      link('neurogebra.restart', vscode.l10n.t('Restart')),
      link('neurogebra.showOutput', vscode.l10n.t('Output')),
      link('neurogebra.reportProblem', vscode.l10n.t('Report a problem')),
    ];
    tooltip.appendMarkdown(`\n\n${offered.join(' · ')}`);
    this.#item.text = status.text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: status.spoken };
    this.#item.backgroundColor =
      status.tone === 'plain'
        ? undefined
        : new vscode.ThemeColor(`statusBarItem.${status.tone}Background`);
    this.#item.show();
  }

  /** What is missing is said once for each Python. */
  #offer(): void {
    const state = this.#server.state;
    if (state.kind === 'ready' && this.#text?.needs.includes('numpy')) {
      if (!this.#offered.has(state.executable)) {
        this.#offered.add(state.executable);
        void offerNumpy(state.executable, this.#storage);
      }
    }
  }
}

function activeUri(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'python' ? document.uri.toString() : undefined;
}

function link(command: (typeof commands)[number], title: string): string {
  return `[${title}](command:${command})`;
}
