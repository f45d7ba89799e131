import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { type Formula, piecesOf } from '../src/typeset/marked';
import type { Drawing } from '../src/typeset/messages';
import { painted, unpainted } from '../src/typeset/painting';
import { formulaImages, plotImage, roomIn } from '../src/typeset/picture';
import { type Limits, Typesetter } from '../src/typeset/typesetter';
import { look } from './appearance';
import { patience } from './patience';

const mark = 'a-mark-that-no-file-knows-of-0123456789';
const room = roomIn(look);
const mathJax = path.join(__dirname, 'typeset.js');
const square: Drawing = { body: '<path/>', width: 1000, ascent: 700, depth: 200 };

/** What stands between two marks. */
function marked(drawable: object, instead: string): string {
  return `${mark}${JSON.stringify(drawable)}\n${instead}\n${mark}`;
}

function formula(latex: string, spoken = latex): Formula {
  return { latex, spoken };
}

/** The SVG in a Markdown picture. */
function svgIn(markdown: string): string {
  const [, data = ''] = /\(data:image\/svg\+xml,([^)]*)\)/.exec(markdown) ?? [];
  return decodeURIComponent(data).replaceAll("'", '"');
}

describe('the typesetter', () => {
  const open: Typesetter[] = [];
  afterEach(() => {
    for (const typesetter of open.splice(0)) {
      typesetter.dispose();
    }
  });

  function typesetterOf(file: string, limits: Partial<Limits> = {}): Typesetter {
    const typesetter = new Typesetter(file, { ...patience, ...limits });
    open.push(typesetter);
    return typesetter;
  }

  test('sets no formula that cannot be read', async () => {
    const typesetter = typesetterOf(mathJax);
    for (const latex of ['\\undefined{x}', '\\frac{1}', '{', '\\left(', '\\def\\a{\\a}\\a', '']) {
      assert.equal(await typesetter.draw(latex, room), undefined, latex);
    }
    assert.equal(await typesetter.draw('x'.repeat(10_000), room), undefined);
    assert.notEqual(await typesetter.draw('x', room), undefined);
  });

  test('breaks a formula into lines where there is little room', async () => {
    const typesetter = typesetterOf(mathJax);
    const latex = Array.from({ length: 30 }, (_, n) => `x_{${n}}`).join(' + ');
    const [wide, narrow] = [
      await typesetter.draw(latex, room),
      await typesetter.draw(latex, 9_000),
    ];
    assert.ok(wide !== undefined && wide.width <= room);
    assert.ok(narrow !== undefined && narrow.width <= 9_000 && narrow.depth > 2 * wide.depth);
  });

  /** A thread that draws squares, that hangs at `endless` and ends at `end`. */
  function script(name: string, starts = true): string {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'typeset-')), name);
    write(file, starts);
    return file;
  }

  function write(file: string, starts: boolean): void {
    writeFileSync(
      file,
      `const { parentPort } = require('node:worker_threads');
      if (!${starts}) throw new Error('does not start');
      let asked = 0;
      parentPort.on('message', ({ id, latex }) => {
        while (latex === 'endless');
        if (latex === 'end') process.exit();
        asked += 1;
        const drawing = { ...${JSON.stringify(square)}, width: asked };
        parentPort.postMessage({ kind: 'drawn', id, drawing });
      });
      parentPort.postMessage({ kind: 'ready' });`,
    );
  }

  const widthOf = async (typesetter: Typesetter, latex: string) =>
    (await typesetter.draw(latex, room))?.width;

  test('ends a thread that takes too long, and goes on in another', async () => {
    const typesetter = typesetterOf(script('hangs.js'), { drawing: 200 });
    const first = widthOf(typesetter, 'a');
    const hanging = widthOf(typesetter, 'endless');
    const waiting = widthOf(typesetter, 'b');
    assert.deepEqual(await Promise.all([first, hanging, waiting]), [1, undefined, 1]);
    // What hung once is not tried again.
    assert.deepEqual(
      await Promise.all([widthOf(typesetter, 'endless'), widthOf(typesetter, 'c')]),
      [undefined, 2],
    );
  });

  test('goes on in another thread where one has ended', async () => {
    const typesetter = typesetterOf(script('ends.js'));
    const drawn = ['a', 'end', 'b'].map((latex) => widthOf(typesetter, latex));
    assert.deepEqual(await Promise.all(drawn), [1, undefined, 1]);
  });

  test('gives up at once where no thread starts, and draws as soon as one does', async () => {
    const file = script('starts.js', false);
    const typesetter = typesetterOf(file);
    const drawn = ['a', 'b'].map((latex) => widthOf(typesetter, latex));
    assert.deepEqual(await Promise.all(drawn), [undefined, undefined]);
    write(file, true);
    assert.equal(await widthOf(typesetter, 'a'), 1);
    typesetter.dispose();
    assert.equal(await widthOf(typesetter, 'a'), 1, 'in a new thread');
  });

  test('remembers the formulas that were asked for last', async () => {
    const typesetter = typesetterOf(script('counts.js'), { kept: 2 });
    const widths: (number | undefined)[] = [];
    for (const latex of ['a', 'b', 'a', 'c', 'a', 'b']) {
      widths.push(await widthOf(typesetter, latex));
    }
    assert.deepEqual(widths, [1, 2, 1, 3, 1, 4]);
  });
});

