/** How pictures look in tests. */

import type { Look } from '../src/typeset/picture';

export const look: Look = {
  ink: '#123456',
  faint: '#999',
  curve: '#00f',
  slope: '#f80',
  size: 14,
  widest: 620,
};
