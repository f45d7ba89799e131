/** What the server tells of the catalogue, and how an entry of it looks in a list. */

export type Exhibit = {
  readonly name: string;
  readonly formula: string;
  readonly summary: string;
  readonly aliases: readonly string[];
  readonly picture: readonly (number | null)[];
};

export type Shelf = { readonly category: string; readonly entries: readonly Exhibit[] };

/** `linalg` is what the program writes; a list has room for the whole word. */
const titles: Readonly<Record<string, string>> = { linalg: 'linear algebra' };

/** The category's own picture, by its name among the editor's icons. */
const icons: Readonly<Record<string, string>> = {
  activation: 'pulse',
  loss: 'target',
  regularizer: 'shield',
  optimization: 'arrow-down',
  metric: 'dashboard',
  linalg: 'symbol-array',
  statistics: 'graph',
  calculus: 'symbol-operator',
  algebra: 'symbol-numeric',
  transform: 'arrow-swap',
};

export function titleOf(category: string): string {
  const title = titles[category] ?? category;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

export function iconOf(category: string): string {
  return icons[category] ?? 'symbol-misc';
}

/** The entries of these names, in this order. */
export function pick(shelves: readonly Shelf[], names: readonly string[]): readonly Exhibit[] {
  const byName = new Map(shelves.flatMap(({ entries }) => entries.map((one) => [one.name, one])));
  return names.flatMap((name) => byName.get(name) ?? []);
}

/** What a screen reader says of an entry. */
export function spoken({ name, summary, formula }: Exhibit): string {
  return `${name.replaceAll('_', ' ')}: ${summary} ${formula}`;
}

/** What stands above the entries that a search found. */
export function foundMessage(query: string, found: number): string {
  const entries = found === 1 ? '1 entry' : `${found === 0 ? 'No' : found} entries`;
  return `${entries} for “${query}”`;
}

const size = 32;
const rim = 3;

/** The curve as a picture as large as an icon; undefined where there is none to draw. */
export function thumbnail({ picture }: Exhibit, colour: string): string | undefined {
  const step = (size - 2 * rim) / (picture.length - 1);
  let path = '';
  let isDown = false;
  for (const [place, y] of picture.entries()) {
    if (y === null) {
      isDown = false;
      continue;
    }
    const point = `${round(rim + place * step)} ${round(size - rim - y * (size - 2 * rim))}`;
    path += `${isDown ? 'L' : 'M'}${point}`;
    isDown = true;
  }
  if (path === '') {
    return undefined;
  }
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" ` +
    `viewBox="0 0 ${size} ${size}" fill="none" stroke="${colour}" stroke-width="3" ` +
    `stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
