/** The server's process: what it may import, what it says when it dies, its certain end. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LogOutputChannel } from 'vscode';

const keptLines = 50;

/**
 * `-E` and a script named by its path keep PYTHONPATH and the workspace out of the server's
 * imports: a user's `typing.py` is never taken for the real one. The user's site-packages stay,
 * for numpy lives there.
 */
export async function startProcess(
  python: string,
  script: string,
  cwd: string,
  output: LogOutputChannel,
): Promise<ChildProcess> {
  const args = ['-E', '-X', 'utf8', script, 'server', '--stdio'];
  const child = spawn(python, args, { cwd });
  listenForLastWords(child, output);
  await once(child, 'spawn');
  return child;
}

/** Gives the process `patience` milliseconds to end by itself. */
export async function endProcess(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const kill = setTimeout(() => child.kill('SIGKILL'), patience);
  await once(child, 'exit');
  clearTimeout(kill);
}

/** The server's log comes as messages; what it writes besides is shown only when it fails. */
function listenForLastWords(child: ChildProcess, output: LogOutputChannel): void {
  const lines: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      output.debug(line);
      lines.push(line);
      lines.splice(0, lines.length - keptLines);
    });
  }
  child.once('close', (code, signal) => {
    if (code === 0) {
      output.info('The server ended.');
    } else {
      output.error([`The server ended (${signal ?? `code ${code}`}).`, ...lines].join('\n'));
    }
  });
}
