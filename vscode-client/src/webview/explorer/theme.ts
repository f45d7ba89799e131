/** The theme's colours and fonts, for a canvas, which knows no variables. */

export type Theme = {
  readonly foreground: string;
  readonly background: string;
  readonly muted: string;
  readonly grid: string;
  readonly accent: string;
  readonly curves: readonly string[];
  readonly font: string;
  readonly isHighContrast: boolean;
};

/** One for each expression; told apart by their dashes and labels as well. */
export const curveColours = [
  '--vscode-charts-blue',
  '--vscode-charts-orange',
  '--vscode-charts-green',
  '--vscode-charts-purple',
  '--vscode-charts-red',
] as const;

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const read = (...names: readonly string[]) =>
    names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '') ??
    style.color;
  const isHighContrast = document.body.matches('[class*="high-contrast"]');
  const foreground = read('--vscode-foreground');
  return {
    foreground,
    background: read('--vscode-editor-background'),
    muted: isHighContrast ? foreground : read('--vscode-descriptionForeground'),
    grid: faded(foreground, isHighContrast ? 0.35 : 0.13),
    accent: read('--vscode-focusBorder'),
    curves: curveColours.map((name) => read(name)),
    font: style.fontFamily,
    isHighContrast,
  };
}

/** The colour, so much of it. A canvas gives any colour back as `#rrggbb`, or with its own alpha. */
function faded(colour: string, alpha: number): string {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) {
    return colour;
  }
  context.fillStyle = colour;
  const [r, g, b] =
    /^#(..)(..)(..)$/
      .exec(context.fillStyle)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 16)) ??
    context.fillStyle.match(/[\d.]+/g)?.map(Number) ??
    [];
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

/** Calls `listener` when another theme has come. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
}
