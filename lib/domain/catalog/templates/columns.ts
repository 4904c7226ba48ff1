import type { Stage } from "../../pipeline/document";

/** The x of the columns in each stage's lane, for cards 196 wide: 64 between cards, more between lanes. */
export const columns = {
  build: [40, 300, 560],
  distribute: [840],
  run: [1120, 1380],
} as const satisfies { readonly [stage in Stage]: readonly number[] };
