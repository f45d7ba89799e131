/** What the machine and the Python extension say when a Python is to be chosen. */

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { defaults, type Settings } from './generated/settings';
import type { Answer, Command, Surroundings } from './interpreter';

const patience = 15_000; // milliseconds; the first start under a virus scanner takes several seconds

/** `quietFolder` holds no programs: Windows looks for commands in the working folder first. */
export function surroundings(quietFolder: string): Surroundings {
  return {
    setting: readSetting('interpreter'),
    workspaceFolder: firstFolder()?.fsPath,
    homeFolder: homedir(),
    platform: process.platform,
    // An environment may lie in the workspace, and its Python is a program like any other.
    activeEnvironment: () =>
      vscode.workspace.isTrusted
        ? within(patience, activeEnvironment())
        : Promise.resolve(undefined),
    run: (candidate) => run(candidate, quietFolder),
  };
}

/** Calls `listener` whenever another environment is chosen in the Python extension. */
export async function onDidChangeEnvironment(
  listener: () => void,
): Promise<vscode.Disposable | undefined> {
  const api = await within(patience, pythonExtension());
  return api?.environments?.onDidChangeActiveEnvironmentPath(listener);
}

/** The part of the Python extension's public API that is used here; old ones do not have it. */
type PythonExtension = {
  readonly environments?: {
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
    getActiveEnvironmentPath(folder: vscode.Uri | undefined): unknown;
    resolveEnvironment(
      path: unknown,
    ): Promise<{ readonly executable: { readonly uri: vscode.Uri | undefined } } | undefined>;
  };
};

async function activeEnvironment(): Promise<string | undefined> {
  const environments = (await pythonExtension())?.environments;
  const environment = await environments?.resolveEnvironment(
    environments.getActiveEnvironmentPath(firstFolder()),
  );
  return environment?.executable.uri?.fsPath;
}

async function pythonExtension(): Promise<PythonExtension | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
  return await extension?.activate();
}

/** Undefined when `work` fails or takes too long: another extension's trouble is not ours. */
async function within<T>(
  milliseconds: number,
  work: Promise<T | undefined>,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, tooLong]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function run(candidate: Command, cwd: string): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd, timeout: patience, killSignal: 'SIGKILL' } as const;
    execFile(candidate.command, candidate.args, options, (error, stdout) => {
      if (error === null) {
        resolve({ kind: 'answered', stdout });
      } else if (error.code === 'ENOENT') {
        resolve({ kind: 'absent' });
      } else if (error.killed === true) {
        resolve({ kind: 'silent', seconds: patience / 1000 });
      } else {
        resolve({ kind: 'failed', why: `error ${error.code ?? error.signal ?? 'unknown'}` });
      }
    });
  });
}

export function readSetting<Key extends keyof Settings>(key: Key): Settings[Key] {
  return vscode.workspace.getConfiguration('neurogebra').get(key, defaults[key]);
}

function firstFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
