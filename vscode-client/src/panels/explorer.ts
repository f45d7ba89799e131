/** The explorer panel, on the editor's side: asks the server, follows the text, writes into it. */

import * as vscode from 'vscode';
import { moved, type TextChange } from '../changes';
import { apply } from '../edits';
import {
  type Drawn,
  type Explored,
  isRefused,
  type Refused,
  type Source,
  type Wanted,
} from './explorerAnswer';
import type { FromExplorer, KeptOfExplorer, Ready, ToExplorer } from './messages';
import { load, Panel, type Sort } from './panel';
import { reveal } from './reveal';
import { copy } from './save';

const sort: Sort = {
  viewType: 'neurogebra.explorer',
  title: vscode.l10n.t('Explore'),
  bundle: 'explorer',
};

/** What the panel needs of the server. */
export type Asked = {
  request<Answer>(method: string, params: object): Promise<Answer | undefined>;
  readonly onFacts: vscode.Event<readonly string[]>;
};

const noServer: Refused = {
  why: vscode.l10n.t('The server does not run. Its output says why.'),
};

export class ExplorerPanel implements vscode.Disposable {
  readonly #server: Asked;
  readonly #panel: Panel<ToExplorer, FromExplorer>;
  readonly #parts: readonly vscode.Disposable[];
  readonly #sources = new Map<number, Source>();
  #lastId = 0;

  constructor(context: vscode.ExtensionContext, server: Asked) {
    this.#server = server;
    this.#panel = new Panel(context.extensionUri, sort);
    this.#parts = [
      this.#panel,
      this.#panel.onMessage((message) => void this.#hear(message)),
      this.#panel.onDidClose(() => this.#sources.clear()),
      server.onFacts((uris) => this.#follow(uris)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#move(event)),
    ];
  }

