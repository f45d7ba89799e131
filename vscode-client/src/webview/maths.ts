/** Maths that the browser sets by itself: MathML of the server, of which only what sets formulas is taken. */

import type { Setting } from '../panels/graphAnswer';

const space = 'http://www.w3.org/1998/Math/MathML';
const elements = new Set(
  'mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mpadded'.split(
    ' ',
  ),
);
const attributes = new Set('stretchy fence mathvariant columnalign lspace rspace form'.split(' '));

/** A formula on display; who does not see it hears it. */
export function typeset({ mathml, spoken }: Setting): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'maths';
  const math = mathOf(mathml);
  math.setAttribute('aria-hidden', 'true');
  const read = document.createElement('span');
  read.className = 'spoken';
  read.textContent = spoken;
  shown.append(math, read);
  return shown;
}

/** A formula as an element, without any words; empty where nothing of it can be taken. */
export function mathOf(mathml: string): Element {
  const given = new DOMParser().parseFromString(`<math>${mathml}</math>`, 'text/html');
  const root = given.body.firstElementChild;
  const math = document.createElementNS(space, 'math');
  math.setAttribute('display', 'block');
  math.append(...(root === null ? [] : taken(root)));
  return math;
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
