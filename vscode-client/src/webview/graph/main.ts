/** The page of the graph: what it shows of what it hears, and what the user does with it. */

import * as l10n from '@vscode/l10n';
import type { Box, Drawing, GraphAnswer } from '../../panels/graphAnswer';
import type { FromGraph, KeptOfGraph, Mode, ToGraph } from '../../panels/messages';
import { connect, make } from '../frame';
import { iconButton, menu, setIcon, textButton } from './controls';
import { detailsOfBox, detailsOfStep } from './details';
import { boxAt, nextTo, type Way } from './find';
import { base64Of, pngOf, svgOf } from './image';
import { type Direction, place, type Rect } from './layout';
import { measureIn } from './measure';
import { Picture } from './picture';
import { type Move, momentAt, moved, playedFrom } from './steps';
import { around, firstSight, fitted, inSight, isReadable, panned, type View, zoomed } from './view';

const pace = 1100; // milliseconds that a step stays while they play

let uri = '';
let drawing: Drawing | undefined;
let picture: Picture | undefined;
let mode: Mode = 'graph';
let done = 0;
let groups: readonly string[] = [];
let selected: string | undefined;
let direction: Direction | undefined;
let view: View = { x: 0, y: 0, scale: 1 };
/** How much is in sight: what is shown first, all of it, or what the user has moved to. */
let sight: 'first' | 'all' | 'own' = 'first';
/** The group that was opened or closed last. */
let turnedTo: string | undefined;
let playing: ReturnType<typeof setInterval> | undefined;

// -- what is on the page ---------------------------------------------------------------------------

const passes = make('select', {
  'aria-label': l10n.t('Backward pass'),
  title: l10n.t('Backward pass'),
});
const graphButton = textButton(l10n.t('Graph'), l10n.t('All numbers and gradients'), () =>
  setMode('graph'),
);
const stepsButton = textButton(
  l10n.t('Steps'),
  l10n.t('Forward, then backward, one at a time'),
  () => setMode('steps'),
);
const playButton = iconButton('play', l10n.t('Play (space)'), () => togglePlaying());
const slider = make('input', { type: 'range', min: '0', value: '0', 'aria-label': l10n.t('Step') });
const counter = make('output', { class: 'counter' });
const steps = make(
  'div',
  { class: 'steps', role: 'group', 'aria-label': l10n.t('Steps') },
  iconButton('first', l10n.t('To the start (Home)'), () => move('first')),
  iconButton('back', l10n.t('One step back (left arrow)'), () => move('back')),
  playButton,
  iconButton('forward', l10n.t('One step forward (right arrow)'), () => move('forward')),
  iconButton('last', l10n.t('To the end (End)'), () => move('last')),
  slider,
  counter,
);
const staleness = make('span', { class: 'stale', role: 'status' });
const toolbar = make(
  'header',
  { class: 'toolbar' },
  passes,
  make(
    'div',
    { class: 'modes', role: 'group', 'aria-label': l10n.t('What is shown') },
    graphButton,
    stepsButton,
  ),
  staleness,
  make(
    'div',
    { class: 'looks', role: 'group', 'aria-label': l10n.t('View') },
    iconButton('less', l10n.t('Smaller (−)'), () => zoom(1 / 1.25)),
    iconButton('more', l10n.t('Larger (+)'), () => zoom(1.25)),
    iconButton('fit', l10n.t('All in sight (0)'), () => showAll()),
    iconButton('turn', l10n.t('Turn the graph'), () => turn()),
    menu(l10n.t('Export'), [
      textButton(
        l10n.t('Save as SVG…'),
        l10n.t('A picture that can be enlarged'),
        () => void save('svg'),
      ),
      textButton(l10n.t('Save as PNG…'), l10n.t('A picture of dots'), () => void save('png')),
      textButton(
        l10n.t('Save as Mermaid…'),
        l10n.t('Text that Markdown draws'),
        () => void save('mmd'),
      ),
      textButton(l10n.t('Copy Mermaid'), l10n.t('Text that Markdown draws'), () => copyMermaid()),
    ]),
  ),
);
const stage = make('main', { class: 'stage' });
const notes = make('p', { class: 'notes' });
const details = make('section', { class: 'details', 'aria-label': l10n.t('Details') });
const live = make('p', { class: 'spoken', 'aria-live': 'polite' });
document.body.append(toolbar, steps, stage, notes, details, live);

