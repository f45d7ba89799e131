/** Says what went wrong, and offers the way out. */

import * as vscode from 'vscode';

const { executeCommand } = vscode.commands;

type Offer = readonly [title: string, run: () => unknown];
type Show = (text: string, ...titles: string[]) => Thenable<string | undefined>;

async function offer(show: Show, why: string, offers: readonly Offer[]): Promise<void> {
  const chosen = await show(why, ...offers.map(([title]) => title));
  await offers.find(([title]) => title === chosen)?.[1]();
}

export function offerOutput(why: string): Promise<void> {
  return offer(vscode.window.showErrorMessage, why, [
    [vscode.l10n.t('Show Output'), () => executeCommand('neurogebra.showOutput')],
    [vscode.l10n.t('Restart'), () => executeCommand('neurogebra.restart')],
  ]);
}

export function offerPython(why: string, readme: vscode.Uri): Promise<void> {
  const download = vscode.Uri.parse('https://www.python.org/downloads/');
  return offer(vscode.window.showErrorMessage, why, [
    [vscode.l10n.t('Open Settings'), openSetting],
    [vscode.l10n.t('Download Python'), () => vscode.env.openExternal(download)],
    [vscode.l10n.t('Read More'), () => executeCommand('markdown.showPreview', readme)],
  ]);
}

export function offerNumpy(executable: string, folder: vscode.Uri): Promise<void> {
  const why = vscode.l10n.t('Arrays have no values: numpy is not installed in {0}.', executable);
  return offer(vscode.window.showWarningMessage, why, [
    [vscode.l10n.t('Install numpy'), () => installNumpy(executable, folder)],
    [vscode.l10n.t('Choose Another Python'), choosePython],
  ]);
}

/**
 * Runs pip where everybody can read what it does, and starts the server anew when it is done. The
 * folder is one of ours: of the one it runs in, Python takes modules before its own.
 */
function installNumpy(executable: string, folder: vscode.Uri): void {
  const terminal = vscode.window.createTerminal({
    name: 'numpy',
    shellPath: executable,
    shellArgs: ['-E', '-m', 'pip', 'install', 'numpy'],
    cwd: folder,
  });
  const closing = vscode.window.onDidCloseTerminal((closed) => {
    if (closed === terminal) {
      closing.dispose();
      if (closed.exitStatus?.code === 0) {
        void executeCommand('neurogebra.restart');
      }
    }
  });
  terminal.show();
}

function choosePython(): Thenable<unknown> {
  return vscode.extensions.getExtension('ms-python.python') === undefined
    ? openSetting()
    : executeCommand('python.setInterpreter');
}

function openSetting(): Thenable<unknown> {
  return executeCommand('workbench.action.openSettings', 'neurogebra.interpreter');
}
