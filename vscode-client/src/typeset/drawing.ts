/** The drawing in MathJax's SVG, without all that a picture does not need. */

import type { Drawing } from './messages';
import { shortOutline } from './outline';

const outermost = /^<svg [^>]*?viewBox="([-\d. ]+)"[^>]*>(.*)<\/svg>$/s;

export function drawingIn(svg: string): Drawing {
  const [, box = '', body = ''] = outermost.exec(svg) ?? [];
  const [, top = 0, width = 0, height = 0] = box.split(' ').map(Number);
  if (!(width > 0 && height > 0 && /<(?:use|path|rect|text)/.test(body))) {
    throw new Error('nothing is drawn');
  }
  return { body: shortened(body), width, ascent: -top, depth: height + top };
}

/** The same picture in fewer characters; attributes for scripts and styles would also tell the LaTeX. */
function shortened(body: string): string {
  const names = new Map<string, string>();
  const short = (name: string) => {
    const known = names.get(name) ?? names.size.toString(36);
    names.set(name, known);
    return known;
  };
  return body
    .replaceAll(/ data-[-\w]+="[^"]*"/g, '')
    .replaceAll(/ d="([^"]*)"/g, (_, outline: string) => ` ${shortOutline(outline)}`)
    .replaceAll(/ id="([^"]*)"/g, (_, name: string) => ` id="${short(name)}"`)
    .replaceAll(/ xlink:href="#([^"]*)"/g, (_, name: string) => ` href="#${short(name)}"`)
    .replaceAll(/<(path|use|rect)([^>]*)><\/\1>/g, '<$1$2/>')
    .replaceAll(/<g><(use|rect|text)([^>]*)\/><\/g>/g, '<$1$2/>')
    .replaceAll(/<g( transform="translate\([^)]*\)")>(<use href="#\w+")\/><\/g>/g, '$2$1/>')
    .replaceAll(
      /(<use href="#\w+") transform="translate\((-?\d+)[.\d]*,(-?\d+)[.\d]*\)"\/>/g,
      '$1 x="$2" y="$3"/>',
    )
    .replaceAll(' y="0"', '');
}