const frame = connect<ToGraph, FromGraph, KeptOfGraph>(hear);
if (frame.kept !== undefined) {
  ({ mode, step: done, groups } = frame.kept);
}
showMode();

// -- what is heard ---------------------------------------------------------------------------------

function hear(message: ToGraph): void {
  switch (message.kind) {
    case 'answer':
      show(message.answer);
      break;
    case 'mode':
      setMode(message.mode);
      break;
    case 'nothing':
      showNothing(message.why);
      break;
    case 'edited':
      setStale(true);
      break;
    case 'cursor':
      follow(message.uri, message.line, message.character);
      break;
  }
}

function show({ graph, passes: all }: GraphAnswer): void {
  passes.replaceChildren(
    ...all.map((pass) => {
      const line = pass.place.range.start.line + 1;
      return make(
        'option',
        { value: String(pass.number) },
        l10n.t('{0} · line {1}', pass.title, line),
      );
    }),
  );
  if (graph === null) {
    showNothing(l10n.t('There is no call of backward() here.'));
    return;
  }
  const isOther = drawing?.title !== graph.title;
  const isMoved = isOther || drawing?.boxes.length !== graph.boxes.length;
  if (isOther) {
    sight = 'first';
    turnedTo = undefined;
  }
  const title = drawing?.boxes.find((box) => box.id === selected)?.title.unicode;
  uri = graph.place.uri;
  drawing = graph;
  passes.value = String(graph.number);
  done = Math.min(done, graph.steps.length);
  slider.max = String(graph.steps.length);
  if (!graph.boxes.some((box) => box.id === selected)) {
    selected = graph.boxes.find((box) => box.title.unicode === title)?.id;
  }
  document.body.classList.remove('empty');
  notes.textContent = graph.notes.join(' ');
  setStale(graph.stale);
  paint(isMoved);
}

function showNothing(why: string): void {
  stop();
  drawing = picture = undefined;
  document.body.classList.add('empty');
  setStale(false);
  notes.textContent = '';
  details.replaceChildren();
  stage.replaceChildren(make('p', { class: 'nothing' }, why));
}

function setStale(isStale: boolean): void {
  document.body.classList.toggle('out-of-date', isStale);
  staleness.textContent = isStale ? l10n.t('out of date …') : '';
}

function follow(at: string, line: number, character: number): void {
  const found = drawing && boxAt(drawing.boxes, at, line, character);
  if (found !== undefined && found.id !== selected) {
    select(found.id);
  }
}

// -- painting --------------------------------------------------------------------------------------

function paint(isMoved: boolean): void {
  if (drawing === undefined) {
    return;
  }
  const hadFocus = picture?.svg.contains(document.activeElement) ?? false;
  const measure = measureIn(document.body);
  const way = direction ?? (stage.clientWidth > 1.1 * stage.clientHeight ? 'LR' : 'TB');
  picture = new Picture(place(drawing, way, measure), drawing, { box: choose, frame: close });
  stage.replaceChildren(picture.svg);
  if (isMoved || isWhole()) {
    arrange();
  } else {
    picture.view = view;
  }
  picture.select(selected);
  if (hadFocus && selected !== undefined) {
    picture.focus(selected);
  }
  showMoment(false);
}

function showMoment(isSpoken: boolean): void {
  if (drawing === undefined || picture === undefined) {
    return;
  }
  const moment = momentAt(drawing, done);
  slider.value = String(done);
  slider.setAttribute('aria-valuetext', l10n.t('{0} of {1}', done, drawing.steps.length));
  counter.textContent = `${done} / ${drawing.steps.length}`;
  picture.show(mode === 'steps' ? moment : undefined);
  const box = drawing.boxes.find(({ id }) => id === selected);
  if (mode === 'steps') {
    details.replaceChildren(...detailsOfStep(drawing, moment.step));
    seek(stepped());
    if (isSpoken) {
      live.textContent = details.textContent;
    }
  } else if (box !== undefined) {
    details.replaceChildren(...detailsOfBox(drawing, box));
  } else {
    const hint = l10n.t('Select a node to see how its gradient came about.');
    details.replaceChildren(make('p', { class: 'note' }, hint));
  }
  keep();
}

