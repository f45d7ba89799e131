/** What is said below the graph: of the step, or of the node that is selected. */

import type { Amount, Box, Drawing, Flow, Setting, Step } from '../../panels/graphAnswer';
import { make } from '../frame';
import { typeset } from '../maths';
import { shown } from './layout';

export function detailsOfStep(drawing: Drawing, step: Step | undefined): Node[] {
  if (step === undefined) {
    return [
      headed('Start', 'Only the leaves are known. Forward computes one operation after another.'),
    ];
  }
  const titles = new Map(drawing.boxes.map((box) => [box.id, box.title.unicode]));
  const word = step.phase === 'forward' ? 'Forward' : 'Backward';
  const what =
    step.phase === 'forward'
      ? `${titles.get(step.node) ?? ''} is computed`
      : `the gradient of ${titles.get(step.node) ?? ''} goes back`;
  return [
    headed(word, what),
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
    ...(box.kind === 'group' && box.gradient === null ? [] : [amount('data', box.data)]),
    ...(box.gradient === null ? [] : [amount('gradient', box.gradient)]),
    ...(box.before === null ? [] : [amount('held before', box.before)]),
  ];
  return [
    headed(box.title.unicode, [kindOf(box), box.detail].filter((part) => part !== '').join(' · ')),
    ...equationOf(box),
    make('dl', {}, ...facts.flat()),
    ...flowsOf(
      flows.map(({ flow }) => flow),
      (flow) => {
        const from = flows.find((one) => one.flow === flow)?.from ?? '';
        return `through ${titles.get(from) ?? ''}`;
      },
    ),
    make(
      'p',
      { class: 'note' },
      box.kind === 'group'
        ? 'Enter or a click opens the group.'
        : 'Enter or a click goes to its line.',
    ),
  ];
}

function kindOf({ kind, operation }: Box): string {
  return kind === 'operation' || kind === 'root'
    ? `${kind === 'root' ? 'result' : 'operation'} ${operation}`
    : kind;
}

function equationOf({ title, rule }: Box): Node[] {
  if (rule === null || rule.unicode === title.unicode) {
    return [];
  }
  const equation: Setting = {
    unicode: `${title.unicode} = ${rule.unicode}`,
    mathml: `<mrow>${title.mathml}</mrow><mo>=</mo><mrow>${rule.mathml}</mrow>`,
    spoken: `${title.spoken} equals ${rule.spoken}`,
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
        [aside(flow), ...(flow.so_far === null ? [] : [`gradient so far ${shown(flow.so_far)}`])]
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
