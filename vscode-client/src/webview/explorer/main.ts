/** The page of the explorer: a picture, its sliders, and what is said of the point. */

import * as l10n from '@vscode/l10n';
import type { Explored, Library, Source } from '../../panels/explorerAnswer';
import type { FromExplorer, KeptOfExplorer, ToExplorer } from '../../panels/messages';
import { connect, make } from '../frame';
import { legendOf } from './legend';
import { Plot, rememberGrid } from './plot';
import { Sliders } from './sliders';
import {
  around,
  axisOf,
  fitting,
  labelOf,
  rowsOf,
  type Subject,
  sentences,
  shared,
  shown,
  spanOf,
  titlesOf,
  updated,
  type View,
  wantedOf,
  withValue,
} from './state';
import { onThemeChange } from './theme';

let ids: readonly number[] = [];
let sources: readonly Source[] = [];
let view: View | undefined;
const subjects = new Map<number, Subject>();
const explored = new Map<number, Explored>();
/** Subjects that are being drawn, and of those, the ones that have changed since. */
const busy = new Set<number>();
const changed = new Set<number>();

// -- the page ---------------------------------------------------------------------------------

const plot = new Plot({
  move: (x, y) => look(view && { ...view, x, y }),
  point: movePoint,
  fit,
});
const legend = make('div', { class: 'legend' });
const values = make('p', { class: 'values', 'aria-live': 'polite' });
const told = make('p', { class: 'told', role: 'status' });
let toldAbout: number | undefined;
const sliders = new Sliders({
  move: (id, name, value) => setValue(id, name, value),
  write: (id, name, value) => frame.say({ kind: 'write', id, name, value }),
  tell: (text) => tell(text),
});
const table = make('table');
const details = make('details', {}, make('summary', {}, l10n.t('Values as a table')), table);
const orders = [0, 1, 2].map((order) => toggle(['f', 'f′', 'f″'][order] ?? '', () => flip(order)));
const tangent = toggle(l10n.t('Tangent'), () => look(view && { ...view, tangent: !view.tangent }));
const mode = make('select', { 'aria-label': l10n.t('What is drawn') });
const by = make('select', { 'aria-label': l10n.t('The axis to the right') });
const across = make('select', { 'aria-label': l10n.t('The axis upwards') });
const axes = make('span', { class: 'group' }, mode, by, across);
const derivatives = make(
  'span',
  { class: 'group', role: 'group', 'aria-label': l10n.t('Curves') },
  ...orders,
);
const library = make(
  'select',
  { 'aria-label': l10n.t('The library of the code') },
  ...(['neurogebra', 'numpy', 'torch', 'jax'] as const).map((name) =>
    make('option', { value: name }, name === 'torch' ? 'PyTorch' : name),
  ),
);
const compared = make('input', {
  type: 'text',
  placeholder: l10n.t('Compare with a name or a formula'),
  'aria-label': l10n.t('Compare with a name of the catalogue or a formula'),
});

document.body.append(
  make(
    'main',
    { class: 'explorer' },
    make(
      'div',
      { class: 'bar', role: 'toolbar', 'aria-label': l10n.t('What is shown') },
      derivatives,
      tangent,
      axes,
      make('span', { class: 'space' }),
      button(l10n.t('Fit'), l10n.t('Show the whole range again'), fit),
      make(
        'span',
        { class: 'group' },
        library,
        button(l10n.t('Copy code'), l10n.t('Copy as code'), copyCode),
      ),
    ),
    plot.element,
    make(
      'section',
      { class: 'side', 'aria-label': l10n.t('Formula and sliders') },
      legend,
      values,
      sliders.element,
      make(
        'form',
        { class: 'compare' },
        compared,
        make('button', { type: 'submit', title: l10n.t('Draw it as well') }, l10n.t('Add')),
      ),
      told,
      details,
    ),
  ),
);
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  if (compared.value.trim() !== '') {
    frame.say({ kind: 'compare', text: compared.value.trim() });
    compared.value = '';
  }
});
mode.addEventListener('change', () => {
  const [first] = shownSubjects();
  if (view === undefined || first === undefined) {
    return;
  }
  const isContour = mode.value === 'contour';
  const second = other(first, view);
  look({
    ...view,
    mode: isContour ? 'contour' : 'curve',
    across: isContour ? second : view.across,
    x: spanOf(quantity(first, view.by)),
    y: isContour ? spanOf(quantity(first, second)) : undefined,
  });
});
by.addEventListener('change', () => {
  const [first] = shownSubjects();
  if (view === undefined || first === undefined) {
    return;
  }
  const isSwapped = view.mode === 'contour' && by.value === view.across;
  const second = isSwapped ? view.by : view.across;
  const y = view.mode === 'contour' ? spanOf(quantity(first, second)) : undefined;
  look({ ...view, by: by.value, across: second, x: spanOf(quantity(first, by.value)), y });
});
across.addEventListener('change', () => {
  const [first] = shownSubjects();
  if (view !== undefined && first !== undefined) {
    look({ ...view, across: across.value, y: spanOf(quantity(first, across.value)) });
  }
});
details.addEventListener('toggle', render);
onThemeChange(() => plot.retheme());
const frame = connect<ToExplorer, FromExplorer, KeptOfExplorer>(hear);

