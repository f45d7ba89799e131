/** Which Python runs the server: the setting, then the active environment, then the PATH. */

import { l10n } from 'vscode';

export const oldestMinor = 10;

/** What a Python of any version answers with `-c`: its version and its own path, in ASCII. */
export const question =
  'import json,sys;print(json.dumps([sys.version_info[0],sys.version_info[1],sys.executable]))';

export type Command = { readonly command: string; readonly args: readonly string[] };

/** What came of running one candidate. */
export type Answer =
  | { readonly kind: 'answered'; readonly stdout: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'silent'; readonly seconds: number };

/** Everything the choice depends on, so that it can be made without an editor. */
export type Surroundings = {
  readonly setting: string;
  readonly workspaceFolder: string | undefined;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
  readonly activeEnvironment: () => Promise<string | undefined>;
  readonly run: (candidate: Command) => Promise<Answer>;
};

export type Interpreter = {
  readonly kind: 'found';
  readonly executable: string;
  readonly version: string;
  readonly from: Origin;
};

export type NoInterpreter = {
  readonly kind: 'none';
  readonly why: string;
  /** One line for each candidate, for the output channel. */
  readonly tried: readonly string[];
};

type Origin = 'setting' | 'environment' | 'path';
type Candidate = Command & { readonly from: Origin };
type Refusal = { readonly kind: 'refused'; readonly why: string; readonly isTooOld: boolean };

export async function chooseInterpreter(
  around: Surroundings,
): Promise<Interpreter | NoInterpreter> {
  const setting = around.setting.trim();
  if (setting !== '') {
    return await trustSetting(expandPath(setting, around), around);
  }
  const environment = await around.activeEnvironment();
  const candidates: readonly Candidate[] = [
    ...(environment === undefined
      ? []
      : [{ command: environment, args: [], from: 'environment' } as const]),
    ...namesOnPath(around.platform),
  ];
  const tried: string[] = [];
  const tooOld: string[] = [];
  for (const candidate of candidates) {
    const verdict = await ask(candidate, around);
    if (verdict.kind === 'found') {
      return verdict;
    }
    tried.push(verdict.why);
    if (verdict.isTooOld) {
      tooOld.push(verdict.why);
    }
  }
  return {
    kind: 'none',
    why: whyNone(tooOld),
    tried,
  };
}

/** A setting that does not work is an error to show, never a reason to take another Python. */
async function trustSetting(
  command: string,
  around: Surroundings,
): Promise<Interpreter | NoInterpreter> {
  const verdict = await ask({ command, args: [], from: 'setting' }, around);
  if (verdict.kind === 'found') {
    return verdict;
  }
  return {
    kind: 'none',
    why: l10n.t('The setting {0} does not work: {1}.', 'neurogebra.interpreter', verdict.why),
    tried: [verdict.why],
  };
}

async function ask(candidate: Candidate, around: Surroundings): Promise<Interpreter | Refusal> {
  const shown = [candidate.command, ...candidate.args].join(' ');
  const answer = await around.run({
    command: candidate.command,
    args: [...candidate.args, '-I', '-c', question],
  });
  switch (answer.kind) {
    case 'absent':
      return refused(l10n.t('{0} does not exist', shown));
    case 'failed':
      return refused(l10n.t('{0} does not run ({1})', shown, answer.why));
    case 'silent':
      return refused(l10n.t('{0} did not answer within {1} seconds', shown, answer.seconds));
    case 'answered':
      return judge(candidate, shown, answer.stdout);
  }
}

function judge(candidate: Candidate, shown: string, stdout: string): Interpreter | Refusal {
  const reply = readReply(stdout);
  if (reply === undefined) {
    return refused(l10n.t('{0} does not answer like Python', shown));
  }
  const version = `${reply.major}.${reply.minor}`;
  if (reply.major !== 3 || reply.minor < oldestMinor) {
    return refused(
      l10n.t('{0} is Python {1}, older than {2}', shown, version, `3.${oldestMinor}`),
      true,
    );
  }
  // Starting by its own path skips launchers and shims, which would stand between us and the
  // process when it has to be stopped.
  const executable = reply.executable === '' ? candidate.command : reply.executable;
  return { kind: 'found', executable, version, from: candidate.from };
}

type Reply = { readonly major: number; readonly minor: number; readonly executable: string };

function readReply(stdout: string): Reply | undefined {
  try {
    const reply: unknown = JSON.parse(stdout);
    if (!Array.isArray(reply)) {
      return undefined;
    }
    const [major, minor, executable]: readonly unknown[] = reply;
    return typeof major === 'number' && typeof minor === 'number' && typeof executable === 'string'
      ? { major, minor, executable }
      : undefined;
  } catch {
    return undefined;
  }
}

function namesOnPath(platform: NodeJS.Platform): readonly Candidate[] {
  const python: Candidate = { command: 'python', args: [], from: 'path' };
  const python3: Candidate = { command: 'python3', args: [], from: 'path' };
  const launcher: Candidate = { command: 'py', args: ['-3'], from: 'path' };
  return platform === 'win32' ? [python, python3, launcher] : [python3, python];
}

function expandPath(setting: string, around: Surroundings): string {
  const path = setting.replaceAll('${workspaceFolder}', around.workspaceFolder ?? '');
  return /^~(?=[/\\]|$)/.test(path) ? around.homeFolder + path.slice(1) : path;
}

function refused(why: string, isTooOld = false): Refusal {
  return { kind: 'refused', why, isTooOld };
}

function whyNone(tooOld: readonly string[]): string {
  const oldest = `3.${oldestMinor}`;
  return tooOld.length === 0
    ? l10n.t('Neurogebra needs Python {0} or newer and found none.', oldest)
    : l10n.t(
        'Neurogebra needs Python {0} or newer and found only older ones: {1}.',
        oldest,
        tooOld.join('; '),
      );
}

/** The version of the interpreter's own server, where that is ours and newer than the bundled. */
export async function newerServer(
  executable: string,
  script: string,
  bundled: string,
  run: Surroundings['run'],
): Promise<string | undefined> {
  const answer = await run({ command: executable, args: ['-E', script, '--which'] });
  const version = answer.kind === 'answered' ? readVersion(answer.stdout) : undefined;
  return version !== undefined && isNewer(version, bundled) ? version : undefined;
}

function readVersion(stdout: string): string | undefined {
  try {
    const version: unknown = JSON.parse(stdout);
    return typeof version === 'string' && /^\d+(\.\d+)*$/.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

export function isNewer(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  for (let at = 0; at < Math.max(one?.length ?? 0, other?.length ?? 0); at += 1) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return false;
}
