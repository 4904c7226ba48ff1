import type { Stage } from "../../pipeline/document";

/** The x of the columns in each stage's lane, for cards 200 wide: 60 between cards, so that seven of them fill a screen. */
export const columns = {
  build: [40, 300],
  distribute: [560],
  run: [820],
} as const satisfies { readonly [stage in Stage]: readonly number[] };

/** The y of the rows: 50 between cards that are 140 high. */
export const rows = [80, 270, 460] as const;
