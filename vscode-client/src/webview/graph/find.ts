/** Which node a place in the text is about, and which node lies in a direction of another. */

import type { Box } from '../../panels/graphAnswer';
import type { PlacedBox } from './layout';

/** The node at a place: the one whose name is there, else the last that its line made. */
export function boxAt(
  boxes: readonly Box[],
  uri: string,
  line: number,
  character: number,
): Box | undefined {
  const onLine = boxes.filter(
    ({ place, kind }) =>
      kind !== 'number' &&
      place.uri === uri &&
      place.range.start.line <= line &&
      line <= place.range.end.line,
  );
  const here = onLine.filter(({ place: { range } }) => {
    const isAfter = line > range.start.line || character >= range.start.character;
    return isAfter && (line < range.end.line || character <= range.end.character);
  });
  const length = ({ place: { range } }: Box) =>
    1000 * (range.end.line - range.start.line) + range.end.character - range.start.character;
  const shortest = Math.min(...here.map(length));
  return here.findLast((box) => length(box) === shortest) ?? onLine.at(-1);
}

export type Way = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The nearest node in a direction; what lies aside counts as twice as far. */
export function nextTo(
  boxes: readonly PlacedBox[],
  from: PlacedBox,
  way: Way,
): PlacedBox | undefined {
  const centre = (one: PlacedBox) => ({ x: one.x + one.width / 2, y: one.y + one.height / 2 });
  const start = centre(from);
  let nearest: PlacedBox | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of boxes) {
    const { x, y } = centre(candidate);
    const [along, aside] = {
      ArrowLeft: [start.x - x, y - start.y],
      ArrowRight: [x - start.x, y - start.y],
      ArrowUp: [start.y - y, x - start.x],
      ArrowDown: [y - start.y, x - start.x],
    }[way] as [number, number];
    const distance = along + 2 * Math.abs(aside);
    const isThatWay = along > 1 && along >= Math.abs(aside) / 2;
    if (candidate !== from && isThatWay && distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}
