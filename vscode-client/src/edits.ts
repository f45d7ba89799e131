/** Makes the changes that the server worked out. */

import * as vscode from 'vscode';
import { areCurrent, movedOn, type TextChange } from './changes';

/** Makes the changes as one step that can be undone; why not, where that is not to be. */
export async function apply(changes: readonly TextChange[]): Promise<string | undefined> {
  const versionOf = (uri: string) =>
    vscode.workspace.textDocuments.find((doc) => doc.uri.toString() === uri)?.version;
  if (!areCurrent(changes, versionOf)) {
    return movedOn;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, range, newText } of changes) {
    const { start, end } = range;
    edit.replace(
      vscode.Uri.parse(uri),
      new vscode.Range(start.line, start.character, end.line, end.character),
      newText,
    );
  }
  return (await vscode.workspace.applyEdit(edit))
    ? undefined
    : vscode.l10n.t('The editor refused the change.');
}