// -- what is heard ------------------------------------------------------------------------------

function hear(message: ToExplorer): void {
  switch (message.kind) {
    case 'subjects':
      if (!message.ids.some((id) => ids.includes(id))) {
        view = undefined; // something else is explored: it has a view of its own
        window.scrollTo(0, 0);
      }
      ids = message.ids;
      sources = message.sources;
      frame.keep({ sources });
      for (const id of [...subjects.keys()].filter((one) => !ids.includes(one))) {
        subjects.delete(id);
        explored.delete(id);
      }
      render();
      return;
    case 'explored':
      explored.set(message.id, message.explored);
      subjects.set(message.id, updated(subjects.get(message.id), message.id, message.explored));
      if (toldAbout === message.id) {
        tell('');
      }
      view = fitting(view, shownSubjects()[0] ?? subject(message.id));
      share();
      render();
      request(message.id);
      return;
    case 'drawn': {
      const { id, wanted, drawn } = message;
      busy.delete(id);
      const before = subjects.get(id);
      if (before !== undefined) {
        rememberGrid(
          drawn,
          { low: wanted.low, high: wanted.high },
          { low: wanted.acrossLow, high: wanted.acrossHigh },
        );
        subjects.set(id, { ...before, drawn });
      }
      if (changed.delete(id)) {
        request(id);
      }
      const isComplete = shownSubjects().every((one) => one.drawn !== undefined);
      if (view !== undefined && view.y === undefined && isComplete) {
        const y = around(shownSubjects().map((one) => one.drawn));
        view = y === undefined ? view : { ...view, y };
      }
      if (drawn.why !== '') {
        tell(drawn.why, id);
      }
      render();
      return;
    }
    case 'told':
      tell(message.text, message.about);
      return;
  }
}

// -- what is done -------------------------------------------------------------------------------

/** Say something, until the next thing is said or the subject that it is about is explored again. */
function tell(text: string, about?: number): void {
  told.replaceChildren(text);
  toldAbout = about;
}

/** One drawing of a subject at a time; the newest state is drawn when it is there. */
function request(id: number): void {
  const one = subjects.get(id);
  if (one === undefined || view === undefined) {
    return;
  }
  if (busy.has(id)) {
    changed.add(id);
    return;
  }
  busy.add(id);
  frame.say({ kind: 'draw', id, wanted: wantedOf(one, view) });
}

function look(next: View | undefined): void {
  if (next === undefined) {
    return;
  }
  view = next;
  plot.preview(next);
  render();
  for (const { id } of shownSubjects()) {
    request(id);
  }
}

function fit(): void {
  const [first] = shownSubjects();
  if (view !== undefined && first !== undefined) {
    const y = view.mode === 'contour' ? spanOf(quantity(first, view.across)) : undefined;
    look({ ...view, x: spanOf(quantity(first, axisOf(first, view))), y });
  }
}

function flip(order: number): void {
  if (view !== undefined) {
    const has = view.orders.includes(order);
    const next = has ? view.orders.filter((one) => one !== order) : [...view.orders, order].sort();
    look({ ...view, orders: next });
  }
}

function setValue(id: number, name: string, value: number): void {
  const one = subject(id);
  subjects.set(id, withValue(one, name, value));
  const isShared = view !== undefined && view.mode === 'curve' && name === axisOf(one, view);
  if (isShared) {
    share();
  }
  render();
  for (const { id: changed } of isShared ? shownSubjects() : [one]) {
    request(changed);
  }
}

/** All expressions are looked at where the first one is. */
function share(): void {
  if (view?.mode === 'curve') {
    for (const one of shared(shownSubjects(), view)) {
      subjects.set(one.id, one);
    }
  }
}

/** The place that was clicked. */
function movePoint(x: number, y: number): void {
  const [first] = shownSubjects();
  if (view === undefined || first === undefined) {
    return;
  }
  if (view.mode === 'contour') {
    const { id } = first;
    subjects.set(id, withValue(first, view.across, sliders.snapped(id, view.across, y)));
  }
  const name = axisOf(first, view);
  setValue(first.id, name, sliders.snapped(first.id, name, x));
}

function copyCode(): void {
  const [first] = shownSubjects();
  if (first !== undefined) {
    const name = library.value as Library;
    frame.say({ kind: 'code', id: first.id, library: name, values: [...first.values] });
  }
}

// -- what is shown ------------------------------------------------------------------------------

