/** The graph as a picture that follows the steps, the selection and the view. */

import * as l10n from '@vscode/l10n';
import type { Amount, Box, Drawing } from '../../panels/graphAnswer';
import { draw } from '../frame';
import { curve, head } from './curve';
import {
  badge,
  hasBadge,
  type Layout,
  lineHeight,
  linesOf,
  type PlacedArrow,
  type PlacedBox,
  type PlacedFrame,
  padding,
  shown,
  titleHeight,
  titleOf,
} from './layout';
import type { Moment } from './steps';
import type { View } from './view';

type Chosen = { readonly box: (box: Box) => void; readonly frame: (id: string) => void };

export class Picture {
  readonly svg: SVGSVGElement;
  readonly layout: Layout;
  readonly #drawing: Drawing;
  readonly #content: SVGGElement;
  readonly #nodes = new Map<string, SVGGElement>();
  readonly #edges: SVGGElement[] = [];

  constructor(layout: Layout, drawing: Drawing, chosen: Chosen) {
    this.layout = layout;
    this.#drawing = drawing;
    for (const placed of layout.boxes) {
      const node = nodeOf(placed, drawing.title);
      node.addEventListener('click', () => chosen.box(placed.box));
      this.#nodes.set(placed.box.id, node);
    }
    this.#edges.push(...layout.arrows.map(edgeOf));
    const frames = layout.frames.map((placed) => frameOf(placed, chosen.frame));
    this.#content = draw('g', {}, ...frames, ...this.#edges, ...this.#nodes.values());
    this.svg = draw(
      'svg',
      {
        class: 'picture',
        role: 'group',
        'aria-label': l10n.t('Computation graph of {0}', drawing.title),
      },
      this.#content,
    );
    this.show(undefined);
  }

  set view({ x, y, scale }: View) {
    this.#content.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
  }

  placed(id: string): PlacedBox | undefined {
    return this.layout.boxes.find(({ box }) => box.id === id);
  }

  /** Shows what is known at a moment; without one, all that there is. */
  show(moment: Moment | undefined): void {
    for (const { box } of this.layout.boxes) {
      const node = this.#nodes.get(box.id);
      if (node === undefined) {
        continue;
      }
      const isComputed = moment === undefined || moment.computed.has(box.id);
      const data = isComputed ? box.data : undefined;
      const gradient = moment === undefined ? box.gradient : moment.gradients.get(box.id);
      const isCurrent = moment?.step?.node === box.id;
      node.classList.toggle('pending', !isComputed);
      node.classList.toggle('current', isCurrent);
      write(node, box, this.#drawing.title, data, gradient ?? undefined);
      node.setAttribute('aria-label', spoken(box, data, gradient ?? undefined, isCurrent));
    }
    this.#edges.forEach((edge, place) => {
      const isActive = moment?.active.has(place) ?? false;
      edge.classList.toggle('active', isActive);
      edge.classList.toggle('back', isActive && moment?.step?.phase === 'backward');
      edge.classList.toggle('unlabelled', moment !== undefined && !this.#hasFlowed(place, moment));
    });
  }

  /** The one node that the keyboard reaches is the selected one, or the result. */
  select(id: string | undefined): void {
    const { boxes } = this.#drawing;
    const reached = id ?? (boxes.find(({ kind }) => kind === 'root') ?? boxes[0])?.id;
    for (const [own, node] of this.#nodes) {
      node.classList.toggle('selected', own === id);
      node.setAttribute('tabindex', own === reached ? '0' : '-1');
      node.setAttribute('aria-pressed', String(own === id));
    }
  }

  focus(id: string): void {
    this.#nodes.get(id)?.focus({ preventScroll: true });
  }

  /** What flows along an edge is told once the node above it has been passed. */
  #hasFlowed(place: number, { done }: Moment): boolean {
    const target = this.#drawing.arrows[place]?.target;
    return this.#drawing.steps
      .slice(0, done)
      .some((step) => step.phase === 'backward' && step.node === target && step.flows.length > 0);
  }
}

function nodeOf(placed: PlacedBox, root: string): SVGGElement {
  const { box, x, y, width, height } = placed;
  const node = draw('g', {
    class: `node ${box.kind}`,
    role: 'button',
    transform: `translate(${x} ${y})`,
  });
  node.append(draw('title', {}, box.title.unicode), ...outline(box, width, height));
  const left = padding + (hasBadge(box) ? badge + 6 : 0);
  if (hasBadge(box)) {
    node.append(...badgeOf(box));
  }
  const name =
    box.kind === 'number' ? { x: width / 2, y: height / 2 } : { x: left, y: titleHeight };
  node.append(draw('text', { class: 'name', ...name }, titleOf(box)));
  linesOf(box, root, box.data, box.gradient ?? undefined).forEach((line, index) => {
    const at = titleHeight + (index + 1) * lineHeight + 2;
    const style = line.right === '' ? 'rule' : 'label';
    node.append(draw('text', { class: style, x: padding, y: at }, line.left));
    node.append(draw('text', { class: 'amount', x: width - padding, y: at }, line.right));
  });
  return node;
}

