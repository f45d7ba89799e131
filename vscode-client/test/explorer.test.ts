import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  around,
  firstView,
  fitting,
  levelsOf,
  panned,
  rowsOf,
  sentences,
  shared,
  shown,
  snapped,
  stepOf,
  strokesOf,
  titlesOf,
  updated,
  wantedOf,
  withValue,
  zoomed,
} from '../src/webview/explorer/state';
import { drawn, explored, quantity } from './explored';

const parabola = explored(quantity('x', 1), quantity('a', 2, true));
const bowl = explored(quantity('x', 1), quantity('y', 2));

test('a slider stays where it is until the program says another number', () => {
  const moved = withValue(updated(undefined, 1, parabola), 'a', 5);
  assert.equal(updated(moved, 1, parabola).values.get('a'), 5);
  const edited = explored(quantity('x', 1), quantity('a', 3, true));
  const again = updated(moved, 1, edited);
  assert.equal(again.values.get('a'), 3);
  assert.equal(updated(withValue(again, 'a', 7), 1, parabola).values.get('a'), 2);
});

test('one variable is a curve, two are a surface, parameters count for neither', () => {
  assert.equal(firstView(updated(undefined, 1, parabola)).mode, 'curve');
  const view = firstView(updated(undefined, 1, bowl));
  assert.deepEqual([view.mode, view.by, view.across], ['contour', 'x', 'y']);
});

test('a view is kept as long as the expression has its axes', () => {
  const subject = updated(undefined, 1, parabola);
  const view = { ...firstView(subject), x: { low: 0, high: 1 } };
  assert.equal(fitting(view, subject), view);
  assert.equal(fitting(view, updated(undefined, 2, explored(quantity('t', 0)))).by, 't');
});

test('what is asked of the server is where the sliders stand', () => {
  const subject = withValue(updated(undefined, 1, parabola), 'a', 5);
  const wanted = wantedOf(subject, { ...firstView(subject), orders: [2] });
  assert.deepEqual(
    [wanted.names, wanted.values],
    [
      ['x', 'a'],
      [1, 5],
    ],
  );
  assert.deepEqual(wanted.orders, [0, 1, 2], 'the tangent needs both');
  assert.deepEqual([wanted.bottom, wanted.top, wanted.across], [null, null, '']);
});

test('a surface is asked for over both axes', () => {
  const subject = updated(undefined, 1, bowl);
  const wanted = wantedOf(subject, firstView(subject));
  assert.deepEqual([wanted.across, wanted.acrossLow, wanted.acrossHigh], ['y', -6, 6]);
});

test('another expression without that axis runs along its own', () => {
  const view = firstView(updated(undefined, 1, parabola));
  assert.equal(wantedOf(updated(undefined, 2, explored(quantity('t', 0))), view).by, 't');
});

test('a view has room for all that is drawn', () => {
  assert.deepEqual(around([drawn(), undefined, drawn({ bottom: -4, top: 0 })]), {
    low: -4,
    high: 3,
  });
  assert.equal(around([undefined, drawn({ curves: [] })]), undefined);
});

test('zoom keeps the place under the pointer, and stops where floats end', () => {
  assert.deepEqual(zoomed({ low: 0, high: 10 }, 0.5, 2), { low: 1, high: 6 });
  const tiny = { low: 1, high: 1 + 1e-9 };
  assert.equal(zoomed(tiny, 0.5), tiny);
  assert.deepEqual(panned({ low: 0, high: 10 }, 0.1), { low: 1, high: 11 });
});

test('sliders step by round numbers and give round numbers', () => {
  assert.equal(stepOf({ low: -6, high: 6 }), 0.05);
  assert.equal(stepOf({ low: 0, high: 0.02 }), 0.00005);
  assert.equal(snapped(0.30000000000000004, 0.05), 0.3);
  assert.equal(snapped(-2.9876, 0.05), -3);
});

test('numbers are set as mathematics sets them', () => {
  assert.deepEqual([3, -0.5, 1 / 3, 1.5e-9, 2e21, null, Number.POSITIVE_INFINITY].map(shown), [
    '3',
    '−0.5',
    '0.333333',
    '1.5·10⁻⁹',
    '2·10²¹',
    '?',
    '?',
  ]);
});

test('the values at the point can be read, rounded ones marked, missing ones with a reason', () => {
  const subject = { ...updated(undefined, 1, parabola), drawn: drawn() };
  const view = firstView(subject);
  assert.equal(sentences([subject], ['f'], view), 'At x = 1: f = 2, f′ ≈ 0.333333');
  const [curve] = drawn().curves;
  assert.ok(curve);
  const without = drawn({ curves: [{ ...curve, value: null, why: 'log(x) at x = 0: log of 0' }] });
  assert.equal(
    sentences([{ ...subject, drawn: without }], ['f'], view),
    'At x = 1: f has no value (log of 0)',
  );
  const nothing = drawn({ curves: [], why: 'ended after 5 seconds' });
  assert.equal(
    sentences([{ ...subject, drawn: nothing }], ['f'], view),
    'At x = 1: f is not drawn (ended after 5 seconds)',
  );
});

test('a surface tells both slopes', () => {
  const surface = { columns: 2, values: [0, 1, 2, 3], slope: 4, why: '' };
  const subject = { ...updated(undefined, 1, bowl), drawn: drawn({ surface }) };
  assert.equal(
    sentences([subject], ['f'], firstView(subject)),
    'At x = 1, y = 2: f = 2, ∂f/∂x ≈ 0.333333, ∂f/∂y = 4',
  );
});

test('several expressions are looked at in one place', () => {
  const one = withValue(updated(undefined, 1, parabola), 'x', 5);
  const two = updated(undefined, 2, explored(quantity('t', 0)));
  const [, moved] = shared([one, two], firstView(one));
  assert.equal(moved?.values.get('t'), 5);
  const both = [one, two].map((subject) => ({ ...subject, drawn: drawn() }));
  assert.equal(
    sentences(both, ['f', 'f₂'], firstView(one)),
    'At x = 5: f = 2, f′ ≈ 0.333333, f₂ = 2, f₂′ ≈ 0.333333',
  );
});

test('two of one name are told apart', () => {
  const one = updated(undefined, 1, parabola);
  assert.deepEqual(titlesOf([one, one, one]), ['f', 'f₂', 'f₃']);
});

test('a line ends at a gap, also at one without width, and not at a point of another curve', () => {
  assert.deepEqual(strokesOf([0, 1, 1 + 1e-12, 2, 3, 4], [5, 6, null, 7, undefined, 8]), [
    [
      [0, 5],
      [1, 6],
    ],
    [
      [2, 7],
      [4, 8],
    ],
  ]);
  assert.deepEqual(strokesOf([0, 1], [null, null]), []);
});

test('a table has computed points only', () => {
  assert.deepEqual(rowsOf(drawn(), 4), [
    [0, 0, 0],
    [1, 1, 1],
    [2, null, null],
    [3, 9, 9],
  ]);
  assert.deepEqual(rowsOf(drawn({ curves: [] }), 4), []);
});

test('level lines are round numbers, closer where the values are', () => {
  assert.deepEqual(levelsOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null], 5), [0, 2, 4, 6, 8, 10]);
  const towering = Array.from({ length: 100 }, (_, n) => n ** 8);
  const levels = levelsOf(towering, 10);
  assert.ok(levels.length > 8 && (levels[4] ?? 0) < 1e-2 * (levels.at(-1) ?? 0));
  assert.deepEqual(levelsOf([1, 1, null], 5), []);
});
