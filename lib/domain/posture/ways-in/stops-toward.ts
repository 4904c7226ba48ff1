import type { Attack } from "./attack";
import { meets } from "./bit-rows";
import type { ControlAt } from "./way-in";
import type { WaysMap } from "./ways-map";

/** The controls that block an attacker on the way to some of these targets, by node, then in the order of the catalogue. */
export function stopsToward(
  { graph, reaching, orderOf }: WaysMap,
  attacks: readonly Pick<Attack, "met">[],
  guarded: Int32Array,
): readonly ControlAt[] {
  const found = new Map<number, Set<string>>();
  for (const { met } of attacks)
    for (const [node, controls] of met) {
      if (!meets(guarded, reaching, node)) continue;
      const known = found.get(node) ?? new Set<string>();
      for (const control of controls) known.add(control);
      found.set(node, known);
    }
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([node, controls]) =>
      [...controls]
        .toSorted((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0))
        .map((control) => ({ control, node: graph.nodes[node]?.id ?? "" })),
    );
}
