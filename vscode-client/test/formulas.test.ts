import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { after, describe, test } from 'node:test';
import type { Formula } from '../src/typeset/marked';
import { formulaImages, roomIn } from '../src/typeset/picture';
import { Typesetter } from '../src/typeset/typesetter';
import { look } from './appearance';
import { patience } from './patience';

const room = roomIn(look);

describe('every formula that the server sends', () => {
  const { PYTHON: python = path.join('..', '.venv', 'bin', 'python') } = process.env;
  const output = execFileSync(python, ['tools/formulas.py'], { maxBuffer: 100_000_000 });
  const formulas: readonly Formula[] = JSON.parse(output.toString());
  const typesetter = new Typesetter(path.join(__dirname, 'typeset.js'), {
    ...patience,
    kept: formulas.length,
  });
  after(() => typesetter.dispose());

  test('is drawn in paths, with words that Markdown leaves alone', async (context) => {
    assert.ok(formulas.length > 2000);
    const times: number[] = [];
    for (const { latex, spoken } of formulas) {
      const start = performance.now();
      const drawing = await typesetter.draw(latex, room);
      times.push(performance.now() - start);
      assert.ok(drawing !== undefined, latex);
      assert.doesNotMatch(drawing.body, /merror|data-|<text|xlink/, latex);
      assert.ok(drawing.width <= 1.7 * room, latex); // the rest is set smaller
      assert.match(formulaImages([drawing], [spoken], look), /^!\[[^\\[\]*_`]+\]\(data:image\/svg/);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(1);
    context.diagnostic(`${times.length} formulas: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  });

  test('is known at once when it is shown again', async (context) => {
    const times: number[] = [];
    for (const { latex, spoken } of formulas) {
      const start = performance.now();
      const drawing = await typesetter.draw(latex, room);
      formulaImages(drawing === undefined ? [] : [drawing], [spoken], look);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(2);
    context.diagnostic(`again: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  });
});
