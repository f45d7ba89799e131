// What a user sees in VS Code: all of it, or the parts that are named.
//   node look.mjs [PART...]
import { close } from './session.mjs';

// The last ones leave the server with other settings than they found.
const parts = [
  ...['values', 'navigation', 'notebook', 'themes', 'typeset', 'catalogue', 'explorer'],
  ...['graph', 'typing', 'debugger', 'tour', 'virtual', 'failures', 'trust'],
];

const named = process.argv.slice(2);
for (const part of named.length > 0 ? named : parts) {
  await import(`./looks/${part}.mjs`);
}
await close();