  /** Explores the place of the cursor; where nothing is there, asks what to explore. */
  async showHere(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === 'python') {
      const { line, character } = editor.selection.active;
      const source = { uri: editor.document.uri.toString(), position: { line, character } };
      if (!isRefused(await this.#explored(source))) {
        return this.show(source);
      }
    }
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Explore'),
      prompt: vscode.l10n.t('A formula, or a name of the catalogue'),
      placeHolder: 'a*sin(x) + x/2',
      validateInput: (given) => (given.trim() === '' ? undefined : this.#complaint(given)),
    });
    if (text !== undefined && text.trim() !== '') {
      await this.show({ text });
    }
  }

  /** Explores that alone; says why where that cannot be. */
  async show(source: Source): Promise<void> {
    const explored = await this.#explored(source);
    if (isRefused(explored)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing to explore: {0}.', explored.why),
      );
      return;
    }
    this.#sources.clear();
    const id = this.#add(source);
    this.#panel.show(true);
    this.#panel.title = vscode.l10n.t('Explore {0}', explored.title);
    this.#tellSubjects();
    this.#panel.post({ kind: 'explored', id, explored });
  }

  /** The argument of the command that the server offers to every editor. */
  async showGiven(given: unknown): Promise<void> {
    if (isSource(given)) {
      await this.show(given);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#parts).dispose();
  }

  async #complaint(text: string): Promise<string | undefined> {
    const explored = await this.#explored({ text });
    return isRefused(explored) ? explored.why : undefined;
  }

  async #explored(source: Source): Promise<Explored | Refused> {
    const answer = await this.#server
      .request<Explored | Refused>('neurogebra/explore', source)
      .catch(() => undefined);
    return answer ?? noServer;
  }

  #add(source: Source): number {
    this.#lastId += 1;
    this.#sources.set(this.#lastId, source);
    return this.#lastId;
  }

  #tellSubjects(): void {
    const ids = [...this.#sources.keys()];
    this.#panel.post({ kind: 'subjects', ids, sources: [...this.#sources.values()] });
  }

  async #tell(id: number): Promise<void> {
    const source = this.#sources.get(id);
    if (source === undefined) {
      return;
    }
    const explored = await this.#explored(source);
    if (isRefused(explored)) {
      // Half-typed code has no formula for a while: what was drawn stays.
      this.#panel.post({ kind: 'told', text: explored.why, about: id });
    } else if (this.#sources.has(id)) {
      this.#panel.post({ kind: 'explored', id, explored });
    }
  }

  async #hear(message: FromExplorer | Ready): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await this.#restore(message.kept);
        this.#tellSubjects();
        await Promise.all([...this.#sources.keys()].map((id) => this.#tell(id)));
        return;
      case 'draw':
        return this.#draw(message.id, message.wanted);
      case 'write':
        return this.#write(message.id, message.name, message.value);
      case 'compare':
        return this.#compare(message.text);
      case 'remove':
        this.#sources.delete(message.id);
        return this.#tellSubjects();
      case 'reveal':
        return this.#reveal(message.id);
      case 'code':
        return this.#copy(message);
    }
  }

  async #draw(id: number, wanted: Wanted): Promise<void> {
    const drawn = await this.#server
      .request<Drawn>('neurogebra/draw', wanted)
      .catch(() => undefined);
    const nothing = { curves: [], bottom: 0, top: 1, poles: [], surface: null, why: noServer.why };
    this.#panel.post({ kind: 'drawn', id, wanted, drawn: drawn ?? nothing });
  }

  async #write(id: number, name: string, value: number): Promise<void> {
    const source = this.#sources.get(id);
    if (source === undefined) {
      return;
    }
    const answer = await this.#server
      .request<{ readonly edits: readonly TextChange[] } | Refused>('neurogebra/write', {
        ...source,
        name,
        value,
      })
      .catch(() => undefined);
    const why =
      answer !== undefined && 'edits' in answer
        ? await apply(answer.edits)
        : (answer ?? noServer).why;
    const text =
      why === undefined
        ? vscode.l10n.t('{0} = {1} is written.', name, value)
        : vscode.l10n.t('Not written: {0}', why);
    this.#panel.post({ kind: 'told', text });
  }

  async #compare(text: string): Promise<void> {
    const source = { text };
    const explored = await this.#explored(source);
    if (isRefused(explored)) {
      this.#panel.post({ kind: 'told', text: explored.why });
      return;
    }
    const id = this.#add(source);
    this.#tellSubjects();
    this.#panel.post({ kind: 'explored', id, explored });
  }

  async #copy({ id, library, values }: FromExplorer & { kind: 'code' }): Promise<void> {
    const source = this.#sources.get(id);
    const answer = await this.#server
      .request<{ readonly code: string } | Refused>('neurogebra/code', {
        ...source,
        library,
        values,
      })
      .catch(() => undefined);
    if (answer !== undefined && 'code' in answer) {
      await copy(answer.code, vscode.l10n.t('Code for {0}', library));
      this.#panel.post({ kind: 'told', text: vscode.l10n.t('Code for {0} is copied.', library) });
    } else {
      this.#panel.post({
        kind: 'told',
        text: vscode.l10n.t('No code: {0}', (answer ?? noServer).why),
      });
    }
  }

  async #reveal(id: number): Promise<void> {
    const source = this.#sources.get(id);
    if (source !== undefined && 'uri' in source) {
      const { uri, position } = source;
      await reveal({ uri, range: { start: position, end: position } });
    }
  }

  #follow(uris: readonly string[]): void {
    for (const [id, source] of this.#sources) {
      if ('uri' in source && uris.includes(source.uri)) {
        void this.#tell(id);
      }
    }
  }

  /** A place stays at what stands there while the text around it is edited. */
  #move({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    for (const [id, source] of this.#sources) {
      if ('uri' in source && source.uri === uri && contentChanges.length > 0) {
        this.#sources.set(id, { uri, position: moved(source.position, contentChanges) });
      }
    }
  }

  /** After a reload of the window the page alone knows what it showed. */
  async #restore(kept: unknown): Promise<void> {
    if (this.#sources.size === 0 && isKept(kept)) {
      for (const source of kept.sources.filter(isSource)) {
        if ('uri' in source) {
          await load(source.uri);
        }
        this.#add(source);
      }
    }
  }
}

function isKept(kept: unknown): kept is KeptOfExplorer {
  return (
    typeof kept === 'object' && kept !== null && 'sources' in kept && Array.isArray(kept.sources)
  );
}

function isSource(given: unknown): given is Source {
  return (
    typeof given === 'object' &&
    given !== null &&
    ('text' in given ? typeof given.text === 'string' : 'uri' in given && 'position' in given)
  );
}
