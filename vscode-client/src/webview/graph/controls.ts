/** The buttons above the graph. */

import { draw, make } from '../frame';

const icons = {
  first: 'M4 3v10M13 3L6 8l7 5z',
  back: 'M12 3L5 8l7 5z',
  play: 'M4 2.5L13 8l-9 5.5z',
  pause: 'M4.5 3v10M11.5 3v10',
  forward: 'M4 3l7 5-7 5z',
  last: 'M12 3v10M3 3l7 5-7 5z',
  less: 'M3 8h10',
  more: 'M3 8h10M8 3v10',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  turn: 'M3 5h8l-3-3M13 11H5l3 3',
} as const;

export type Icon = keyof typeof icons;

export function iconButton(icon: Icon, label: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', title: label, 'aria-label': label });
  setIcon(button, icon);
  button.addEventListener('click', act);
  return button;
}

export function setIcon(button: HTMLButtonElement, icon: Icon): void {
  const picture = draw('svg', {
    viewBox: '0 0 16 16',
    width: 16,
    height: 16,
    'aria-hidden': 'true',
  });
  picture.append(draw('path', { d: icons[icon] }));
  button.replaceChildren(picture);
}

export function textButton(text: string, label: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', title: label }, text);
  button.addEventListener('click', act);
  return button;
}

/** Choices that a button opens; Escape closes them. */
export function menu(title: string, choices: readonly HTMLButtonElement[]): HTMLDetailsElement {
  const opened = make('details', { class: 'menu' }, make('summary', {}, title));
  opened.append(make('div', { class: 'choices' }, ...choices));
  const close = () => opened.removeAttribute('open');
  for (const choice of choices) {
    choice.addEventListener('click', close);
  }
  opened.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
      opened.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (!(event.target instanceof Node && opened.contains(event.target))) {
      close();
    }
  });
  return opened;
}
