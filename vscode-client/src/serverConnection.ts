/**
 * One connection to the server, by the library that speaks its protocol. The library is most of what
 * the extension is made of: it is loaded with the first server, and not with the editor.
 */

import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import {
  CloseAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { cardIn, titleOf } from './card';
import type { Cards } from './cards';
import { selectorFor } from './selector';
import type { Pictures } from './typeset/pictures';

/** Commands that a link in the server's Markdown may run; every other link of that kind is dead. */
const linkedCommands = [
  'neurogebra.card',
  'neurogebra.openCard',
  'neurogebra.explore',
  'neurogebra.steps',
  'neurogebra.copyLatex',
] as const;

/** Answers a command that the server offers to every editor in the extension itself. */
export type Answer = (...given: readonly unknown[]) => Promise<void>;

/** What becomes of a connection; one that failed ends, and is not tried again. */
export type Turn =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly why: string };

export type Surroundings = {
  readonly output: vscode.LogOutputChannel;
  readonly cards: Cards;
  readonly pictures: Pictures;
  readonly answers: ReadonlyMap<string, Answer>;
  spawn(): Promise<ChildProcess>;
  turn(turn: Turn): void;
  /** The server knows other things than before of these texts. */
  facts(uris: readonly string[]): void;
};

/** What a connection went through, as far as it tells how an end is to be taken. */
type Life = { wasReady: boolean; isReady: boolean; isGivenUp: boolean };

/** What the library would pop up is said by the status item, and by notices that have ways out. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function connect(around: Surroundings): LanguageClient {
  const life: Life = { wasReady: false, isReady: false, isGivenUp: false };
  const client: LanguageClient = new QuietClient('neurogebra', 'Neurogebra', around.spawn, {
    ...options(around),
    errorHandler: errorHandler(() => client, life),
  });
  client.onNotification('neurogebra/facts', ({ uris }: { readonly uris: readonly string[] }) =>
    around.facts(uris),
  );
  client.onDidChangeState(({ newState }) => {
    life.isReady = newState === State.Running;
    if (newState === State.Starting) {
      around.turn({ kind: 'starting' });
    } else if (newState === State.Running) {
      life.wasReady = true;
      around.turn({ kind: 'running' });
    } else if (newState === State.StartFailed && life.wasReady) {
      const why = vscode.l10n.t('The server ended and could not be started again.');
      around.turn({ kind: 'failed', why });
    } else if (newState === State.Stopped && life.isGivenUp) {
      const why = vscode.l10n.t('The server ended five times within three minutes.');
      around.turn({ kind: 'failed', why });
    }
  });
  return client;
}

function options({ output, cards, pictures, answers }: Surroundings): LanguageClientOptions {
  return {
    documentSelector: selectorFor(
      (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    ),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    stdioOptions: { stdout: () => undefined, stderr: () => undefined },
    synchronize: { configurationSection: 'neurogebra' },
    initializationOptions: {
      client: 'vscode',
      pictures: pictures.mark,
      panels: true,
      trusted: vscode.workspace.isTrusted,
    },
    initializationFailedHandler: () => false,
    markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
    middleware: {
      ...pictures.middleware,
      workspace: {
        // A server that is being replaced need not hear of a change; the next one reads it.
        didChangeConfiguration: (sections, next) => next(sections).catch(() => undefined),
      },
      executeCommand: async (command, args, next) => {
        const answer = answers.get(command);
        if (answer !== undefined) {
          return answer(...args);
        }
        const card = cardIn(await next(command, args), titleOf(command));
        if (card !== undefined) {
          await cards.open(card);
        }
      },
    },
  };
}

/** The library's own limit on restarts. */
function errorHandler(client: () => LanguageClient, life: Life): ErrorHandler {
  let usual: ErrorHandler | undefined;
  const limited = () => {
    usual ??= client().createDefaultErrorHandler();
    return usual;
  };
  return {
    error: (error, message, count) => limited().error(error, message, count),
    closed: async () => {
      if (!life.isReady) {
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      const decision = await limited().closed();
      life.isGivenUp = decision.action === CloseAction.DoNotRestart;
      return { ...decision, handled: true };
    },
  };
}
