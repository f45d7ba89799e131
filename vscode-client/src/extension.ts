/** What VS Code calls: activate when the first Python file opens, deactivate with the window. */

import * as vscode from 'vscode';
import { cardIn } from './card';
import { Cards } from './cards';
import { offerCatalogue } from './catalogue/commands';
import { Server } from './client';
import { onDidChangeEnvironment } from './environment';
import { help } from './help';
import { ExplorerPanel } from './panels/explorer';
import { GraphPanel } from './panels/graph';
import { copy } from './panels/save';
import { StatusItem } from './status';
import { whenFirstMentioned } from './watch';

/** Settings that decide which program the server is. */
const decidesServer = ['neurogebra.interpreter', 'neurogebra.server'] as const;

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Neurogebra', { log: true });
  const cards = new Cards();
  const ours = new Server(context, output, cards);
  server = ours;
  const status = new StatusItem(ours, context.globalStorageUri);
  const graph = new GraphPanel(context, ours);
  const explorer = new ExplorerPanel(context, ours);
  ours.answer('neurogebra.explore', (given) => explorer.showGiven(given));
  for (const mode of ['graph', 'steps'] as const) {
    ours.answer(`neurogebra.${mode}`, (...given) => graph.show(mode, ...given));
  }
  const restart = () => ours.restart();
  const restartIfStarted = () => (ours.state.kind === 'idle' ? undefined : ours.restart());
  context.subscriptions.push(
    output,
    cards,
    status,
    ours,
    graph,
    explorer,
    offerCatalogue(ours, (text) => explorer.show({ text })),
    vscode.commands.registerCommand('neurogebra.exploreExpression', () => explorer.showHere()),
    vscode.commands.registerCommand('neurogebra.copyLatex', async (latex: unknown) => {
      if (typeof latex === 'string') {
        await copy(latex, 'LaTeX');
      }
    }),
    vscode.commands.registerCommand('neurogebra.showGraph', () => graph.show('graph')),
    vscode.commands.registerCommand('neurogebra.stepThroughGradients', () => graph.show('steps')),
    help(context, ours),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restartIfStarted()),
    vscode.commands.registerCommand('neurogebra.restart', restart),
    vscode.commands.registerCommand('neurogebra.showOutput', () => output.show()),
    vscode.commands.registerCommand('neurogebra.openCard', async (content: unknown) => {
      const card = cardIn(content, 'Card');
      if (card !== undefined) {
        await cards.open(card);
      }
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (decidesServer.some((name) => change.affectsConfiguration(name))) {
        void restartIfStarted();
      }
    }),
    whenFirstMentioned(async () => {
      await ours.start();
      const watch = await onDidChangeEnvironment(() => void restartIfStarted());
      if (watch !== undefined) {
        context.subscriptions.push(watch);
      }
    }),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
