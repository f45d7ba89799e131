/** Mathematics that the server set as MathML, taken over piece by piece: only what sets formulas. */

const space = 'http://www.w3.org/1998/Math/MathML';
const elements = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mpadded'.split(
    ' ',
  ),
);
const attributes = new Set([
  'display',
  'stretchy',
  'fence',
  'mathvariant',
  'columnalign',
  'lspace',
  'rspace',
  'form',
]);

/** The formula as an element; the text that stands for it where that is no MathML. */
export function typeset(mathml: string, otherwise: string): Node {
  const whole = mathml.startsWith('<math') ? mathml : `<math>${mathml}</math>`;
  const source = whole.replace(/^<math/, `<math xmlns="${space}"`);
  const parsed = new DOMParser().parseFromString(source, 'application/xml').documentElement;
  const made = parsed.localName === 'math' ? taken(parsed) : undefined;
  if (made === undefined) {
    return document.createTextNode(otherwise);
  }
  made.setAttribute('aria-label', otherwise);
  made.setAttribute('role', 'math');
  return made;
}

function taken(source: Element): Element | undefined {
  if (source.namespaceURI !== space || !elements.has(source.localName)) {
    return undefined;
  }
  const made = document.createElementNS(space, source.localName);
  for (const { name, value } of source.attributes) {
    if (attributes.has(name)) {
      made.setAttribute(name, value);
    }
  }
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      made.append(...[taken(child)].filter((one) => one !== undefined));
    } else if (child instanceof Text) {
      made.append(child.data);
    }
  }
  return made;
}
