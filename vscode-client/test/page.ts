/** The page of a panel as a browser would have it, without one: what it shows of what it is told. */

import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parseHTML } from 'linkedom';
import { pageOf } from '../src/panels/page';

type Words = Readonly<Record<string, string>> | undefined;

export class OpenPage {
  readonly #window: ReturnType<typeof parseHTML>;

  constructor(panel: string, language: string, words: Words) {
    const address = { source: '', script: `${panel}.js`, style: `${panel}.css`, nonce: '' };
    this.#window = parseHTML(pageOf({ title: panel, ...address, language, words }));
    const { document, Element, Text, DOMParser, Node, CustomEvent, HTMLElement } = this.#window;
    const { HTMLCanvasElement, HTMLSelectElement } = this.#window;
    // What the stand-in for a browser has not: a way to choose, to scroll and to paint.
    Object.defineProperty(HTMLSelectElement.prototype, 'value', { value: '', writable: true });
    Object.assign(this.#window, { scrollTo: () => undefined });
    const paint = new Proxy(
      { fillStyle: '#000000' },
      { get: (own, name) => Reflect.get(own, name) ?? (() => ({ width: 7 })), set: () => true },
    );
    HTMLCanvasElement.prototype.getContext = () => paint;
    class Observer {
      observe(): void {}
    }
    const context = createContext({
      ...{
        document,
        window: this.#window,
        Element,
        Text,
        DOMParser,
        Node,
        CustomEvent,
        HTMLElement,
      },
      ...{ ResizeObserver: Observer, MutationObserver: Observer, devicePixelRatio: 1 },
      ...{ setInterval, clearInterval, queueMicrotask, structuredClone, navigator: { language } },
      ...{ Path2D: class {}, requestAnimationFrame: () => 0 },
      matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
      getComputedStyle: () => ({ color: '#000', fontFamily: '', getPropertyValue: () => '' }),
      acquireVsCodeApi: () => ({
        ...{ postMessage: () => undefined, setState: () => undefined, getState: () => undefined },
      }),
    });
    const script = path.join(__dirname, 'webview', `${panel}.js`);
    runInContext(readFileSync(script, 'utf8'), context);
  }

  get language(): string {
    return this.#window.document.documentElement.lang;
  }

  tell(message: object): void {
    const event = new this.#window.Event('message');
    this.#window.dispatchEvent(Object.assign(event, { data: message }));
  }

  press(selector: string): void {
    const element = this.#window.document.querySelector(selector);
    element?.dispatchEvent(new this.#window.Event('click', { bubbles: true }));
  }

  /** All that is there to read, to point at or to listen to. */
  texts(): readonly string[] {
    const { body } = this.#window.document;
    const named = ['title', 'placeholder', 'aria-label', 'aria-valuetext'].flatMap((name) =>
      [...body.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    );
    return [...named, ...textsIn(body)];
  }
}

type Readable = { readonly childNodes: Iterable<Readable> & { readonly length: number } } & {
  readonly textContent: string | null;
};

function textsIn(node: Readable): readonly string[] {
  return node.childNodes.length === 0
    ? [node.textContent ?? '']
    : [...node.childNodes].flatMap((child) => textsIn(child));
}
