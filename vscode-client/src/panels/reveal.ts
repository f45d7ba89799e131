/** Leads the editor to a place, in a file or in a cell of a notebook, without taking the focus. */

import * as vscode from 'vscode';
import type { Place } from './graphAnswer';

export async function reveal(place: Place): Promise<void> {
  const { start, end } = place.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const uri = vscode.Uri.parse(place.uri);
  const cell = vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find((candidate) => candidate.document.uri.toString() === place.uri);
  if (cell !== undefined) {
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    const options = { selections, preserveFocus: true, ...columnOf(isNotebook(cell.notebook.uri)) };
    await vscode.window.showNotebookDocument(cell.notebook, options);
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === cell.document);
    if (editor !== undefined) {
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range);
    }
    return;
  }
  await vscode.window.showTextDocument(uri, {
    selection: range,
    preserveFocus: true,
    ...columnOf(isText(uri)),
  });
}

/** The column where a tab of that sort stands; a text that is nowhere opens in the first one. */
function columnOf(isWanted: (input: unknown) => boolean): { viewColumn: vscode.ViewColumn } {
  const group = vscode.window.tabGroups.all.find((one) =>
    one.tabs.some((tab) => isWanted(tab.input)),
  );
  return { viewColumn: group?.viewColumn ?? vscode.ViewColumn.One };
}

function isText(uri: vscode.Uri): (input: unknown) => boolean {
  return (input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}

function isNotebook(uri: vscode.Uri): (input: unknown) => boolean {
  return (input) =>
    input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString();
}
