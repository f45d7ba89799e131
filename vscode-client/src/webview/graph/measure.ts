/** How wide a text will be, in the fonts of the page. */

import type { Font, Measure } from './layout';

/** The sizes are those of style.css. */
const fonts: Record<Font, string> = { title: '600 13px', text: '11.5px', number: '11.5px' };

export function measureIn(body: HTMLElement): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(body);
  const code = style.getPropertyValue('--vscode-editor-font-family').trim();
  return (text, font) => {
    if (context === null) {
      return 7.5 * text.length;
    }
    context.font = `${fonts[font]} ${(font === 'number' && code) || style.fontFamily}`;
    return context.measureText(text).width;
  };
}
