/** What helps to find a problem: versions and the last lines of the log, without names of files. */

const keptLines = 60;

export type Found = {
  readonly versions: readonly (readonly [string, string])[];
  readonly state: string;
  readonly log: string;
  /** Folders whose names tell who somebody is; they may have spaces in them. */
  readonly folders: readonly string[];
};

export function report({ versions, state, log, folders }: Found): string {
  const rows = versions.map(([name, version]) => `| ${name} | ${version || 'not installed'} |`);
  return [
    '# A problem with Neurogebra',
    '',
    '<!-- Nothing was sent: this is a text of yours. Read it, complete it, send it where you like. -->',
    '',
    '## What I did, what I saw, what I expected instead',
    '',
    '1. ',
    '',
    '## Versions',
    '',
    '| | |',
    '|---|---|',
    ...rows,
    `| state | ${withoutPaths(state, folders)} |`,
    '',
    '## The last lines of the log',
    '',
    '```text',
    ...lastLines(log, folders),
    '```',
    '',
  ].join('\n');
}

/** Only lines that begin with their time: what follows such a line may be a piece of a file. */
function lastLines(log: string, folders: readonly string[]): string[] {
  const lines = log
    .split(/\r?\n/)
    .filter((line) => /^\d{4}-\d\d-\d\d .*\[(info|warning|error)\]/.test(line));
  return lines.slice(-keptLines).map((line) => withoutPaths(line, folders));
}

/** Names of files and folders tell who somebody is and what they work on. */
export function withoutPaths(text: string, folders: readonly string[] = []): string {
  const without = folders
    .filter((folder) => folder.length > 1)
    .reduce((rest, folder) => rest.replaceAll(folder, '~'), text);
  return without
    .replaceAll(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '<address>')
    .replaceAll(/\b[a-z]:[\\/][^\s:'"]*/gi, '<path>')
    .replaceAll(/(?<![\w/])(?:~|\/[^\s/:'"]+)(?:\/[^\s:'"]*)+/g, '<path>');
}
