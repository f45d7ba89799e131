/** How far the steps have come, and what is known at that moment. */

import type { Amount, Box, Drawing, Step } from '../../panels/graphAnswer';

export type Move = 'first' | 'back' | 'forward' | 'last';

/** What is known once so many steps are done. */
export type Moment = {
  readonly done: number;
  readonly step: Step | undefined;
  readonly computed: ReadonlySet<string>;
  readonly gradients: ReadonlyMap<string, Amount>;
  /** The edges that the step goes along, by their places among all. */
  readonly active: ReadonlySet<number>;
};

/** The number of steps done after a move, among so many. */
export function moved(done: number, steps: number, move: Move): number {
  switch (move) {
    case 'first':
      return 0;
    case 'last':
      return steps;
    case 'back':
      return Math.max(0, done - 1);
    case 'forward':
      return Math.min(steps, done + 1);
  }
}

/** Playing again from the end begins anew. */
export function playedFrom(done: number, steps: number): number {
  return done >= steps ? 0 : done;
}

export function momentAt(drawing: Drawing, wanted: number): Moment {
  const done = Math.max(0, Math.min(wanted, drawing.steps.length));
  const computed = new Set<string>();
  const gradients = new Map<string, Amount>();
  const own = new Map(drawing.boxes.map((box) => [box.id, box.gradient]));
  for (const box of drawing.boxes) {
    if (box.kind === 'leaf' || box.kind === 'number' || isOfLeaves(drawing, box)) {
      computed.add(box.id);
    }
    if (box.before !== null) {
      gradients.set(box.id, box.before);
    }
  }
  for (const step of drawing.steps.slice(0, done)) {
    if (step.phase === 'forward') {
      computed.add(step.node);
      continue;
    }
    const gradient = own.get(step.node);
    if (gradient !== null && gradient !== undefined) {
      gradients.set(step.node, gradient); // complete by now
    }
    for (const flow of step.flows) {
      if (flow.so_far !== null) {
        gradients.set(flow.to, flow.so_far);
      }
    }
  }
  const step = drawing.steps[done - 1];
  return { done, step, computed, gradients, active: activeIn(drawing, step) };
}

/** A group in which nothing is computed has its numbers from the start. */
function isOfLeaves(drawing: Drawing, { id, kind }: Box): boolean {
  return kind === 'group' && !drawing.steps.some((step) => step.node === id);
}

function activeIn(drawing: Drawing, step: Step | undefined): ReadonlySet<number> {
  const to = new Set(step?.flows.map((flow) => flow.to));
  const places = drawing.arrows.flatMap((arrow, place) => {
    const isInto = arrow.target === step?.node;
    return isInto && (step.phase === 'forward' || to.has(arrow.source)) ? [place] : [];
  });
  return new Set(places);
}
