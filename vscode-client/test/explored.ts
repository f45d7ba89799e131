/** What the server says of formulas to explore, for tests. */

import type { Drawn, Explored, Quantity } from '../src/panels/explorerAnswer';

export function quantity(name: string, value: number, isParameter = false): Quantity {
  const place = { line: isParameter ? 1 : null, why: '' };
  return { name, label: name, value, low: -6, high: 6, isParameter, meaning: '', ...place };
}

export function explored(...quantities: readonly Quantity[]): Explored {
  const maths = { unicode: 'a·x²', mathml: '<math/>' };
  const head = { unicode: 'f(x)' };
  return { title: 'f', head, formula: 'a*x**2', maths, entry: '', quantities };
}

export function drawn(more: Partial<Drawn> = {}): Drawn {
  const curve = { unicode: '', mathml: '', why: '', xs: [0, 1, 2, 3], ys: [0, 1, null, 9] };
  return {
    curves: [
      { ...curve, order: 0, value: 2 },
      { ...curve, order: 1, value: 1 / 3 },
    ],
    bottom: -1,
    top: 3,
    poles: [],
    surface: null,
    why: '',
    ...more,
  };
}
