/** The server as the editor sees it: start, stop, restart, and the state between them. */

import type { ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Cards } from './cards';
import { readSetting, surroundings } from './environment';
import { chooseInterpreter, type Interpreter, newerServer, type Surroundings } from './interpreter';
import { offerOutput, offerPython } from './notices';
import { endProcess, startProcess } from './process';
import type { Answer, Turn } from './serverConnection';
import type { ServerState } from './state';
import { Pictures } from './typeset/pictures';

const toInitialize = 60_000; // milliseconds until a server that says nothing is given up
const toExit = 2_000;

export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #cards: Cards;
  readonly #pictures: Pictures;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.#changed.event;
  readonly #facts = new vscode.EventEmitter<readonly string[]>();
  /** The texts of which the server knows other things than before. */
  readonly onFacts = this.#facts.event;
  readonly #answers = new Map<string, Answer>();
  #state: ServerState = { kind: 'idle' };
  #client: LanguageClient | undefined;
  #process: ChildProcess | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, cards: Cards) {
    this.#context = context;
    this.#output = output;
    this.#cards = cards;
    this.#pictures = new Pictures(path.join(context.extensionPath, 'out', 'typeset.js'));
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

  /** Asks the server something, which is started if need be; undefined where there is none. */
  async request<Answer>(method: string, params: object): Promise<Answer | undefined> {
    await this.start();
    return this.#client?.sendRequest<Answer>(method, params);
  }

  /** Lets the extension itself answer a command that the server offers to every editor. */
  answer(command: string, answer: Answer): void {
    this.#answers.set(command, answer);
  }

  dispose(): void {
    this.#process?.kill('SIGKILL');
    this.#pictures.dispose();
    this.#changed.dispose();
    this.#facts.dispose();
  }

  /** One thing at a time: a restart asked for during a start waits for it. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch(async (error: unknown) => {
      this.#output.error(String(error));
      if (this.#state.kind === 'starting') {
        await this.#fail(vscode.l10n.t('The server could not be started.'));
      }
    });
    return this.#last;
  }

  async #start(): Promise<void> {
    if (this.#client !== undefined) {
      return;
    }
    this.#become({ kind: 'starting' });
    this.#pictures.prepare();
    const folder = this.#context.globalStorageUri;
    await vscode.workspace.fs.createDirectory(folder);
    const around = surroundings(folder.fsPath);
    const choice = await chooseInterpreter(around);
    if (choice.kind === 'none') {
      this.#output.error([choice.why, ...choice.tried].join('\n  '));
      this.#become({ kind: 'failed', why: choice.why });
      void offerPython(choice.why, vscode.Uri.joinPath(this.#context.extensionUri, 'readme.md'));
      return;
    }
    this.#output.info(`Python ${choice.version} from the ${choice.from}: ${choice.executable}`);
    const script = await this.#script(choice, around);
    await this.#run(await this.#connect(choice, script, folder.fsPath));
  }

  /** What starts the server: the bundled one, or a newer one of the interpreter where wanted. */
  async #script({ executable }: Interpreter, { run }: Surroundings): Promise<string> {
    const [bundled, installed] = ['start.py', 'start_installed.py'].map((name) =>
      path.join(this.#context.extensionPath, 'bundled', name),
    ) as [string, string];
    const version = String(this.#context.extension.packageJSON.version);
    const newer =
      readSetting('server') === 'environment'
        ? await newerServer(executable, installed, version, run)
        : undefined;
    this.#output.info(`Server ${newer === undefined ? version : `${newer} of that Python`}`);
    return newer === undefined ? bundled : installed;
  }

  async #run(client: LanguageClient): Promise<void> {
    this.#client = client;
    const giveUp = setTimeout(() => this.#process?.kill('SIGKILL'), toInitialize);
    try {
      await client.start();
    } catch {
      if (this.#client === client) {
        await this.#fail(vscode.l10n.t('The server ended while it was starting.'));
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
    this.#pictures.rest();
    await client?.dispose(toExit).catch(() => undefined);
    if (child !== undefined) {
      await endProcess(child, toExit);
    }
  }

  /** A server that is still starting cannot be asked to stop. */
  #abandonStart(): void {
    if (this.#state.kind === 'starting') {
      this.#client = undefined;
      this.#process?.kill('SIGKILL');
    }
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  async #connect(python: Interpreter, script: string, cwd: string): Promise<LanguageClient> {
    const { connect } = await import('./serverConnection');
    const client: LanguageClient = connect({
      output: this.#output,
      cards: this.#cards,
      pictures: this.#pictures,
      answers: this.#answers,
      spawn: async () => {
        this.#process = await startProcess(python.executable, script, cwd, this.#output);
        return this.#process;
      },
      turn: (turn) => {
        if (client === this.#client) {
          this.#turn(turn, python);
        }
      },
      facts: (uris) => this.#facts.fire(uris),
    });
    return client;
  }

  #turn(turn: Turn, { version, executable }: Interpreter): void {
    if (turn.kind === 'failed') {
      void this.#fail(turn.why);
    } else {
      this.#become(turn.kind === 'starting' ? turn : { kind: 'ready', version, executable });
    }
  }
}
