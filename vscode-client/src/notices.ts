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

export async function offerNumpy(executable: string): Promise<void> {
  const why = `Arrays have no values: numpy is not installed in ${executable}.`;
  switch (await vscode.window.showWarningMessage(why, 'Install numpy', 'Choose Another Python')) {
    case 'Install numpy':
      installNumpy(executable);
      break;
    case 'Choose Another Python':
      await choosePython();
      break;
  }
}

/** Runs pip where everybody can read what it does, and starts the server anew when it is done. */
function installNumpy(executable: string): void {
  const terminal = vscode.window.createTerminal({
    name: 'numpy',
    shellPath: executable,
    shellArgs: ['-m', 'pip', 'install', 'numpy'],
  });
  const closing = vscode.window.onDidCloseTerminal((closed) => {
    if (closed === terminal) {
      closing.dispose();
      if (closed.exitStatus?.code === 0) {
        void vscode.commands.executeCommand('neurogebra.restart');
      }
    }
  });
  terminal.show();
}

async function choosePython(): Promise<void> {
  if (vscode.extensions.getExtension('ms-python.python') !== undefined) {
    await vscode.commands.executeCommand('python.setInterpreter');
  } else {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'neurogebra.interpreter');
  }
}
