/** Says what went wrong, and offers the way out. */

import * as vscode from 'vscode';

export async function offerOutput(why: string): Promise<void> {
  switch (await vscode.window.showErrorMessage(why, 'Show Output', 'Restart')) {
    case 'Show Output':
      await vscode.commands.executeCommand('neurogebra.showOutput');
      break;
    case 'Restart':
      await vscode.commands.executeCommand('neurogebra.restart');
      break;
  }
}

export async function offerPython(why: string, readme: vscode.Uri): Promise<void> {
  const offers = ['Open Settings', 'Download Python', 'Read More'] as const;
  switch (await vscode.window.showErrorMessage(why, ...offers)) {
    case 'Open Settings':
      await vscode.commands.executeCommand(
        'workbench.action.openSettings',
        'neurogebra.interpreter',
      );
      break;
    case 'Download Python':
      await vscode.env.openExternal(vscode.Uri.parse('https://www.python.org/downloads/'));
      break;
    case 'Read More':
      await vscode.commands.executeCommand('markdown.showPreview', readme);
      break;
  }
}
