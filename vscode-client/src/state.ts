/** What the server is doing, and how that is said to the user. */

export type ServerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly version: string; readonly executable: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly why: string };

export type Status = {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly isError: boolean;
};

/** Undefined while no file needs the server: then there is nothing to show. */
export function statusOf(state: ServerState): Status | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'starting':
      return status('$(loading~spin)', 'starting', 'The server is starting.');
    case 'ready':
      return status('$(check)', 'ready', `Python ${state.version}: ${state.executable}`);
    case 'stopped':
      return status('$(debug-stop)', 'stopped', 'The server is stopped.');
    case 'failed':
      return { ...status('$(error)', 'not running', state.why), isError: true };
  }
}

function status(icon: string, word: string, tooltip: string): Status {
  return { text: `${icon} Neurogebra`, tooltip, spoken: `Neurogebra: ${word}`, isError: false };
}
