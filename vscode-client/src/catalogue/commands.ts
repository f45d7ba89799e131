/** What can be done with an entry of the catalogue: read it, explore it, write it down. */

import * as vscode from 'vscode';
import type { TextChange } from '../changes';
import { apply } from '../edits';
import type { Exhibit } from './shelf';
import { type Asked, CatalogueView, type Node } from './tree';

export function offerCatalogue(
  server: Asked,
  explore: (text: string) => Promise<void>,
): vscode.Disposable {
  const view = new CatalogueView(server);
  const command = (name: string, run: (entry: Exhibit) => Promise<void>) =>
    vscode.commands.registerCommand(name, async (node?: Node) => {
      const entry = node?.kind === 'entry' ? node.entry : view.selected;
      if (entry !== undefined) {
        await run(entry);
      }
    });
  return vscode.Disposable.from(
    view,
    vscode.commands.registerCommand('neurogebra.searchCatalogue', () => view.search()),
    vscode.commands.registerCommand('neurogebra.clearCatalogueSearch', () => view.clear()),
    command('neurogebra.openEntry', open),
    command('neurogebra.exploreEntry', ({ name }) => explore(name)),
    command('neurogebra.insertEntry', ({ name }) => insert(server, name)),
  );
}

async function open({ name }: Exhibit): Promise<void> {
  const page = vscode.Uri.from({ scheme: 'neurogebra-catalogue', path: `/${name}.md` });
  await vscode.commands.executeCommand('vscode.open', page, {
    preview: true,
    preserveFocus: true,
  });
}

async function insert(server: Asked, name: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'python') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a Python file to insert {0} into.', name),
    );
    return;
  }
  const { active } = editor.selection;
  const answer = await server.request<{ readonly edits: readonly TextChange[] } | null>(
    'neurogebra/insertion',
    {
      uri: editor.document.uri.toString(),
      position: { line: active.line, character: active.character },
      name,
    },
  );
  const why = answer
    ? await apply(answer.edits)
    : vscode.l10n.t('The server does not know this file.');
  if (why !== undefined) {
    void vscode.window.showWarningMessage(why);
    return;
  }
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}