describe('a card', () => {
  const draw = (latex: string) => Promise.resolve(latex === 'bad' ? undefined : square);
  const text = [
    'before',
    marked({ formulas: [formula('x', 'ex [*] \\y')] }, '```text\nx\n```'),
    marked({ formulas: [formula('x'), formula('bad')] }, '```text\nx bad\n```'),
    'after',
  ].join('\n\n');

  test('has a picture for what is drawn, and the text instead of the rest', async () => {
    const shown = await painted(text, mark, look, draw);
    const [before, picture = '', instead, after] = shown.split('\n\n');
    assert.deepEqual([before, instead, after], ['before', '```text\nx bad\n```', 'after']);
    assert.match(picture, /^!\[ex y\]\(data:/);
    assert.match(svgIn(picture), /color="#123456"/);
  });

  test('has only text where nothing is drawn', async () => {
    const nothing = () => Promise.resolve(undefined);
    assert.equal(await painted(text, mark, look, nothing), unpainted(text, mark));
    assert.equal(
      unpainted(text, mark),
      'before\n\n```text\nx\n```\n\n```text\nx bad\n```\n\nafter',
    );
  });

  test('shows never what it cannot read', async () => {
    for (const drawable of [
      '',
      '{',
      '[]',
      '{"formulas": [{"latex": 1}]}',
      '{"plot": {"svg": 1}}',
    ]) {
      const shown = await painted(`${mark}${drawable}\ninstead\n${mark}`, mark, look, draw);
      assert.equal(shown, 'instead', drawable);
    }
  });

  test('has the text instead of plots first, then of the longest formulas, to keep its size', async () => {
    const plot = marked({ plot: { svg: `<svg ${'p'.repeat(20_000)}`, spoken: 'plot' } }, 'plot?');
    const long = marked({ formulas: [formula('long')] }, 'long?');
    const short = marked({ formulas: [formula('short')] }, 'short?');
    const sized = (latex: string) =>
      Promise.resolve({ ...square, body: '~'.repeat(latex === 'long' ? lengthOfLong : 12_000) });
    const seen = async () => {
      const shown = await painted([plot, long, short].join('\n'), mark, look, sized);
      assert.ok(shown.length <= 60_000);
      return shown.split('\n').map((line) => (line.startsWith('![') ? 'picture' : line));
    };
    let lengthOfLong = 20_000;
    assert.deepEqual(await seen(), ['picture', 'picture', 'picture']);
    lengthOfLong = 40_000;
    assert.deepEqual(await seen(), ['plot?', 'picture', 'picture']);
    lengthOfLong = 58_000;
    assert.deepEqual(await seen(), ['plot?', 'long?', 'picture']);
  });

  test('is not split by anything but its mark', () => {
    const forged = `${JSON.stringify({ formulas: [formula('x')] })}\nx`;
    assert.deepEqual(piecesOf(forged, mark), [forged]);
  });
});

describe('a picture', () => {
  const sizeOf = (markdown: string) =>
    ['width', 'height'].map((name) =>
      Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svgIn(markdown))?.[1]),
    );

  test('is as large as the text beside it, at any size of that', () => {
    for (const size of [8, 14, 20.5, 40]) {
      const [width = 0, height = 0] = sizeOf(formulaImages([square], ['x'], { ...look, size }));
      assert.ok(Math.abs(width - 1.2 * size) < 0.01);
      assert.ok(Math.abs(height - 0.9 * 1.2 * size) < 0.01);
    }
  });

  test('is no wider than there is room, as long as it can be read', () => {
    const wide = (width: number) => sizeOf(formulaImages([{ ...square, width }], ['x'], look))[0];
    assert.equal(wide(room / 2), 310);
    assert.ok(Math.abs((wide(1.5 * room) ?? 0) - 620) < 1);
    assert.equal(Math.round(wide(10 * room) ?? 0), 3720);
  });

  test('stands on one line with those beside it', () => {
    const tall = { ...square, ascent: 1500, depth: 100 };
    const [first = '', second = ''] = formulaImages([square, tall], ['', ''], look).split(
      ' &emsp; ',
    );
    for (const picture of [first, second]) {
      assert.match(svgIn(picture), /viewBox="0 -1500 1000 1700"/);
    }
  });

  test('of a plot has the colours of the theme', () => {
    const svg = '<svg xmlns="x" width="340" height="190" stroke="var(--curve)"></svg>';
    const picture = plotImage({ svg, spoken: 'f rises' }, { ...look, size: 28 });
    assert.match(svgIn(picture), /style="--ink:#123456;--faint:#999;--curve:#00f;--slope:#f80"/);
    assert.deepEqual(sizeOf(picture), [680, 380]);
    assert.match(picture, /^!\[f rises\]/);
  });
});
