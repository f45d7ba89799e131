/** How wide a text will be, by the fonts of the page. */

import type { Font } from './layout';

const context = document.createElement('canvas').getContext('2d');
const sizes: Record<Font, string> = { title: '600 14px', rule: '12px', number: '12px' };

export function measure(text: string, font: Font): number {
  if (context === null) {
    return 7 * text.length;
  }
  const style = getComputedStyle(document.body);
  const family =
    font === 'number' ? style.getPropertyValue('--vscode-editor-font-family') : style.fontFamily;
  context.font = `${sizes[font]} ${family || 'sans-serif'}`;
  return context.measureText(text).width;
}
