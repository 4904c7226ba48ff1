import type { Attacker } from "./attacker";
import { isEmpty } from "./bit-rows";
import type { JudgedEntry, JudgedPlace } from "./judge-entries";
import { forEachRemedy } from "./remedies";

export interface Remedies {
  /** By node and control id: the entries on whose unguarded ways it bears, in part at least. */
  readonly at: readonly ReadonlyMap<string, ReadonlySet<JudgedEntry>>[];
  /** By edge: the entries on whose unguarded ways it lies. */
  readonly along: ReadonlyMap<number, ReadonlySet<JudgedEntry>>;
}

/** A step for so many open entries. */
const stepSize = 32;

/** All that bears on an unguarded way (Analysis 10.1), in steps. O(what each open entry comes to). */
export function* findRemedies(
  attacker: Attacker,
  places: readonly JudgedPlace[],
): Generator<undefined, Remedies> {
  const along = new Map<number, Set<JudgedEntry>>();
  const found = attacker.map.graph.nodes.map(() => new Map<string, Set<JudgedEntry>>());
  const visitWith = (entry: JudgedEntry) => (node: number, control: string) => {
    const known = found[node]?.get(control);
    if (known) known.add(entry);
    else found[node]?.set(control, new Set([entry]));
  };
  let looked = 0;
  for (const { entries } of places)
    for (const entry of entries) {
      if (isEmpty(entry.unguarded)) continue;
      if (looked++ % stepSize === stepSize - 1) yield;
      const visitEdge = (edge: number) => {
        const known = along.get(edge);
        if (known) known.add(entry);
        else along.set(edge, new Set([entry]));
      };
      forEachRemedy(attacker, entry, false, visitWith(entry), visitEdge);
    }
  return { at: found, along };
}
