/** Sets formulas as SVG, in a thread of its own: whoever started it may end it at any moment. */

import { parentPort } from 'node:worker_threads';
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { drawingIn } from './drawing';
import type { Answer, Question } from './messages';

/** Characters that the font has in files of their own are set by the system's fonts instead. */
class Font extends MathJaxNewcmFont {
  static override dynamicFiles = {};
}

/** The bracket behind the name of a function, from which MathJax would set it apart. */
const application = /(?<=[\w}'])\\left\(/g;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const input = new TeX({
  packages: ['base', 'ams'],
  // What cannot be read is told as such; by itself MathJax would draw it in red.
  formatError: (_input: unknown, error: Error) => {
    throw error;
  },
});
const output = new SVG({
  fontData: Font,
  fontCache: 'local',
  displayAlign: 'left',
  displayOverflow: 'linebreak',
});
const sheet = mathjax.document('', { InputJax: input, OutputJax: output });

function answered({ id, latex, room }: Question): Answer {
  try {
    const spaced = latex.replaceAll(application, '\\mathopen{}$&');
    const sizes = { em: 1000, ex: 431, containerWidth: room };
    const set = sheet.convert(spaced, { display: true, ...sizes });
    return { kind: 'drawn', id, drawing: drawingIn(adaptor.innerHTML(set)) };
  } catch {
    return { kind: 'refused', id };
  }
}

function say(answer: Answer): void {
  parentPort?.postMessage(answer);
}

parentPort?.on('message', (question: Question) => say(answered(question)));
say({ kind: 'ready' });
