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

/** A literal, without what a template takes in. */
const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
/** Reads like English: begins like a sentence, or has two words on end. */
const english = /^\s*\p{Lu}\p{Ll}|\p{L}{2,} \p{L}{2,}|\$\{[^}]*\} \p{L}{2,}|\p{L}{2,} \$\{/u;
/** What stands before a text that is shown, whatever it reads like. */
const shows = /(?:'aria-label'|'aria-valuetext'|\btitle|\bplaceholder|\btextContent)(?::| =) $/;
/** What stands before a literal that is translated, or that no reader sees: styles, errors, imports. */
const unseen =
  /(?:\bl10n\.t\(\s*|\bclass: [^,]*|[fF]ont(?::| =) |\bnew Error\(|\bfrom |^import )$/m;
const names = /^(?:Arrow(?:Left|Right|Up|Down)|Enter|Escape|Home|End|Mermaid|PyTorch)$/;

/** Literals that a page seems to show as they are. */
export function untranslatedInPage(source) {
  const code = source.replaceAll(/\/\*.*?\*\/|(?<=^|\s)\/\/ .*?$/gms, '');
  return [...code.matchAll(literal)].flatMap((found) => {
    const text = found[1] ?? found[2] ?? '';
    const before = code.slice(0, found.index);
    const isList = code.startsWith('.split(', found.index + found[0].length);
    const isShown =
      (english.test(text) && !text.startsWith('<')) || (shows.test(before) && /^\p{L}/u.test(text));
    return isShown && !isList && !unseen.test(before) && !names.test(text) ? [found[0]] : [];
  });
}

export function sources() {
  return readdirSync('src', { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join('src', file), 'utf8')]);
}

function isPage(file) {
  return file.startsWith('webview');
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
    [...untranslatedIn(source), ...(isPage(file) ? untranslatedInPage(source) : [])].map(
      (shown) => `${file}: ${shown}`,
    ),
  );
  if (untranslated.length > 0) {
    console.error(`cannot be translated:\n${untranslated.join('\n')}`);
    process.exit(1);
  }
}