/** Leaves are round, numbers dashed, results doubled, groups a pile: told apart without colour. */
function outline(box: Box, width: number, height: number): SVGElement[] {
  const whole = { width, height };
  switch (box.kind) {
    case 'leaf':
      return [draw('rect', { class: 'outline', ...whole, rx: Math.min(20, height / 2) })];
    case 'number':
      return [draw('rect', { class: 'outline', ...whole, rx: 3 })];
    case 'operation':
      return [draw('rect', { class: 'outline', ...whole, rx: 4 })];
    case 'root':
      return [
        draw('rect', {
          class: 'outline outer',
          ...whole,
          x: -4,
          y: -4,
          width: width + 8,
          height: height + 8,
          rx: 7,
        }),
        draw('rect', { class: 'outline', ...whole, rx: 4 }),
      ];
    case 'group':
      return [
        draw('rect', { class: 'outline', ...whole, x: 8, y: 8, rx: 4 }),
        draw('rect', { class: 'outline', ...whole, x: 4, y: 4, rx: 4 }),
        draw('rect', { class: 'outline', ...whole, rx: 4 }),
      ];
  }
}

function badgeOf(box: Box): SVGElement[] {
  const middle = { x: padding + badge / 2 - 3, y: titleHeight - 5 };
  const text = { leaf: '●', group: '+' }[box.kind as string] ?? box.operation;
  const isWord = text.length > 2;
  return [
    draw('circle', { class: 'badge', cx: middle.x, cy: middle.y, r: badge / 2 - 1 }),
    draw(
      'text',
      { class: isWord ? 'sign word' : 'sign', x: middle.x, y: middle.y },
      text.slice(0, 5),
    ),
  ];
}

function edgeOf({ arrow, text, points, label }: PlacedArrow): SVGGElement {
  const edge = draw(
    'g',
    { class: arrow.product === null && arrow.count === 1 ? 'edge constant' : 'edge' },
    draw('path', { class: 'line', d: curve(points) }),
    draw('path', { class: 'head', d: head(points) }),
  );
  if (text !== '') {
    const { local, symbol } = arrow;
    const derivative = local && `${symbol?.unicode ?? ''} ${local.sign} ${local.shown}`;
    const why = derivative === null ? [] : [l10n.t('local derivative {0}', derivative)];
    const width = 7.2 * text.length + 8;
    edge.append(
      draw('title', {}, [...why, l10n.t('flows back: {0}', text)].join('\n')),
      draw('rect', {
        class: 'plate',
        x: label.x - width / 2,
        y: label.y - 9,
        width,
        height: 18,
        rx: 3,
      }),
      draw('text', { class: 'flow', x: label.x, y: label.y }, text),
    );
  }
  return edge;
}

function frameOf({ frame, x, y, width, height }: PlacedFrame, close: (id: string) => void) {
  const title = draw(
    'text',
    {
      class: 'frame-title',
      x: 10,
      y: 17,
      role: 'button',
      tabindex: 0,
      'aria-label': l10n.t('Close {0}', frame.title),
    },
    `− ${frame.title}`,
  );
  title.addEventListener('click', () => close(frame.id));
  title.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      close(frame.id);
    }
  });
  return draw(
    'g',
    { class: 'frame', transform: `translate(${x} ${y})` },
    draw('rect', { class: 'around', width, height, rx: 6 }),
    title,
  );
}

function write(
  node: SVGGElement,
  box: Box,
  root: string,
  data: Amount | undefined,
  gradient: Amount | undefined,
): void {
  const amounts = node.querySelectorAll('.amount');
  linesOf(box, root, data, gradient).forEach(({ right }, index) => {
    const amount = amounts[index];
    if (amount !== undefined && amount.textContent !== right) {
      amount.textContent = right;
    }
  });
}

function spoken(
  box: Box,
  data: Amount | undefined,
  gradient: Amount | undefined,
  isCurrent: boolean,
): string {
  return [
    isCurrent ? l10n.t('current step') : '',
    named(box),
    box.detail,
    data === undefined ? l10n.t('not computed yet') : l10n.t('data {0}', shown(data)),
    gradient === undefined ? '' : l10n.t('gradient {0}', shown(gradient)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function named({ kind, title: { spoken } }: Box): string {
  switch (kind) {
    case 'leaf':
      return l10n.t('leaf {0}', spoken);
    case 'number':
      return l10n.t('number {0}', spoken);
    case 'operation':
      return l10n.t('operation {0}', spoken);
    case 'root':
      return l10n.t('result {0}', spoken);
    case 'group':
      return l10n.t('group {0}', spoken);
  }
}
