import type { Stage } from "../../pipeline/document";

/** The x of the columns in each stage's lane, for cards 196 wide: 64 between cards, so that a map fits a screen unshrunk. */
export const columns = {
  build: [40, 300],
  distribute: [560],
  run: [820],
} as const satisfies { readonly [stage in Stage]: readonly number[] };

/** The y of the rows: 64 between cards. */
export const rows = [80, 240, 400] as const;