function keep(): void {
  if (drawing !== undefined) {
    frame.keep({ uri, number: drawing.number, root: drawing.title, mode, step: done, groups });
  }
}

// -- what the user does ----------------------------------------------------------------------------

function setMode(wanted: Mode): void {
  mode = wanted;
  showMode();
  if (mode === 'graph') {
    stop();
  }
  showMoment(true);
}

function showMode(): void {
  document.body.setAttribute('data-mode', mode);
  graphButton.setAttribute('aria-pressed', String(mode === 'graph'));
  stepsButton.setAttribute('aria-pressed', String(mode === 'steps'));
}

function move(way: Move): void {
  stop();
  go(moved(done, drawing?.steps.length ?? 0, way));
}

function go(to: number): void {
  done = to;
  showMoment(true);
}

function togglePlaying(): void {
  if (playing !== undefined) {
    stop();
    return;
  }
  const all = drawing?.steps.length ?? 0;
  go(moved(playedFrom(done, all), all, 'forward'));
  playing = setInterval(() => {
    const now = drawing?.steps.length ?? 0;
    if (done >= now) {
      stop();
    } else {
      go(moved(done, now, 'forward'));
    }
  }, pace);
  showPlaying();
}

function stop(): void {
  clearInterval(playing);
  playing = undefined;
  showPlaying();
}

function showPlaying(): void {
  const label = playing === undefined ? l10n.t('Play (space)') : l10n.t('Pause (space)');
  setIcon(playButton, playing === undefined ? 'play' : 'pause');
  playButton.title = label;
  playButton.setAttribute('aria-label', label);
}

function select(id: string): void {
  selected = id;
  picture?.select(id);
  turnedTo = undefined;
  seek(id);
  if (mode === 'graph') {
    showMoment(false);
  }
}

function choose(box: Box): void {
  select(box.id);
  picture?.focus(box.id);
  if (box.kind === 'group') {
    openGroups([...groups, box.id], box.id);
  } else {
    frame.say({ kind: 'reveal', place: box.place });
  }
}

function close(id: string): void {
  openGroups(
    groups.filter((key) => key !== id && !key.startsWith(`${id}/`)),
    id,
  );
}

function openGroups(wanted: readonly string[], id: string): void {
  groups = wanted;
  turnedTo = id;
  frame.say({ kind: 'open', groups });
}

passes.addEventListener('change', () => {
  groups = [];
  done = 0;
  selected = undefined;
  frame.say({ kind: 'choose', number: Number(passes.value) });
});
slider.addEventListener('input', () => {
  stop();
  go(Number(slider.value));
});

