/** Formulas as drawings, made in a thread that is ended when one takes too long, and kept. */

import { Worker } from 'node:worker_threads';
import type { Answer, Drawing, Question } from './messages';

export type Limits = {
  /** Milliseconds until the thread that says nothing is given up, and that one formula may take. */
  readonly loading: number;
  readonly drawing: number;
  /** Formulas whose drawings are remembered. */
  readonly kept: number;
};

const usual: Limits = { loading: 30_000, drawing: 2_000, kept: 500 };

const longest = 8_000; // characters of a formula
const heap = { maxOldGenerationSizeMb: 256 };

/** What becomes of a formula: `failed` says nothing about it, so it is tried again. */
type Outcome = Drawing | 'undrawable' | 'failed';

type Job = {
  readonly latex: string;
  readonly room: number;
  readonly done: (outcome: Outcome) => void;
};

export class Typesetter {
  readonly #script: string;
  readonly #limits: Limits;
  readonly #known = new Map<string, Promise<Outcome>>();
  #waiting: Job[] = [];
  #current: { readonly id: number; readonly job: Job } | undefined;
  #worker: Worker | undefined;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(script: string, limits: Partial<Limits> = {}) {
    this.#script = script;
    this.#limits = { ...usual, ...limits };
  }

  /** The drawing of a formula; undefined where there is none, which never takes long to know. */
  async draw(latex: string, room: number): Promise<Drawing | undefined> {
    const outcome = await this.#outcome(latex, room);
    return typeof outcome === 'string' ? undefined : outcome;
  }

  /** Loads what draws, so that the first formula need not wait for it. */
  prepare(): void {
    if (this.#worker === undefined) {
      this.#start();
    }
  }

  dispose(): void {
    this.#end('failed');
    this.#known.clear();
  }

  #outcome(latex: string, room: number): Promise<Outcome> {
    if (latex.length > longest) {
      return Promise.resolve('undrawable');
    }
    const key = `${room} ${latex}`;
    const outcome = this.#known.get(key) ?? this.#ask(latex, room, key);
    this.#known.delete(key);
    this.#known.set(key, outcome); // the last in order is the last that was asked for
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#limits.kept && oldest !== undefined) {
      this.#known.delete(oldest);
    }
    return outcome;
  }

  #ask(latex: string, room: number, key: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const done = (outcome: Outcome) => {
        if (outcome === 'failed') {
          this.#known.delete(key);
        }
        resolve(outcome);
      };
      this.#waiting.push({ latex, room, done });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current !== undefined || this.#waiting.length === 0) {
      return;
    }
    this.prepare();
    if (!this.#isReady) {
      return;
    }
    const job = this.#waiting.shift();
    if (job !== undefined) {
      this.#asked += 1;
      this.#current = { id: this.#asked, job };
      this.#limitTo(this.#limits.drawing);
      const question: Question = { id: this.#asked, latex: job.latex, room: job.room };
      this.#worker?.postMessage(question);
    }
  }

  #start(): void {
    const worker = new Worker(this.#script, { resourceLimits: heap, stdout: true, stderr: true });
    worker.unref();
    this.#worker = worker;
    this.#limitTo(this.#limits.loading);
    worker.on('message', (answer: Answer) => {
      if (worker === this.#worker) {
        this.#hear(answer);
      }
    });
    const ended = () => {
      if (worker === this.#worker) {
        this.#end('undrawable');
      }
    };
    worker.on('error', ended);
    worker.on('exit', ended);
  }

  #hear(answer: Answer): void {
    clearTimeout(this.#timer);
    if (answer.kind === 'ready') {
      this.#isReady = true;
    } else if (answer.id === this.#current?.id) {
      const { job } = this.#current;
      this.#current = undefined;
      job.done(answer.kind === 'drawn' ? answer.drawing : 'undrawable');
    }
    this.#next();
  }

  #limitTo(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end('undrawable'), milliseconds);
  }

  /** Ends the thread. The formula that it was at may be why; the others wait for the next thread. */
  #end(current: Outcome): void {
    const wasReady = this.#isReady;
    const worker = this.#worker;
    const job = this.#current?.job;
    this.#worker = undefined;
    this.#isReady = false;
    this.#current = undefined;
    clearTimeout(this.#timer);
    void worker?.terminate();
    job?.done(current);
    if (wasReady && current !== 'failed') {
      this.#next();
      return;
    }
    // A thread that cannot even load would not do better at once.
    for (const waiting of this.#waiting.splice(0)) {
      waiting.done('failed');
    }
  }
}
