/** The view of the catalogue: categories and their entries, or what a search finds. */

import * as vscode from 'vscode';
import {
  type Exhibit,
  foundMessage,
  iconOf,
  pick,
  type Shelf,
  spoken,
  thumbnail,
  titleOf,
} from './shelf';

export type Node =
  | { readonly kind: 'category'; readonly shelf: Shelf }
  | { readonly kind: 'entry'; readonly entry: Exhibit };

export type Asked = {
  request<Answer>(method: string, params: object): Promise<Answer | undefined>;
};

/** Colours that stand out on light and on dark. */
const colours = { light: '#0b63ce', dark: '#4daafc' } as const;

const isSearched = 'neurogebra.catalogueIsSearched';

export class CatalogueView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #server: Asked;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  #shelves: Promise<readonly Shelf[]> | undefined;
  #found: readonly Exhibit[] | undefined;
  #query = '';
  #searches = 0;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Asked) {
    this.#server = server;
    this.#view = vscode.window.createTreeView('neurogebra.catalogue', { treeDataProvider: this });
  }

  get selected(): Exhibit | undefined {
    const [node] = this.#view.selection;
    return node?.kind === 'entry' ? node.entry : undefined;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) {
      return node.kind === 'category' ? node.shelf.entries.map(entryNode) : [];
    }
    const shelves = await this.#all();
    return this.#found === undefined
      ? shelves.map((shelf) => ({ kind: 'category', shelf }))
      : this.#found.map(entryNode);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === 'category' ? categoryItem(node.shelf) : entryItem(node.entry);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.kind === 'entry') {
      const card = await this.#server
        .request<{ readonly text: string } | null>('neurogebra/entry', { name: node.entry.name })
        .catch(() => undefined);
      item.tooltip = new vscode.MarkdownString(card?.text ?? node.entry.summary);
    }
    return item;
  }

  /** Searches while the query is typed; Escape brings back what was shown before. */
  async search(): Promise<void> {
    await vscode.commands.executeCommand('neurogebra.catalogue.focus');
    const before = this.#query;
    const input = vscode.window.createInputBox();
    input.title = vscode.l10n.t('Search the catalogue');
    input.placeholder = 'A name, an alias or what it is for: “robust to outliers”';
    input.value = before;
    let isAccepted = false;
    input.onDidChangeValue((query) => void this.#find(query));
    input.onDidAccept(() => {
      isAccepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      input.dispose();
      if (isAccepted) {
        void vscode.commands.executeCommand('neurogebra.catalogue.focus');
      } else if (this.#query !== before) {
        void this.#find(before);
      }
    });
    input.show();
  }

  clear(): Promise<void> {
    return this.#find('');
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  async #find(typed: string): Promise<void> {
    this.#searches += 1;
    const search = this.#searches;
    const query = typed.trim();
    this.#query = query;
    let found: readonly Exhibit[] | undefined;
    if (query !== '') {
      const names = await this.#server
        .request<readonly string[]>('neurogebra/search', { query })
        .catch(() => undefined);
      found = pick(await this.#all(), names ?? []);
    }
    if (search !== this.#searches) {
      return; // a newer query is on its way
    }
    this.#found = found;
    this.#view.message = found === undefined ? '' : foundMessage(query, found.length);
    this.#changed.fire();
    await vscode.commands.executeCommand('setContext', isSearched, found !== undefined);
  }

  #all(): Promise<readonly Shelf[]> {
    this.#shelves ??= this.#fetch();
    return this.#shelves;
  }

  async #fetch(): Promise<readonly Shelf[]> {
    const shelves = await this.#server
      .request<readonly Shelf[]>('neurogebra/catalogue', {})
      .catch(() => undefined);
    if (shelves === undefined) {
      this.#shelves = undefined; // the next look at the view asks again
      this.#view.message = vscode.l10n.t('The server does not run. Its output says why.');
      return [];
    }
    this.#view.message = '';
    return shelves;
  }
}

function entryNode(entry: Exhibit): Node {
  return { kind: 'entry', entry };
}

function categoryItem({ category, entries }: Shelf): vscode.TreeItem {
  const item = new vscode.TreeItem(titleOf(category), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `category:${category}`;
  item.description = String(entries.length);
  item.iconPath = new vscode.ThemeIcon(iconOf(category));
  item.accessibilityInformation = { label: `${titleOf(category)}, ${entries.length} entries` };
  return item;
}

function entryItem(entry: Exhibit): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.name);
  item.id = `entry:${entry.name}`;
  item.description = entry.formula;
  item.contextValue = 'entry';
  item.iconPath = pictureOf(entry);
  item.accessibilityInformation = { label: spoken(entry) };
  item.command = {
    command: 'neurogebra.openEntry',
    title: vscode.l10n.t('Open'),
    arguments: [entryNode(entry)],
  };
  return item;
}

function pictureOf(entry: Exhibit): NonNullable<vscode.TreeItem['iconPath']> {
  const light = thumbnail(entry, colours.light);
  const dark = thumbnail(entry, colours.dark);
  return light === undefined || dark === undefined
    ? new vscode.ThemeIcon('layers')
    : { light: vscode.Uri.parse(light), dark: vscode.Uri.parse(dark) };
}
