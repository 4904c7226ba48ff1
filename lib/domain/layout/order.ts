import type { Layers } from "./layers";

/** The places of each layer from top to bottom. */
export type Order = readonly Int32Array[];

export interface Arrangement {
  readonly order: Order;
  readonly crossings: number;
}

/** Where each place stands in its layer. */
export function ranksOf({ layerOf }: Layers, order: Order): Int32Array {
  const rank = new Int32Array(layerOf.length);
  for (const layer of order) for (let at = 0; at < layer.length; at++) rank[layer[at] ?? 0] = at;
  return rank;
}
