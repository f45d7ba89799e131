/** What is said below the graph: of the step, or of the node that is selected. */

import * as l10n from '@vscode/l10n';
import type { Amount, Box, Drawing, Flow, Setting, Step } from '../../panels/graphAnswer';
import { make } from '../frame';
import { typeset } from '../maths';
import { shown } from './layout';

export function detailsOfStep(drawing: Drawing, step: Step | undefined): Node[] {
  if (step === undefined) {
    return [
      headed(
        l10n.t('Start'),
        l10n.t('Only the leaves are known. Forward computes one operation after another.'),
      ),
    ];
  }
  const titles = new Map(drawing.boxes.map((box) => [box.id, box.title.unicode]));
  const title = titles.get(step.node) ?? '';
  return [
    step.phase === 'forward'
      ? headed(l10n.t('Forward'), l10n.t('{0} is computed', title))
      : headed(l10n.t('Backward'), l10n.t('the gradient of {0} goes back', title)),
    typeset(step.equation),
    ...flowsOf(step.flows, (flow) => titles.get(flow.to) ?? ''),
    ...(step.note === '' ? [] : [make('p', { class: 'note' }, step.note)]),
  ];
}

export function detailsOfBox(drawing: Drawing, box: Box): Node[] {
  const titles = new Map(drawing.boxes.map((other) => [other.id, other.title.unicode]));
  const flows = drawing.steps.flatMap((step) =>
    step.flows.filter((flow) => flow.to === box.id).map((flow) => ({ flow, from: step.node })),
  );
  const facts = [
    ...(box.kind === 'group' && box.gradient === null ? [] : [amount(l10n.t('data'), box.data)]),
    ...(box.gradient === null ? [] : [amount(l10n.t('gradient'), box.gradient)]),
    ...(box.before === null ? [] : [amount(l10n.t('held before'), box.before)]),
  ];
  return [
    headed(box.title.unicode, [kindOf(box), box.detail].filter((part) => part !== '').join(' · ')),
    ...equationOf(box),
    make('dl', {}, ...facts.flat()),
    ...flowsOf(
      flows.map(({ flow }) => flow),
      (flow) => {
        const from = flows.find((one) => one.flow === flow)?.from ?? '';
        return l10n.t('through {0}', titles.get(from) ?? '');
      },
    ),
    make(
      'p',
      { class: 'note' },
      box.kind === 'group'
        ? l10n.t('Enter or a click opens the group.')
        : l10n.t('Enter or a click goes to its line.'),
    ),
  ];
}

function kindOf({ kind, operation }: Box): string {
  switch (kind) {
    case 'operation':
      return l10n.t('operation {0}', operation);
    case 'root':
      return l10n.t('result {0}', operation);
    case 'leaf':
      return l10n.t('leaf');
    case 'number':
      return l10n.t('number');
    case 'group':
      return l10n.t('group');
  }
}

function equationOf({ title, rule }: Box): Node[] {
  if (rule === null || rule.unicode === title.unicode) {
    return [];
  }
  const equation: Setting = {
    unicode: `${title.unicode} = ${rule.unicode}`,
    mathml: `<mrow>${title.mathml}</mrow><mo>=</mo><mrow>${rule.mathml}</mrow>`,
    spoken: l10n.t('{0} equals {1}', title.spoken, rule.spoken),
  };
  return [typeset(equation)];
}

/** One line for each contribution: local derivative times upstream gradient, and the sum so far. */
function flowsOf(flows: readonly Flow[], aside: (flow: Flow) => string): Node[] {
  if (flows.length === 0) {
    return [];
  }
  const lines = flows.map((flow) =>
    make(
      'li',
      {},
      typeset(flow.equation),
      make(
        'span',
        { class: 'aside' },
        [aside(flow), flow.so_far === null ? '' : l10n.t('gradient so far {0}', shown(flow.so_far))]
          .filter((part) => part !== '')
          .join(' · '),
      ),
    ),
  );
  return [make('ul', { class: 'flows' }, ...lines)];
}

function headed(title: string, aside: string): HTMLElement {
  return make('h2', {}, title, make('span', { class: 'aside' }, aside));
}

/** Shortened, and in full where that is more. */
function amount(name: string, number: Amount): Node[] {
  const full = number.sign === '≈' ? ` (${number.exact})` : '';
  return [make('dt', {}, name), make('dd', {}, `${shown(number)}${full}`)];
}
