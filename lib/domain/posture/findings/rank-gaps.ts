import { oncePer } from "../../once-per";
import type { Control } from "../../catalogue/catalogue";
import { isolation, signer } from "../../catalogue/named-controls";
import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import type { MapStatuses } from "../coverage/assess";
import { type EffectiveStatus, isOpen } from "../coverage/effective-status";
import type { MapFacts } from "../map-facts";
import type { Proof } from "../posture";
import type { Attacker } from "../ways-in/attacker";
import { isLacking } from "../ways-in/closed-state";
import { beginningAt } from "../ways-in/beginning";
import { countIn, isEmpty } from "../ways-in/bit-rows";
import type { Openings } from "../ways-in/find-openings";
import { createGapRanking, type Gap, type GapPlace } from "./gaps";
import type { Judged } from "./judge-gates";

/** What gap priorities depend on, besides claims. */
export interface GapGrounds {
  readonly judged: readonly Judged[];
  readonly attacker: Attacker;
  /** With verified controls only, for both proofs: a declared control lowers no priority. */
  readonly proven: Attacker;
  readonly openings: Openings;
}

/**
 * Every gap, highest priority first; ties by stage, then by the names of node and control. O(nodes x applicable controls + the
 * walks from every node).
 */
export function rankGaps(
  facts: MapFacts,
  assessed: MapStatuses,
  { judged, attacker, proven, openings }: GapGrounds,
  proof: Proof,
): readonly Gap[] {
  const { nodes } = facts.graph;
  const fixes = judged.map(fixesOf);
  const ranking = createGapRanking();
  for (const at of inOrder(facts)) {
    const node = nodes[at]?.id ?? "";
    const statuses = assessed.statusesAt[at] ?? [];
    // A node that only developers send to is no place for a gate; a closer of its entry is what helps.
    const isInHand = facts.waysMap.isInHand[at] === 1;
    const add = ranking.at({ node, ...standingOf(attacker, proven, at) });
    for (const { index, id, weight, isGate } of byTitle(facts.controlsAt[at] ?? [])) {
      const status = statuses[index];
      if (!status || !isOpen(status, proof)) continue;
      // Signing a person's own build proves nothing to a check.
      let opening: number = isInHand && id === signer ? 1 : (openings[at]?.get(id) ?? 1);
      if (!isInHand && (isGate || id === signer))
        for (const one of fixes) opening = Math.max(opening, openingIn(one.get(id), node, status));
      add(id, weight, status, opening);
    }
  }
  return ranking.ranked();
}

type Standing = Pick<GapPlace, "reach" | "bareness">;

/** If the node is compromised: the share of the targets in reach, and whether a verified gate protects each of them. */
function standingOf({ outcome, map }: Attacker, proven: Attacker, at: number): Standing {
  const count = countIn(outcome(beginningAt(at), true).reached);
  const { reached, unguarded } = proven.outcome(beginningAt(at), true);
  return {
    reach: map.targets.length === 0 ? 0 : count / map.targets.length,
    bareness: !isEmpty(reached) && isEmpty(unguarded) ? 0.75 : 1,
  };
}

/** Facts of controls for a hundred thousand gaps: read from the catalogue once. */
interface RankedControl {
  readonly index: number;
  readonly id: string;
  readonly weight: number;
  readonly isGate: boolean;
}

/** Equal nodes share one list of controls. */
const byTitle = oncePer((controls: readonly Control[]): readonly RankedControl[] =>
  [...controls.entries()]
    .toSorted(([, a], [, b]) => compareText(a.title, b.title))
    .map(([index, { id, weight, gate }]) => ({ index, id, weight, isGate: gate !== undefined })),
);

/** By stage; within one the nodes are already in the order of their names. */
const inOrder = oncePer(({ graph: { nodes } }: MapFacts): readonly number[] =>
  stages.flatMap((stage) => [...nodes.keys()].filter((node) => nodes[node]?.stage === stage)),
);

/** By gate that is bypassed or not in place: the nodes of its cheapest fix, by id. */
type Fixes = ReadonlyMap<string, Fix>;

interface Fix {
  readonly nodes: ReadonlySet<string>;
  /** Elsewhere it is an open gate; what only signs is none. */
  readonly elsewhere: number;
  /** Whether branches run with release rights is unanswered: the answer comes before a fix. */
  readonly isAsked: boolean;
}

function fixesOf({ protectedMap: { rules }, gates }: Judged): Fixes {
  const fixes = new Map<string, Fix>();
  for (const [index, { id, gate }] of rules.gates.entries()) {
    const verdict = gates[index]?.verdict;
    if (verdict?.verdict !== "bypassed" && verdict?.verdict !== "stands-nowhere") continue;
    fixes.set(id, { nodes: new Set(verdict.fix?.nodes), elsewhere: 1.25, isAsked: id === isolation });
    if (gate.provedBy === undefined) continue;
    const signing = fixes.get(gate.provedBy)?.nodes ?? [];
    const nodes = new Set([...signing, ...(verdict.fix?.unsigned ?? [])]);
    fixes.set(gate.provedBy, { nodes, elsewhere: 1, isAsked: false });
  }
  return fixes;
}

/** 1.5 in the cheapest fix of an open gate, 1.25 elsewhere on one; 1 if the gate is not open. */
function openingIn(fix: Fix | undefined, node: string, status: EffectiveStatus): number {
  if (!fix) return 1;
  return fix.nodes.has(node) && !(fix.isAsked && !isLacking(status)) ? 1.5 : fix.elsewhere;
}
