/** Pictures for Markdown: drawings and plots in a theme's colours, at the size of the text beside them. */

import type { Plot } from './marked';
import type { Drawing } from './messages';

/** Colours, the size of the text in pixels, and how wide pictures may be for text of 14 pixels. */
export type Look = {
  readonly ink: string;
  readonly faint: string;
  readonly curve: string;
  readonly slope: string;
  readonly size: number;
  readonly widest: number;
};

/** The font of formulas is small for its size: so its letters are as high as those of the text. */
const enlarged = 1.2;
const smallest = 0.6;
const usualSize = 14;

/** The width in which a formula is to be set, in thousandths of its font's size. */
export function roomIn({ widest }: Look): number {
  return Math.round((widest / usualSize / enlarged) * 1000);
}

/** Formulas side by side: all as high and as deep as the highest and the deepest, on one line. */
export function formulaImages(
  drawings: readonly Drawing[],
  spoken: readonly string[],
  look: Look,
): string {
  const ascent = Math.max(...drawings.map((drawing) => drawing.ascent));
  const depth = Math.max(...drawings.map((drawing) => drawing.depth));
  const widest = Math.max(...drawings.map((drawing) => drawing.width));
  // What could not be broken into lines is set smaller, as long as it can be read.
  const fitting = Math.max(smallest, Math.min(1, roomIn(look) / widest));
  const scale = (look.size * enlarged * fitting) / 1000;
  const images = drawings.map(({ body, width }, n) => {
    const size = `width="${pixels(width * scale)}" height="${pixels((ascent + depth) * scale)}"`;
    const box = `viewBox="0 ${-ascent} ${width} ${ascent + depth}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} color="${look.ink}">${body}</svg>`;
    return image(svg, spoken[n] ?? '');
  });
  return images.join(' &emsp; ');
}

export function plotImage(plot: Plot, look: Look): string {
  const colours = `--ink:${look.ink};--faint:${look.faint};--curve:${look.curve};--slope:${look.slope}`;
  const scale = look.size / usualSize;
  const svg = plot.svg
    .replace('<svg ', `<svg style="${colours}" `)
    .replace(/ width="(\d+)" height="(\d+)"/, (_, width: string, height: string) => {
      const fitting = scale * Math.min(1, look.widest / Number(width));
      return ` width="${pixels(Number(width) * fitting)}" height="${pixels(Number(height) * fitting)}"`;
    });
  return image(svg, plot.spoken);
}

function image(svg: string, spoken: string): string {
  return `![${alt(spoken)}](data:image/svg+xml,${inMarkdown(svg)})`;
}

/** As an address that Markdown reads to its end; a quarter shorter than in base 64. */
function inMarkdown(svg: string): string {
  return svg.replaceAll('"', "'").replaceAll(/[^\w<>/='.,:;-]/g, encodeURIComponent);
}

/** Words without anything that Markdown could take for the end of them. */
function alt(spoken: string): string {
  return spoken
    .replaceAll(/[^\p{L}\p{N} .,;:=+−′∂'%]/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function pixels(length: number): number {
  return Math.round(length * 100) / 100;
}
