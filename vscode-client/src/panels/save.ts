/** Takes what a panel made to a file or to the clipboard. */

import * as path from 'node:path';
import * as vscode from 'vscode';

export async function save(name: string, content: Uint8Array): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const ending = path.extname(name).slice(1);
  const target = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (target !== undefined) {
    await vscode.workspace.fs.writeFile(target, content);
  }
}

export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', what), 3000);
}
