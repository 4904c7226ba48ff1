import type { Attacker } from "./attacker";
import { isEmpty } from "./bit-rows";
import type { JudgedEntry, JudgedPlace } from "./judge-entries";
import { forEachRemedy } from "./remedies";

/** What a control on a node would do to the ways in, in part at least. */
export interface Remedy {
  /** 3 where a person is told of it for an unguarded way that is said, 2 for one that is assumed, else 0. */
  opening: 0 | 2 | 3;
  /** The entries on whose unguarded ways it bears. */
  readonly entries: Set<JudgedEntry>;
}

export interface Remedies {
  /** By node and control id. */
  readonly at: readonly ReadonlyMap<string, Remedy>[];
  /** By edge: the entries on whose unguarded ways it lies. */
  readonly along: ReadonlyMap<number, ReadonlySet<JudgedEntry>>;
}

/** All that bears on an unguarded way (docs/analysis.md). O(what each open entry comes to). */
export function findRemedies(attacker: Attacker, places: readonly JudgedPlace[]): Remedies {
  const along = new Map<number, Set<JudgedEntry>>();
  const found = attacker.map.graph.nodes.map(() => new Map<string, Remedy>());
  const visitWith =
    (entry: JudgedEntry, opening: 2 | 3) => (node: number, control: string, isRaised: boolean) => {
      const at = found[node];
      const remedy = at?.get(control) ?? { opening: 0, entries: new Set() };
      if (isRaised && opening > remedy.opening) remedy.opening = opening;
      remedy.entries.add(entry);
      at?.set(control, remedy);
    };
  for (const { entries } of places)
    for (const entry of entries) {
      if (isEmpty(entry.unguarded)) continue;
      const visitEdge = (edge: number) => {
        const known = along.get(edge);
        if (known) known.add(entry);
        else along.set(edge, new Set([entry]));
      };
      const isSure = entry.isSaid && !isEmpty(entry.sure);
      if (isSure) forEachRemedy(attacker, entry, false, visitWith(entry, 3), visitEdge);
      if (isSure && !entry.attack.isByAssumption) continue;
      forEachRemedy(attacker, entry, true, visitWith(entry, 2), visitEdge);
    }
  return { at: found, along };
}
