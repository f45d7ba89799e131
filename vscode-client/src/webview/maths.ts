/** Maths that the browser sets by itself: MathML of the server, of which only elements are taken. */

import type { Setting } from '../panels/graphAnswer';

const space = 'http://www.w3.org/1998/Math/MathML';
const elements = new Set(
  'math mrow mi mn mo mtext mfrac msup msub msqrt mroot mtable mtr mtd'.split(' '),
);
const attributes = new Set(['stretchy', 'columnalign']);

/** A formula on display; who does not see it hears it. */
export function typeset({ mathml, spoken }: Setting): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'maths';
  const given = new DOMParser().parseFromString(`<math>${mathml}</math>`, 'text/html');
  const root = given.body.firstElementChild;
  const math = document.createElementNS(space, 'math');
  math.setAttribute('display', 'block');
  math.setAttribute('aria-hidden', 'true');
  math.append(...(root === null ? [] : taken(root)));
  const read = document.createElement('span');
  read.className = 'spoken';
  read.textContent = spoken;
  shown.append(math, read);
  return shown;
}

function taken(from: Element): Node[] {
  return [...from.childNodes].flatMap((node): Node[] => {
    if (node instanceof Text) {
      return [document.createTextNode(node.data)];
    }
    if (!(node instanceof Element) || !elements.has(node.localName)) {
      return [];
    }
    const element = document.createElementNS(space, node.localName);
    for (const { name, value } of node.attributes) {
      if (attributes.has(name)) {
        element.setAttribute(name, value);
      }
    }
    element.append(...taken(node));
    return [element];
  });
}
