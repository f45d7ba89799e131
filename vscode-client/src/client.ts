/** The server as the editor sees it: start, stop, restart, and the state between them. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
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
import { surroundings } from './environment';
import { chooseInterpreter, type Interpreter } from './interpreter';
import { offerOutput, offerPython } from './notices';
import type { ServerState } from './state';

/** Commands that a link in the server's Markdown may run; every other link of that kind is dead. */
const linkedCommands = ['neurogebra.openCard', 'neurogebra.graph', 'neurogebra.steps'] as const;

const toInitialize = 60_000; // milliseconds until a server that says nothing is given up
const toExit = 2_000;

export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #cards: Cards;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.#changed.event;
  #state: ServerState = { kind: 'idle' };
  #client: LanguageClient | undefined;
  #process: ChildProcess | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, cards: Cards) {
    this.#context = context;
    this.#output = output;
    this.#cards = cards;
  }

  get state(): ServerState {
    return this.#state;
  }

  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  /** Ends with no process left, also when the server no longer listens. */
  stop(): Promise<void> {
    this.#abandonStart();
    return this.#inTurn(() => this.#stop());
  }

  restart(): Promise<void> {
    this.#abandonStart();
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  dispose(): void {
    this.#process?.kill('SIGKILL');
    this.#changed.dispose();
  }

  /** One thing at a time: a restart asked for during a start waits for it. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#output.error(String(error)));
    return this.#last;
  }

  async #start(): Promise<void> {
    if (this.#client !== undefined) {
      return;
    }
    this.#become({ kind: 'starting' });
    const folder = this.#context.globalStorageUri;
    await vscode.workspace.fs.createDirectory(folder);
    const choice = await chooseInterpreter(surroundings(folder.fsPath));
    if (choice.kind === 'none') {
      this.#output.error([choice.why, ...choice.tried].join('\n  '));
      this.#become({ kind: 'failed', why: choice.why });
      void offerPython(choice.why, vscode.Uri.joinPath(this.#context.extensionUri, 'readme.md'));
      return;
    }
    this.#output.info(`Python ${choice.version} from the ${choice.from}: ${choice.executable}`);
    await this.#run(this.#connect(choice, folder.fsPath));
  }

  async #run(client: LanguageClient): Promise<void> {
    this.#client = client;
    const giveUp = setTimeout(() => this.#process?.kill('SIGKILL'), toInitialize);
    try {
      await client.start();
    } catch {
      if (this.#client === client) {
        await this.#fail('The server ended while it was starting.');
      }
    } finally {
      clearTimeout(giveUp);
    }
  }

  async #stop(): Promise<void> {
    await this.#release();
    this.#become({ kind: 'stopped' });
  }

  async #fail(why: string): Promise<void> {
    await this.#release();
    this.#become({ kind: 'failed', why });
    void offerOutput(why);
  }

  async #release(): Promise<void> {
    const client = this.#client;
    const child = this.#process;
    this.#client = undefined;
    this.#process = undefined;
    await client?.dispose(toExit).catch(() => undefined);
    if (child?.exitCode === null && child.signalCode === null) {
      const kill = setTimeout(() => child.kill('SIGKILL'), toExit);
      await once(child, 'exit');
      clearTimeout(kill);
    }
  }

  /** A server that is still starting cannot be asked to stop. */
  #abandonStart(): void {
    if (this.#client?.state === State.Starting) {
      this.#client = undefined;
      this.#process?.kill('SIGKILL');
    }
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  #connect(python: Interpreter, cwd: string): LanguageClient {
    const client: LanguageClient = new LanguageClient(
      'neurogebra',
      'Neurogebra',
      () => this.#spawn(python, cwd),
      this.#options(() => client),
    );
    let wasReady = false;
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) {
        return;
      }
      if (newState === State.Starting) {
        this.#become({ kind: 'starting' });
      } else if (newState === State.Running) {
        wasReady = true;
        this.#become({ kind: 'ready', version: python.version, executable: python.executable });
      } else if (newState === State.StartFailed && wasReady) {
        void this.#fail('The server ended and could not be started again.');
      }
    });
    return client;
  }

  /**
   * `-E` and a script named by its path keep PYTHONPATH and the workspace out of the server's
   * imports: a user's `typing.py` is never taken for the real one. The user's site-packages stay,
   * for numpy lives there.
   */
  async #spawn(python: Interpreter, cwd: string): Promise<ChildProcess> {
    const script = path.join(this.#context.extensionPath, 'bundled', 'start.py');
    const args = ['-E', '-X', 'utf8', script, 'server', '--stdio'];
    const child = spawn(python.executable, args, { cwd });
    this.#process = child;
    child.once('exit', (code, signal) => {
      this.#output.info(`The server ended (${signal ?? `code ${code}`}).`);
    });
    await once(child, 'spawn');
    return child;
  }

  #options(client: () => LanguageClient): LanguageClientOptions {
    return {
      documentSelector: [
        { language: 'python', scheme: 'file' },
        { language: 'python', scheme: 'untitled' },
      ],
      outputChannel: this.#output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      synchronize: { configurationSection: 'neurogebra' },
      initializationOptions: { client: 'vscode', pictures: false },
      initializationFailedHandler: () => false,
      markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
      errorHandler: this.#errorHandler(client),
      middleware: {
        executeCommand: async (command, args, next) => {
          const card = cardIn(await next(command, args), titleOf(command));
          if (card !== undefined) {
            await this.#cards.open(card);
          }
        },
      },
    };
  }

  /** The library's own limit on restarts; what it would pop up is said by the status item. */
  #errorHandler(client: () => LanguageClient): ErrorHandler {
    let usual: ErrorHandler | undefined;
    const limited = () => {
      usual ??= client().createDefaultErrorHandler();
      return usual;
    };
    return {
      error: (error, message, count) => limited().error(error, message, count),
      closed: async () => {
        if (this.#state.kind !== 'ready') {
          return { action: CloseAction.DoNotRestart, handled: true };
        }
        const decision = await limited().closed();
        if (decision.action === CloseAction.DoNotRestart) {
          void this.#fail('The server ended five times within three minutes.');
        }
        return { ...decision, handled: true };
      },
    };
  }
}
