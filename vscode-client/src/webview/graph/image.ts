/** The picture as a file: SVG that stands alone, and PNG made of it. */

import type { Layout } from './layout';

const kept =
  'fill stroke stroke-width stroke-dasharray opacity font-family font-size font-weight text-anchor dominant-baseline'.split(
    ' ',
  );

export function svgOf(picture: SVGSVGElement, { width, height }: Layout): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const live = picture.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = live[index];
    if (original === undefined) {
      return;
    }
    const style = getComputedStyle(original);
    for (const property of kept) {
      element.setAttribute(property, style.getPropertyValue(property));
    }
    for (const name of ['class', 'tabindex', 'role', 'aria-pressed', 'aria-label', 'style']) {
      element.removeAttribute(name);
    }
  });
  copy.firstElementChild?.removeAttribute('transform');
  for (const [name, value] of Object.entries({
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  })) {
    copy.setAttribute(name, String(value));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/** The PNG in base64, twice as fine as the screen where that is not too large. */
export async function pngOf(svg: string, { width, height }: Layout): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, 8000 / width, 8000 / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(scale * width);
  canvas.height = Math.ceil(scale * height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const address = canvas.toDataURL('image/png');
  return address.slice(address.indexOf(',') + 1);
}

export function base64Of(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
