import type { Attacker } from "./attacker";
import { isEmpty } from "./bit-rows";
import type { JudgedPlace } from "./judge-entries";
import { forEachRemedy } from "./remedies";

/** By node and control: 3 where it would take away an unguarded way that is said, 2 one that is assumed, in part at least (docs/analysis.md); absent: neither. */
export type WaysOpened = readonly ReadonlyMap<string, 2 | 3>[];

export function findOpenings(attacker: Attacker, places: readonly JudgedPlace[]): WaysOpened {
  const found = attacker.map.graph.nodes.map(() => new Map<string, 2 | 3>());
  for (const { place, entries } of places)
    for (const entry of entries) {
      if (isEmpty(entry.unguarded)) continue;
      const isSure = entry.isSaid && !isEmpty(entry.sure);
      if (isSure)
        forEachRemedy(attacker, place, entry, false, (node, control) => found[node]?.set(control, 3));
      if (isSure && !entry.attack.isByAssumption) continue;
      forEachRemedy(attacker, place, entry, true, (node, control) => {
        const at = found[node];
        if (at && !at.has(control)) at.set(control, 2);
      });
    }
  return found;
}
