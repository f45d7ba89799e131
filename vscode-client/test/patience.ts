/** How long tests wait for a drawing: what is drawn is tested, not how busy the machine is. */

import type { Limits } from '../src/typeset/typesetter';

export const patience: Partial<Limits> = { loading: 120_000, drawing: 60_000 };
