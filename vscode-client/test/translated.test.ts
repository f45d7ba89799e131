import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { amount, arrow, box, drawing, flow, setting, step } from './drawing';
import { drawn, explored, quantity } from './explored';
import { OpenPage } from './page';

const sentences: Record<string, string> = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', 'l10n', 'bundle.l10n.json'), 'utf8'),
);

/** English in letters that no other text of the pages has: `Ｇｒａｐｈ`. */
function wide(text: string): string {
  return text.replaceAll(/\{\d\}|[a-z]/gi, (found) =>
    found.length > 1 ? found : String.fromCodePoint((found.codePointAt(0) ?? 0) + 0xfee0),
  );
}

const words = Object.fromEntries(
  Object.entries(sentences).map(([english, text]) => [english, wide(text)]),
);

function said(english: string, ...given: readonly string[]): string {
  return words[english]?.replaceAll(/\{(\d)\}/g, (_, place) => given[Number(place)] ?? '') ?? '';
}

const libraries = new Set(['neurogebra', 'numpy', 'PyTorch', 'jax']);

/** The sentence is there, and no word of English: names in these tests have one letter. */
function shows(page: OpenPage, english: string, ...given: readonly string[]): void {
  const texts = page.texts();
  assert.ok(texts.includes(said(english, ...given)), `${english}: ${texts.join('\n')}`);
  const words = texts.filter((text) => /[a-z]{2}|\{/i.test(text) && !libraries.has(text));
  assert.deepEqual(words, []);
}

const numbers = { data: amount('4'), gradient: amount('≈ 2', '≈'), before: amount('1') };
const graph = {
  ...drawing(
    [
      box('x', 'leaf', 0, [0, 1], numbers),
      box('2', 'number', 0, [0, 1], { data: amount('2') }),
      box('g', 'group', 0, [0, 1], { ...numbers, within: 'f' }),
      box('z', 'root', 0, [0, 1], numbers),
    ],
    [
      { ...arrow('x', 'g', '2'), local: amount('4'), symbol: setting('∂g/∂x') },
      arrow('2', 'g', null),
      arrow('g', 'z', null, 3),
      { ...arrow('x', 'z', '1'), local: amount('1'), symbol: setting('∂z/∂x') },
    ],
    [
      { ...step('forward', 'z'), equation: setting('') },
      {
        ...step('backward', 'z'),
        equation: setting(''),
        flows: [{ ...flow('x', '1'), equation: setting('') }],
      },
    ],
  ),
  frames: [{ id: 'f', title: 'f', within: '' }],
};

test('the page of the graph speaks the language of the editor', () => {
  const page = new OpenPage('graph', 'qps', words);
  assert.equal(page.language, 'qps');
  page.tell({ kind: 'answer', answer: { document: '', passes: [], graph: null } });
  shows(page, 'There is no call of backward() here.');
  const pass = { number: 0, title: 'z', place: graph.place };
  page.tell({ kind: 'answer', answer: { document: '', passes: [pass], graph } });
  shows(page, 'Select a node to see how its gradient came about.');
  page.tell({ kind: 'edited' });
  shows(page, 'out of date …');
  for (const [kind, english] of [
    ['leaf', 'Enter or a click goes to its line.'],
    ['number', 'number'],
    ['group', 'Enter or a click opens the group.'],
  ] as const) {
    page.press(`.node.${kind}`);
    shows(page, english);
  }
  page.press('.node.root');
  shows(page, 'result {0}', '×');
  page.tell({ kind: 'mode', mode: 'steps' });
  shows(page, 'Only the leaves are known. Forward computes one operation after another.');
  page.press('.steps button:nth-of-type(4)');
  shows(page, '{0} is computed', 'z');
  page.press('.steps button:nth-of-type(5)');
  shows(page, 'the gradient of {0} goes back', 'z');
  page.press('.steps button:nth-of-type(3)');
  shows(page, 'Pause (space)');
  page.press('.steps button:nth-of-type(3)');
  shows(page, 'Play (space)');
});

test('the page of the explorer speaks the language of the editor', () => {
  const page = new OpenPage('explorer', 'qps', words);
  shows(page, 'Compare with a name or a formula');
  const place = { uri: 'file:///a.py', position: { line: 0, character: 0 } };
  page.tell({ kind: 'subjects', ids: [1, 2], sources: [place, { text: 'b' }] });
  const inProgram = explored(quantity('x', 1), quantity('a', 2, true));
  page.tell({ kind: 'explored', id: 1, explored: inProgram });
  page.tell({ kind: 'explored', id: 2, explored: { ...inProgram, title: 'b' } });
  shows(page, 'Remove {0}', 'b');
  shows(page, '{0}, exactly', 'x');
  shows(page, 'Write {0} to line {1}', 'a', '2');
  shows(page, '{0} cannot be written: {1}', 'x', '');
  shows(page, 'Go to {0} in the program', 'f');
  const [curve, slope] = drawn().curves;
  for (const [id, curves] of [
    [1, [curve, { ...slope, value: null, why: '?' }]],
    [2, []],
  ]) {
    const wanted = { low: -1, high: 1, acrossLow: 0, acrossHigh: 0 };
    page.tell({ kind: 'drawn', id, wanted, drawn: { ...drawn({ why: '–' }), curves } });
  }
  const missing = [
    said('{0} has no value ({1})', 'f′', '?'),
    said('{0} is not drawn ({1})', 'b', '–'),
  ];
  shows(page, 'At {0}: {1}', 'x = 1', ['f = 2', ...missing].join(', '));
});

test('with no sentences of the language the pages speak English', () => {
  assert.ok(new OpenPage('graph', 'de', undefined).texts().includes('Export'));
  assert.equal(new OpenPage('explorer', 'de', undefined).language, 'en');
});
