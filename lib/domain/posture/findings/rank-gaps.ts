import { oncePer } from "../../once-per";
import type { Control } from "../../catalogue/catalogue";
import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import type { MapStatuses } from "../coverage/assess";
import { isOpen } from "../coverage/effective-status";
import type { MapFacts } from "../map-facts";
import type { Proof } from "../posture";
import type { Attacker } from "../ways-in/attacker";
import { beginningAt } from "../ways-in/beginning";
import { countIn, isEmpty } from "../ways-in/bit-rows";
import type { Openings } from "../ways-in/find-openings";
import { createGapRanking, type Gap, type GapPlace } from "./gaps";
import type { Judged } from "./judge-gates";

/** What the priorities of gaps hang on, besides claims. */
export interface GapGrounds {
  readonly judged: readonly Judged[];
  readonly attacker: Attacker;
  readonly openings: Openings;
}

/**
 * Every open control, the highest priority first; ties by stage, then by the names of node and control. O(nodes x controls that
 * apply + the walks from every node).
 */
export function rankGaps(
  facts: MapFacts,
  assessed: MapStatuses,
  { judged, attacker, openings }: GapGrounds,
  proof: Proof,
): readonly Gap[] {
  const { nodes } = facts.graph;
  const fixes = judged.map(fixesOf);
  const ranking = createGapRanking();
  for (const at of inOrder(facts)) {
    const node = nodes[at]?.id ?? "";
    const statuses = assessed.statusesAt[at] ?? [];
    // What developers alone hand to is no place for a gate; what closes an entry there closes it.
    const isInHand = facts.waysMap.isInHand[at] === 1;
    const add = ranking.at({ node, ...standingOf(attacker, at) });
    for (const { index, id, weight, isGate } of byTitle(facts.controlsAt[at] ?? [])) {
      const status = statuses[index];
      if (!status || !isOpen(status, proof)) continue;
      let opening: number = openings[at]?.get(id) ?? 1;
      if (isGate && !isInHand)
        for (const one of fixes) opening = Math.max(opening, openingIn(one.get(id), node));
      add(id, weight, status, opening);
    }
  }
  return ranking.ranked();
}

type Standing = Pick<GapPlace, "reach" | "bareness">;

/** If the node were hostile: the share of the targets that it reaches, and whether nothing stops it from any. */
function standingOf({ outcome, map }: Attacker, at: number): Standing {
  const { reached, unguarded } = outcome(beginningAt(at), true);
  const count = countIn(reached);
  return {
    reach: map.targets.length === 0 ? 0 : count / map.targets.length,
    bareness: count > 0 && isEmpty(unguarded) ? 0.5 : 1,
  };
}

/** What the gaps of a hundred thousand controls need of each: read from the catalogue once. */
interface RankedControl {
  readonly index: number;
  readonly id: string;
  readonly weight: number;
  readonly isGate: boolean;
}

/** Nodes alike share one list of controls. */
const byTitle = oncePer((controls: readonly Control[]): readonly RankedControl[] =>
  [...controls.entries()]
    .toSorted(([, a], [, b]) => compareText(a.title, b.title))
    .map(([index, { id, weight, gate }]) => ({ index, id, weight, isGate: gate !== undefined })),
);

/** By stage; within one the nodes are in the order of their names already. */
const inOrder = oncePer(({ graph: { nodes } }: MapFacts): readonly number[] =>
  stages.flatMap((stage) => [...nodes.keys()].filter((node) => nodes[node]?.stage === stage)),
);

/** By gate that is bypassed or in place nowhere: the nodes of its cheapest fix, by id. */
type Fixes = ReadonlyMap<string, ReadonlySet<string>>;

function fixesOf({ protectedMap: { rules }, gates }: Judged): Fixes {
  const fixes = new Map<string, ReadonlySet<string>>();
  for (const [index, { id }] of rules.gates.entries()) {
    const verdict = gates[index]?.verdict;
    if (verdict?.verdict === "bypassed" || verdict?.verdict === "stands-nowhere")
      fixes.set(id, new Set(verdict.fix?.nodes));
  }
  return fixes;
}

/** 1.5 in the cheapest fix of a gate that things get past, 1.25 elsewhere; 1 where nothing does. */
function openingIn(fix: ReadonlySet<string> | undefined, node: string): number {
  if (!fix) return 1;
  return fix.has(node) ? 1.5 : 1.25;
}
