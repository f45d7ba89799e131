/** What the palette offers beside the maths: a report, samples to begin with, trust. */

import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { report } from './report';
import { type ServerState, versionsIn } from './state';

type Asked = {
  readonly state: ServerState;
  request<Answer>(method: string, params: object): Promise<Answer | undefined>;
};

export function help(context: vscode.ExtensionContext, server: Asked): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('neurogebra.reportProblem', () => openReport(context, server)),
    vscode.commands.registerCommand('neurogebra.openSample', () => openSample(context)),
    vscode.commands.registerCommand('neurogebra.openSampleNotebook', () => openNotebook(context)),
    vscode.commands.registerCommand('neurogebra.trust', () =>
      vscode.commands.executeCommand('workbench.trust.manage'),
    ),
  );
}

async function openReport(context: vscode.ExtensionContext, server: Asked): Promise<void> {
  const { state } = server;
  const answer =
    state.kind === 'ready'
      ? await server.request('neurogebra/status', {}).catch(() => undefined)
      : undefined;
  const content = report({
    versions: [
      ['extension', String(context.extension.packageJSON.version)],
      ['VS Code', `${vscode.version} (${vscode.env.appName}, ${process.platform} ${process.arch})`],
      ['trusted', String(vscode.workspace.isTrusted)],
      ...versionsIn(answer),
    ],
    state: state.kind === 'failed' ? `${state.kind}: ${state.why}` : state.kind,
    log: await logOf(context),
    folders: [homedir(), ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)],
  });
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

async function logOf(context: vscode.ExtensionContext): Promise<string> {
  try {
    const file = vscode.Uri.joinPath(context.logUri, 'Neurogebra.log');
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return ''; // nothing was logged yet
  }
}

/** A copy that belongs to nobody: it can be changed and thrown away. */
async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const content = await sample(context, 'chain_rule.py');
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  await vscode.window.showTextDocument(document);
}

async function openNotebook(context: vscode.ExtensionContext): Promise<void> {
  const notebook: { readonly cells: readonly Cell[] } = JSON.parse(
    await sample(context, 'tour.ipynb'),
  );
  const cells = notebook.cells.map(
    ({ cell_type: type, source }) =>
      new vscode.NotebookCellData(
        type === 'code' ? vscode.NotebookCellKind.Code : vscode.NotebookCellKind.Markup,
        typeof source === 'string' ? source : source.join(''),
        type === 'code' ? 'python' : 'markdown',
      ),
  );
  const data = new vscode.NotebookData(cells);
  const document = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  await vscode.window.showNotebookDocument(document);
}

type Cell = { readonly cell_type: string; readonly source: string | readonly string[] };

async function sample(context: vscode.ExtensionContext, name: string): Promise<string> {
  const file = vscode.Uri.joinPath(context.extensionUri, 'out', 'samples', name);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
