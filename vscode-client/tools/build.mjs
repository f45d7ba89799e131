// Bundles the extension into out/extension.js, what it loads later beside it, and the page of each
// panel into out/webview/, with the licences of what they contain; with --test, bundles each test
// beside a stand-in for the editor's API instead, and the pages for them.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  // What is loaded later is required as well: the editor runs the extension as a CommonJS module.
  supported: { 'dynamic-import': false },
};

/** What is loaded only when it is needed. */
const later = { serverConnection: 'src/serverConnection.ts', typeset: 'src/typeset/worker.ts' };

/**
 * The editor's API as a module with the names that we use: an import of the API itself copies all of
 * its four hundred, once for each file that has one, and that was most of the extension's start.
 */
const editor = {
  name: 'editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'vscode', namespace: 'editor' } : { external: true },
    );
    onLoad({ filter: /^vscode$/, namespace: 'editor' }, async () => {
      const files = await readdir('src', { recursive: true, withFileTypes: true });
      const sources = files.filter(({ name }) => name.endsWith('.ts'));
      const texts = await Promise.all(
        sources.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
      );
      const words = new Set(texts.join('\n').match(/\w+/g));
      const api = await readFile('node_modules/@types/vscode/index.d.ts', 'utf8');
      const names = [...api.matchAll(/^\texport (?:class|const|enum|namespace) (\w+)/gm)]
        .map(([, name]) => name)
        .filter((name) => words.has(name));
      const lines = [...new Set(names)].map((name) => `export const ${name} = editor.${name};`);
      return { contents: ["const editor = require('vscode');", ...lines].join('\n') };
    });
  },
};

async function buildExtension() {
  const { metafile } = await build({
    ...shared,
    entryPoints: { extension: 'src/extension.ts', ...later },
    outdir: 'out',
    external: ['./serverConnection'],
    plugins: [editor],
    legalComments: 'none',
    metafile: true,
    minify: true,
  });
  return Object.keys(metafile.inputs);
}

/** The pages of panels: a folder in src/webview/ each, with main.ts and style.css. */
async function buildPages(outdir) {
  const entries = await readdir('src/webview', { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
    entryPoints: names.flatMap((name) => [
      { in: `src/webview/${name}/main.ts`, out: name },
      { in: `src/webview/${name}/style.css`, out: name },
    ]),
    outdir,
    legalComments: 'none',
    metafile: true,
    minify: true,
  });
  return Object.keys(metafile.inputs);
}

async function licencesOf(inputs) {
  const packages = inputs.flatMap(
    (input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [],
  );
  const texts = [...new Set(packages)].sort().map(async (name) => {
    const folder = join('node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const text = await licenceIn(folder, licensedBy[name]);
    return `${name} ${version} (${license})\n\n${text}`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(72)}\n`);
}

/** Packages without a licence text, and the one by the same people that has it. */
const licensedBy = {
  '@mathjax/mathjax-newcm-font': '@mathjax/src',
  '@vscode/l10n': 'vscode-languageclient',
};

async function licenceIn(folder, other) {
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) {
    return await readFile(join(folder, file), 'utf8');
  }
  if (other === undefined) {
    throw new Error(`${folder} carries no licence text`);
  }
  return await licenceIn(join('node_modules', other));
}

async function buildTests() {
  await rm('out/test', { recursive: true, force: true });
  const tests = (await readdir('test')).filter((file) => file.endsWith('.test.ts'));
  await build({
    ...shared,
    entryPoints: {
      ...Object.fromEntries(tests.map((file) => [file.replace(/\.ts$/, ''), join('test', file)])),
      ...later,
    },
    outdir: 'out/test',
    alias: { vscode: './test/vscode.ts' },
  });
  await buildPages('out/test/webview');
}

await mkdir('out', { recursive: true });
if (process.argv.includes('--test')) {
  await buildTests();
} else {
  const inputs = [...(await buildExtension()), ...(await buildPages('out/webview'))];
  await writeFile('out/licences.txt', await licencesOf(inputs));
  for (const sample of ['chain_rule.py', 'tour.ipynb']) {
    await cp(join('..', 'examples', sample), join('out', 'samples', sample));
  }
}
