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
    grid: isHighContrast
      ? read('--vscode-contrastBorder', '--vscode-foreground')
      : read('--vscode-editorIndentGuide-background1', '--vscode-editorWidget-border'),
    accent: read('--vscode-focusBorder'),
    curves: curveColours.map((name) => read(name)),
    font: style.fontFamily,
    isHighContrast,
  };
}

/** Calls `listener` when another theme has come. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
}
