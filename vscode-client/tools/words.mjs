// Writes l10n/bundle.l10n.json: every sentence that the extension shows, for translators to copy;
// with --check, only says whether it is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = 'l10n/bundle.l10n.json';

/** The first argument of each call of l10n.t, which is always a plain literal. */
export function sentencesIn(source) {
  return [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
    text.replaceAll(/\\(.)/g, '$1'),
  );
}

/** Calls that show their first argument as it is, with a literal that cannot be translated. */
export function untranslatedIn(source) {
  const calls =
    /\.show(?:Information|Warning|Error)Message\(\s*['"`][^)]*|\b(?:prompt|placeHolder|message): ['"`][A-Z][^,]*|l10n\.t\(\s*[`"][^)]*/g;
  return [...source.matchAll(calls)].map(([call]) => call);
}

export function sources() {
  return readdirSync('src', { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('webview'))
    .map((file) => [file, readFileSync(join('src', file), 'utf8')]);
}

export function bundle() {
  const all = sources().flatMap(([, source]) => sentencesIn(source));
  return `${JSON.stringify(Object.fromEntries([...new Set(all)].sort().map((text) => [text, text])), null, 2)}\n`;
}

if (process.argv[1]?.endsWith('words.mjs')) {
  if (!process.argv.includes('--check')) {
    writeFileSync(target, bundle());
  } else if (readFileSync(target, 'utf8') !== bundle()) {
    console.error(`${target} is not up to date; run: npm run words`);
    process.exit(1);
  }
  const untranslated = sources().flatMap(([file, source]) =>
    untranslatedIn(source).map((call) => `${file}: ${call}`),
  );
  if (untranslated.length > 0) {
    console.error(`cannot be translated:\n${untranslated.join('\n')}`);
    process.exit(1);
  }
}
