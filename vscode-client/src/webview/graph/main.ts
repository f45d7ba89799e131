/** The page of the graph: what it shows of what it hears. */

import type { GraphAnswer } from '../../panels/graphAnswer';
import type { FromGraph, KeptOfGraph, ToGraph } from '../../panels/messages';
import { connect, make } from '../frame';
import { place } from './layout';
import { measure } from './measure';
import { picture } from './picture';

const shown = make('main', { class: 'graph' });
document.body.append(shown);
const frame = connect<ToGraph, FromGraph, KeptOfGraph>(hear);

function hear(message: ToGraph): void {
  if (message.kind === 'answer') {
    show(message.answer);
  } else if (message.kind === 'nothing') {
    shown.replaceChildren(make('p', {}, message.why));
  }
}

function show({ graph }: GraphAnswer): void {
  if (graph === null) {
    shown.replaceChildren(make('p', {}, 'There is no call of backward() here.'));
    return;
  }
  const layout = place(graph, 'TB', measure);
  shown.replaceChildren(
    picture(layout, graph.title, (box) => frame.say({ kind: 'reveal', place: box.place })),
  );
}
