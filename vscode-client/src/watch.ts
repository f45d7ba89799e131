/** Waits for the first Python document that mentions neurogebra. */

import * as vscode from 'vscode';
import { mentionsNeurogebra, touchedLines } from './mentions';

/** Calls `listener` once, and looks at nothing afterwards. */
export function whenFirstMentioned(listener: () => void): vscode.Disposable {
  const found = () => {
    watching.dispose();
    listener();
  };
  const watching = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((doc) => {
      if (mentioned(doc)) {
        found();
      }
    }),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (
        event.document.languageId === 'python' &&
        event.contentChanges.some(mentionedIn(event.document))
      ) {
        found();
      }
    }),
  );
  if (vscode.workspace.textDocuments.some(mentioned)) {
    found();
  }
  return watching;
}

function mentioned(doc: vscode.TextDocument): boolean {
  return doc.languageId === 'python' && mentionsNeurogebra(doc.getText());
}

/** Looks only at the lines that an edit touched, so that typing costs the same in any file. */
function mentionedIn(doc: vscode.TextDocument) {
  return (change: vscode.TextDocumentContentChangeEvent): boolean => {
    const [first, last] = touchedLines(change.range.start.line, change.text);
    const lines = new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER);
    return mentionsNeurogebra(doc.getText(doc.validateRange(lines)));
  };
}
