/** The formulas of what is drawn, each beside a sample of its line. */

import * as l10n from '@vscode/l10n';
import type { Curve } from '../../panels/explorerAnswer';
import { make } from '../frame';
import { mathOf } from '../maths';
import { swatch } from './plot';
import { axisOf, labelOf, nameOf, type Subject, type View } from './state';

export type Acts = {
  readonly remove: ((id: number) => void) | undefined;
  reveal(id: number): void;
  isInProgram(id: number): boolean;
};

export function legendOf(
  subjects: readonly Subject[],
  titles: readonly string[],
  view: View,
  acts: Acts,
): readonly HTMLElement[] {
  return subjects.flatMap((subject, n) => rows(subject, titles[n] ?? '', n, view, acts));
}

function rows(
  subject: Subject,
  title: string,
  n: number,
  view: View,
  acts: Acts,
): readonly HTMLElement[] {
  const { id, explored, drawn } = subject;
  const { mathml, unicode } = explored.maths;
  const labels = explored.quantities.filter((one) => !one.isParameter).map(({ label }) => label);
  const spoken = `${title}(${labels.join(', ')}) = ${unicode}`;
  const args = labels.map((label) => `<mi>${escaped(label)}</mi>`).join('<mo>,</mo>');
  const left = `<mi>${escaped(title)}</mi>${bracketed(args)}`;
  const head = row(n, 0, equation(left, mathml, spoken), spoken);
  if (acts.isInProgram(id)) {
    head.append(
      act(l10n.t('Go to'), l10n.t('Go to {0} in the program', title), () => acts.reveal(id)),
    );
  }
  const { remove } = acts;
  if (remove !== undefined) {
    head.append(act('✕', l10n.t('Remove {0}', title), () => remove(id)));
  }
  const slopes =
    view.mode === 'contour'
      ? []
      : (drawn?.curves ?? []).filter(({ order }) => order > 0 && view.orders.includes(order));
  return [head, ...slopes.map((curve) => slope(subject, title, n, view, curve))];
}

function slope(
  subject: Subject,
  title: string,
  n: number,
  view: View,
  { order, mathml, unicode }: Curve,
): HTMLElement {
  const axis = labelOf(subject, axisOf(subject, view));
  const variables = subject.explored.quantities.filter((one) => !one.isParameter);
  const square = order === 2 ? '²' : '';
  const left =
    variables.length > 1
      ? `<mfrac><mrow><mi>∂${square}</mi><mi>${escaped(title)}</mi></mrow>` +
        `<mrow><mi>∂</mi><mi>${escaped(axis)}${square}</mi></mrow></mfrac>`
      : `<mi>${escaped(title)}</mi><mo lspace="0" rspace="0">${order === 2 ? '″' : '′'}</mo>${bracketed(`<mi>${escaped(axis)}</mi>`)}`;
  const spoken = `${nameOf(title, order)}(${axis}) = ${unicode}`;
  return row(n, order, equation(left, mathml, spoken), spoken);
}

function bracketed(inner: string): string {
  return `<mo stretchy="false">(</mo>${inner}<mo stretchy="false">)</mo>`;
}

function equation(left: string, mathml: string, spoken: string): Node {
  const right = mathml.replace(/^<math[^>]*>/, '').replace(/<\/math>$/, '');
  const math = mathOf(`${left}<mo>=</mo>${right}`);
  math.setAttribute('role', 'math');
  math.setAttribute('aria-label', spoken);
  return math;
}

function row(n: number, order: number, formula: Node, title: string): HTMLElement {
  return make(
    'div',
    { class: 'line' },
    swatch(n, order),
    make('span', { class: 'formula', title, tabindex: '-1' }, formula),
  );
}

function act(text: string, title: string, run: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', title, 'aria-label': title }, text);
  made.addEventListener('click', run);
  return made;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