function render(): void {
  const all = shownSubjects();
  const [first] = all;
  if (view === undefined || first === undefined) {
    return;
  }
  const isSurface = view.mode === 'contour';
  const drawnSubjects = isSurface ? [first] : all;
  const titles = titlesOf(drawnSubjects);
  if (drawnSubjects.some((one) => one.drawn !== undefined)) {
    plot.show({ subjects: drawnSubjects, titles, view });
  }
  renderLegend(drawnSubjects, titles, view);
  const said = sentences(drawnSubjects, titles, view);
  if (values.textContent !== said) {
    values.replaceChildren(said);
  }
  sliders.show(drawnSubjects, titles, view, isInProgram);
  const keys = l10n.t(
    'Arrow keys move the point, with Shift the picture; plus and minus zoom, 0 fits.',
  );
  const plotted = l10n.t('Plot of {0}. {1}.', titles.join(', '), said);
  plot.element.setAttribute('aria-label', `${plotted} ${keys}`);
  renderBar(first, view);
  renderTable(first, titles[0] ?? '', view);
}

let shownLegend = '';

/** Made anew only where something of it is new: it can have the focus, and formulas take time. */
function renderLegend(drawnSubjects: readonly Subject[], titles: readonly string[], now: View) {
  const formulas = drawnSubjects.map(({ id, explored: { maths }, drawn }) => [
    id,
    maths.unicode,
    drawn?.curves.map(({ order, unicode }) => [order, unicode]),
  ]);
  const isAlone = ids.length === 1;
  const next = JSON.stringify([formulas, titles, now.mode, now.by, now.orders, isAlone]);
  if (next === shownLegend) {
    return;
  }
  shownLegend = next;
  legend.replaceChildren(
    ...legendOf(drawnSubjects, titles, now, {
      remove: isAlone ? undefined : (id) => frame.say({ kind: 'remove', id }),
      reveal: (id) => frame.say({ kind: 'reveal', id }),
      isInProgram,
    }),
  );
}

function renderBar(
  first: Subject,
  { mode: drawn, by: axis, across: up, orders: on, tangent: has }: View,
) {
  const names = first.explored.quantities.map((one) => one.name);
  const isSurface = drawn === 'contour';
  derivatives.hidden = isSurface;
  for (const [order, element] of orders.entries()) {
    element.setAttribute('aria-pressed', String(on.includes(order)));
  }
  tangent.setAttribute('aria-pressed', String(has));
  tangent.replaceChildren(isSurface ? l10n.t('Gradient') : l10n.t('Tangent'));
  axes.hidden = names.length < 2;
  across.hidden = !isSurface;
  choose(mode, ['curve', 'contour'], [l10n.t('Curve'), l10n.t('Contours')], drawn);
  const labels = names.map((name) => labelOf(first, name));
  choose(by, names, labels, axis);
  const others = names.filter((name) => name !== axis);
  choose(
    across,
    others,
    others.map((name) => labelOf(first, name)),
    up,
  );
}

function choose(
  element: HTMLSelectElement,
  keys: readonly string[],
  labels: readonly string[],
  chosen: string,
): void {
  const key = JSON.stringify([keys, labels]);
  if (element.getAttribute('data-of') !== key) {
    element.setAttribute('data-of', key);
    element.replaceChildren(
      ...keys.map((value, n) => make('option', { value }, labels[n] ?? value)),
    );
  }
  element.value = chosen;
}

const nRows = 13;

function renderTable(first: Subject, title: string, { mode: drawn }: View): void {
  if (!details.open || first.drawn === undefined || view === undefined) {
    return;
  }
  const label = labelOf(first, axisOf(first, view));
  const names = first.drawn.curves.map(({ order }) => `${title}${['', '′', '″'][order]}`);
  const cell = (text: string) => make('td', {}, text);
  table.replaceChildren(
    make('tr', {}, ...[label, ...names].map((text) => make('th', { scope: 'col' }, text))),
    ...rowsOf(first.drawn, nRows).map((row) =>
      make('tr', {}, ...row.map((value) => cell(value === null ? '–' : shown(value)))),
    ),
  );
  table.setAttribute(
    'aria-label',
    drawn === 'curve' ? l10n.t('Values of the curves') : l10n.t('Values along the axis'),
  );
}

// -- small helps --------------------------------------------------------------------------------

function shownSubjects(): readonly Subject[] {
  return ids.flatMap((id) => subjects.get(id) ?? []);
}

function subject(id: number): Subject {
  const found = subjects.get(id);
  if (found === undefined) {
    throw new Error(`no subject ${id}`);
  }
  return found;
}

function quantity({ explored: { quantities } }: Subject, name: string) {
  return quantities.find((one) => one.name === name);
}

function other({ explored: { quantities } }: Subject, { by: axis, across: up }: View): string {
  const names = quantities.map((one) => one.name).filter((name) => name !== axis);
  return names.includes(up) ? up : (names[0] ?? '');
}

function isInProgram(id: number): boolean {
  const source = sources[ids.indexOf(id)];
  return source !== undefined && 'uri' in source;
}

function button(text: string, title: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', title }, text);
  made.addEventListener('click', act);
  return made;
}

function toggle(text: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', 'aria-pressed': 'false' }, text);
  made.addEventListener('click', act);
  return made;
}
