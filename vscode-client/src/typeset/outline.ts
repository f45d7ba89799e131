/**
 * The outline of a letter in fewer characters: from point to point instead of from one origin, and in
 * steps of four thousandths of the font's size, which is less than a tenth of a pixel in most text.
 */

const step = 4;

const known = new Map<string, string>();

/** The attributes of the outline; one with other commands than those of the font is left as it is. */
export function shortOutline(outline: string): string {
  const before = known.get(outline);
  if (before !== undefined) {
    return before;
  }
  const isPlain = /^[MLCZ\d\s-]*$/.test(outline);
  const short = isPlain ? `d="${relative(outline)}" transform="scale(${step})"` : `d="${outline}"`;
  known.set(outline, short);
  return short;
}

function relative(outline: string): string {
  let [x, y] = [0, 0];
  let written = '';
  for (const [, command = '', numbers = ''] of outline.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const points = (numbers.match(/-?\d+/g) ?? []).map((number) =>
      Math.round(Number(number) / step),
    );
    const moves = points.map((value, n) => value - (n % 2 === 0 ? x : y));
    if (command === 'Z') {
      written += 'z';
    } else if (command === 'M') {
      // What was drawn before is closed, and then the place is not where the last point was.
      written += `M${joined(points)}`;
    } else if (command === 'L' && points.length === 2 && moves.includes(0)) {
      written += moves[1] === 0 ? `h${moves[0]}` : `v${moves[1]}`;
    } else {
      written += `${command.toLowerCase()}${joined(moves)}`;
    }
    [x = x, y = y] = points.slice(-2);
  }
  return written;
}

function joined(numbers: readonly number[]): string {
  return numbers.join(',').replaceAll(',-', '-');
}
