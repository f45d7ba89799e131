/** A slider for every name of what is drawn; each can write its number into the program. */

import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../panels/explorerAnswer';
import { make } from '../frame';
import {
  axisOf,
  type Span,
  type Subject,
  shown,
  snapped,
  spanOf,
  stepOf,
  type View,
} from './state';

export type Acts = {
  move(id: number, name: string, value: number): void;
  write(id: number, name: string, value: number): void;
  tell(text: string): void;
};

type Slider = {
  readonly range: HTMLInputElement;
  readonly number: HTMLInputElement;
  readonly write: HTMLButtonElement | undefined;
  readonly quantity: Quantity;
};

export class Sliders {
  readonly #acts: Acts;
  readonly #rows = make('div', { class: 'sliders' });
  readonly #writes = make('input', { type: 'checkbox' });
  readonly #choice = make(
    'label',
    { class: 'writes' },
    this.#writes,
    ' ',
    l10n.t('Write to the program when a slider is let go'),
  );
  readonly element = make('div', {}, this.#rows, this.#choice);
  readonly #sliders = new Map<string, Slider>();
  #shape = '';

  constructor(acts: Acts) {
    this.#acts = acts;
  }

  show(
    subjects: readonly Subject[],
    titles: readonly string[],
    view: View,
    isInProgram: (id: number) => boolean,
  ): void {
    const shape = JSON.stringify([
      view.mode,
      view.by,
      titles,
      subjects.map(({ id, explored }) => [
        id,
        explored.quantities.map(({ value, ...rest }) => rest),
      ]),
    ]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#make(subjects, titles, view, isInProgram);
    }
    for (const { id, values } of subjects) {
      for (const [name, value] of values) {
        this.#set(id, name, value);
      }
    }
  }

  /** The value as the slider of that name would have it. */
  snapped(id: number, name: string, value: number): number {
    const slider = this.#sliders.get(keyOf(id, name));
    return slider === undefined ? value : snapped(value, Number(slider.range.step));
  }

  #make(
    subjects: readonly Subject[],
    titles: readonly string[],
    view: View,
    isInProgram: (id: number) => boolean,
  ): void {
    this.#sliders.clear();
    this.#rows.replaceChildren();
    let canWrite = false;
    for (const [n, subject] of subjects.entries()) {
      const { id, explored } = subject;
      // What runs along the axis is one number for all, and moved by the first one's slider.
      const own = explored.quantities.filter(
        ({ name }) => n === 0 || name !== axisOf(subject, view),
      );
      if (subjects.length > 1 && own.length > 0) {
        this.#rows.append(make('h2', { class: `curve${n % 5}` }, titles[n] ?? ''));
      }
      for (const quantity of own) {
        this.#rows.append(this.#row(id, quantity, isInProgram(id)));
        canWrite ||= quantity.line !== null;
      }
    }
    this.#choice.hidden = !canWrite;
  }

  #row(id: number, quantity: Quantity, isInProgram: boolean): HTMLElement {
    const { name, label, meaning } = quantity;
    const spoken = meaning === '' ? label : `${label}, ${meaning}`;
    const range = make('input', { type: 'range', 'aria-label': spoken });
    const number = make('input', {
      type: 'number',
      step: 'any',
      'aria-label': l10n.t('{0}, exactly', spoken),
    });
    bound(range, spanOf(quantity));
    const write = isInProgram ? this.#writer(id, quantity, range) : undefined;
    this.#sliders.set(keyOf(id, name), { range, number, write, quantity });
    range.addEventListener('input', () => {
      this.#acts.move(id, name, snapped(Number(range.value), Number(range.step)));
    });
    range.addEventListener('change', () => {
      if (this.#writes.checked && quantity.line !== null) {
        this.#acts.write(id, name, snapped(Number(range.value), Number(range.step)));
      }
    });
    number.addEventListener('change', () => {
      if (Number.isFinite(number.valueAsNumber)) {
        this.#acts.move(id, name, number.valueAsNumber);
      }
    });
    return make(
      'div',
      { class: quantity.isParameter ? 'slider parameter' : 'slider', title: meaning },
      make('span', { class: 'name' }, label),
      range,
      number,
      ...(write === undefined ? [] : [write]),
    );
  }

  #writer(id: number, { name, label, line, why }: Quantity, range: HTMLInputElement) {
    const [said, named] =
      line === null
        ? [l10n.t('{0} cannot be written: {1}', label, why), undefined]
        : [l10n.t('Write to line {0}', line + 1), l10n.t('Write {0} to line {1}', label, line + 1)];
    const button = make('button', { type: 'button', title: said, 'aria-label': named ?? said });
    button.append(line === null ? '✎' : l10n.t('✎ line {0}', line + 1));
    button.setAttribute('aria-disabled', String(line === null));
    button.addEventListener('click', () => {
      if (line === null) {
        this.#acts.tell(`${said}.`);
      } else {
        this.#acts.write(id, name, snapped(Number(range.value), Number(range.step)));
      }
    });
    return button;
  }

  #set(id: number, name: string, value: number): void {
    const slider = this.#sliders.get(keyOf(id, name));
    if (slider === undefined) {
      return;
    }
    const { range, number } = slider;
    const { min, max } = range;
    if (value < Number(min) || value > Number(max)) {
      bound(range, { low: Math.min(value, Number(min)), high: Math.max(value, Number(max)) });
    }
    range.value = String(value);
    range.setAttribute('aria-valuetext', shown(value));
    if (document.activeElement !== number) {
      number.value = String(Number(value.toPrecision(6)));
    }
  }
}

function bound(range: HTMLInputElement, { low, high }: Span): void {
  const step = stepOf({ low, high });
  range.step = String(step);
  range.min = String(snapped(low, step));
  range.max = String(snapped(high, step));
}

function keyOf(id: number, name: string): string {
  return `${id} ${name}`;
}
