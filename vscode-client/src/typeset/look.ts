/** How pictures look beside the editor's own text: in the colours of the theme, at its size. */

import type { Look } from './picture';

export type Kind = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

/**
 * An extension cannot ask for the colours of a theme, only for its kind. These can be read on what
 * themes of the kind put behind a hover.
 */
const colours: Record<Kind, Omit<Look, 'size' | 'widest'>> = {
  light: { ink: '#1f1f1f', faint: '#5f6368', curve: '#0b5cad', slope: '#b3430b' },
  dark: { ink: '#d8d8d8', faint: '#a0a4a8', curve: '#6cb6ff', slope: '#f0a45d' },
  highContrast: { ink: '#ffffff', faint: '#d0d0d0', curve: '#7cc4ff', slope: '#ffb86b' },
  highContrastLight: { ink: '#000000', faint: '#404040', curve: '#00458f', slope: '#8a2f00' },
};

/** What the user may have given a colour of their own, the nearest first. */
const foregrounds = ['editorHoverWidget.foreground', 'editorWidget.foreground', 'foreground'];

export type Surroundings = {
  readonly kind: Kind;
  /** The name of the theme, and `workbench.colorCustomizations`. */
  readonly theme: string;
  readonly customizations: unknown;
  readonly fontSize: number;
  readonly widest: number;
};

export function lookOf({ kind, theme, customizations, fontSize, widest }: Surroundings): Look {
  const size = Number.isFinite(fontSize) ? Math.min(Math.max(fontSize, 6), 100) : 14;
  const ink = customInk(customizations, theme) ?? colours[kind].ink;
  return { ...colours[kind], ink, size, widest };
}

/** The user's own colour of text, that of the theme in use before the one for all. */
function customInk(customizations: unknown, theme: string): string | undefined {
  const ofThemes = Object.entries(record(customizations))
    .filter(([key]) => namesTheme(key, theme))
    .map(([, values]) => record(values));
  for (const values of [...ofThemes, record(customizations)]) {
    for (const name of foregrounds) {
      const colour = values[name];
      if (typeof colour === 'string' && /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(colour)) {
        return colour;
      }
    }
  }
  return undefined;
}

/** Keys such as `[Monokai]`, `[Abyss][Red]` or `[*Dark*]`. */
function namesTheme(key: string, theme: string): boolean {
  return [...key.matchAll(/\[([^\]]+)\]/g)].some(([, pattern = '']) => {
    const [start = '', ...rest] = pattern.split('*');
    const end = rest.at(-1);
    if (end === undefined) {
      return theme === pattern;
    }
    return (
      theme.startsWith(start) && theme.endsWith(end) && rest.every((part) => theme.includes(part))
    );
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