document.addEventListener('keydown', (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  const isForm = target.closest('select, input, .menu') !== null;
  if (isForm || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const act = keyOf(event.key, target);
  if (act !== undefined) {
    event.preventDefault();
    act();
  }
});

/** What a key does; undefined for those that do what they do everywhere. */
function keyOf(key: string, target: Element): (() => void) | undefined {
  const isButton = target.closest('button, summary, .frame-title') !== null;
  const box = drawing?.boxes.find(({ id }) => id === selected);
  switch (key) {
    case '+':
      return () => zoom(1.25);
    case '-':
      return () => zoom(1 / 1.25);
    case '0':
      return showAll;
    case 'Enter':
      return isButton || box === undefined ? undefined : () => choose(box);
    case ' ':
      return isButton || mode === 'graph' ? undefined : togglePlaying;
    case 'Home':
      return mode === 'steps' ? () => move('first') : undefined;
    case 'End':
      return mode === 'steps' ? () => move('last') : undefined;
    case 'ArrowLeft':
    case 'ArrowRight':
      return mode === 'steps'
        ? () => move(key === 'ArrowLeft' ? 'back' : 'forward')
        : () => walk(key);
    case 'ArrowUp':
    case 'ArrowDown':
      return () => walk(key);
    default:
      return undefined;
  }
}

/** From the selected node to its neighbour on the picture; plain numbers are told by their users. */
function walk(way: Way): void {
  const boxes = picture?.layout.boxes.filter(({ box }) => box.kind !== 'number') ?? [];
  const from = boxes.find(({ box }) => box.id === selected);
  const to = from === undefined ? boxes[0] : nextTo(boxes, from, way);
  if (to !== undefined) {
    select(to.box.id);
    picture?.focus(to.box.id);
  }
}

// -- the view --------------------------------------------------------------------------------------

function size() {
  return { width: stage.clientWidth, height: stage.clientHeight };
}

function look(wanted: View): void {
  view = wanted;
  if (picture !== undefined) {
    picture.view = view;
  }
}

function showAll(): void {
  sight = 'all';
  arrange();
}

/** Shows what is to be in sight of a graph whose nodes stand anew, or in a window of another size. */
function arrange(): void {
  if (picture === undefined) {
    return;
  }
  const { layout } = picture;
  switch (sight) {
    case 'first':
      look(firstSight(layout, size(), middle(picture)));
      break;
    case 'all':
      look(fitted(layout, size()));
      break;
    case 'own':
      look(around(layout, size(), middle(picture), view.scale));
      break;
  }
}

function isWhole(): boolean {
  const canBe = picture !== undefined && isReadable(picture.layout, size());
  return sight === 'all' || (sight === 'first' && canBe);
}

/** What the user is at: a step, the group that was opened, the selected node; else the result. */
function middle({ layout }: Picture): Rect {
  const rects = new Map<string | undefined, Rect>([
    ...layout.boxes.map((placed) => [placed.box.id, placed] as const),
    ...layout.frames.map((placed) => [placed.frame.id, placed] as const),
  ]);
  const root = layout.boxes.find(({ box }) => box.kind === 'root');
  const wanted = [mode === 'steps' ? stepped() : undefined, turnedTo, selected, root?.box.id];
  const all = { x: 0, y: 0, width: layout.width, height: layout.height };
  return wanted.map((id) => rects.get(id)).find((rect) => rect !== undefined) ?? all;
}

/** The node of the step that was made last; before the first, that of the first. */
function stepped(): string | undefined {
  return drawing?.steps[Math.max(0, done - 1)]?.node;
}

/** Brings a node into sight. */
function seek(id: string | undefined): void {
  const placed = id === undefined ? undefined : picture?.placed(id);
  if (placed !== undefined && !isWhole()) {
    look(inSight(view, placed, size()));
  }
}

function zoom(factor: number, x = stage.clientWidth / 2, y = stage.clientHeight / 2): void {
  sight = 'own';
  look(zoomed(view, factor, { x, y }));
}

function turn(): void {
  const now = direction ?? (stage.clientWidth > 1.1 * stage.clientHeight ? 'LR' : 'TB');
  direction = now === 'LR' ? 'TB' : 'LR';
  paint(true);
}

stage.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = stage.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    } else {
      sight = 'own';
      look(panned(view, { x: -event.deltaX, y: -event.deltaY }));
    }
  },
  { passive: false },
);
stage.addEventListener('pointerdown', (event) => {
  // Where something can be clicked, dragging would take the click away.
  const isOnThing = event.target instanceof Element && event.target.closest('.node, .frame-title');
  if (event.button !== 0 || isOnThing) {
    return;
  }
  stage.setPointerCapture(event.pointerId);
  const drag = (moving: PointerEvent) => {
    sight = 'own';
    look(panned(view, { x: moving.movementX, y: moving.movementY }));
  };
  stage.addEventListener('pointermove', drag);
  stage.addEventListener(
    'lostpointercapture',
    () => stage.removeEventListener('pointermove', drag),
    { once: true },
  );
});
new ResizeObserver(() => {
  if (sight !== 'own') {
    arrange();
  }
}).observe(stage);

// -- files -----------------------------------------------------------------------------------------

async function save(ending: 'svg' | 'png' | 'mmd'): Promise<void> {
  if (drawing === undefined || picture === undefined) {
    return;
  }
  const name = `${l10n.t('graph of {0}', drawing.title)}.${ending}`;
  if (ending === 'mmd') {
    frame.say({ kind: 'save', name, base64: base64Of(drawing.mermaid) });
    return;
  }
  const svg = svgOf(picture.svg, picture.layout);
  const base64 = ending === 'svg' ? base64Of(svg) : await pngOf(svg, picture.layout);
  frame.say({ kind: 'save', name, base64 });
}

function copyMermaid(): void {
  if (drawing !== undefined) {
    frame.say({ kind: 'copy', text: drawing.mermaid, what: 'Mermaid' });
  }
}
