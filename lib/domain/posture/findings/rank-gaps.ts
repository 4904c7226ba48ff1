import type { Control } from "../../catalogue/catalogue";
import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import { barenessOf, type Gap, gapOf, sortGaps } from "./gaps";
import { isOpen } from "../coverage/effective-status";
import { hostileWaysTo } from "../gates/hostile-ways";
import type { Judged } from "./judge-gates";
import type { MapFacts } from "../map-facts";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";

/** The gaps of one way of counting, with what it takes to rank them again after a change. */
export interface RankedGaps {
  readonly sorted: readonly Gap[];
  readonly facts: MapFacts;
  readonly statusesAt: MapStatuses["statusesAt"];
  readonly barenessAt: Float64Array;
  readonly gapsAt: readonly (readonly Gap[])[];
}

/** @param before what was ranked last: nodes about which nothing changed keep their gaps. */
export function rankGaps(
  facts: MapFacts,
  assessed: MapStatuses,
  judged: readonly Judged[],
  proof: Proof,
  before?: RankedGaps,
): RankedGaps {
  const known = before?.facts === facts ? before : undefined;
  const isSame = judged.every(({ changed }) => changed === 0);
  const barenessAt = known && isSame ? known.barenessAt : barenessOfAll(facts, judged);
  const openings = judged.map(openingsOf);
  const titles = new Map<readonly Control[], readonly number[]>();
  const gapsAt = facts.graph.nodes.map(({ id }, node): readonly Gap[] => {
    const statuses = assessed.statusesAt[node] ?? [];
    const sameStatuses = known?.statusesAt[node] === statuses && known.barenessAt[node] === barenessAt[node];
    const sameOpenings = judged.every(
      ({ changed, protectedMap }) => ((protectedMap.rules.able[node] ?? 0) & changed) === 0,
    );
    const sameGaps = sameStatuses && sameOpenings ? known.gapsAt[node] : undefined;
    if (sameGaps) return sameGaps;
    const controls = facts.controlsAt[node] ?? [];
    const place = { node: id, reach: facts.reach[node] ?? 0, bareness: barenessAt[node] ?? 1 };
    const order = titles.get(controls) ?? byTitle(controls);
    titles.set(controls, order);
    return order.flatMap((index) => {
      const [control, status] = [controls[index], statuses[index]];
      if (!control || !status || !isOpen(status, proof)) return [];
      return gapOf(
        place,
        control,
        status,
        openings.reduce((most, opening) => Math.max(most, opening(control.id, id)), 1),
      );
    });
  });
  const sorted = sortGaps(inOrder(facts).flatMap((node) => gapsAt[node] ?? []));
  return { sorted, facts, statusesAt: assessed.statusesAt, barenessAt, gapsAt };
}

function byTitle(controls: readonly Control[]): readonly number[] {
  return [...controls.keys()].toSorted((a, b) =>
    compareText(controls[a]?.title ?? "", controls[b]?.title ?? ""),
  );
}

const orders = new WeakMap<MapFacts, readonly number[]>();

/** By stage; within one the nodes are in the order of their names already. */
function inOrder(facts: MapFacts): readonly number[] {
  const { nodes } = facts.graph;
  const order =
    orders.get(facts) ??
    stages.flatMap((stage) => [...nodes.keys()].filter((node) => nodes[node]?.stage === stage));
  orders.set(facts, order);
  return order;
}

/** By control and node: 2 in the cheapest fix of a gate that things get past, 1.5 elsewhere, 1 for all else. */
function openingsOf({ protectedMap: { rules }, gates }: Judged): (control: string, node: string) => number {
  const fixes = new Map<string, ReadonlySet<string>>();
  for (const [index, { id }] of rules.gates.entries()) {
    const verdict = gates[index]?.verdict;
    if (verdict?.verdict === "bypassed" || verdict?.verdict === "stands-nowhere")
      fixes.set(id, new Set(verdict.fix?.nodes));
  }
  return (control, node) => {
    const fix = fixes.get(control);
    if (!fix) return 1;
    return fix.has(node) ? 2 : 1.5;
  };
}

/** By node, from how many gates stand between it and every target that it reaches; signatures are checks like any other here. */
function barenessOfAll({ graph, targets }: MapFacts, judged: readonly Judged[]): Float64Array {
  const [standing, reaches] = [new Int32Array(graph.nodes.length), new Uint8Array(graph.nodes.length)];
  for (const { protectedMap, standings } of judged) {
    const signatures = { verifies: 0, signs: new Uint8Array(graph.nodes.length) };
    const ways = hostileWaysTo(graph, standings, signatures, targets);
    for (let node = 0; node < standing.length; node++) {
      reaches[node] = ways.reaches[node] ?? 0;
      for (let index = 0; index < protectedMap.rules.gates.length; index++)
        if (((ways.past[node] ?? 0) & (1 << index)) === 0) standing[node] = (standing[node] ?? 0) + 1;
    }
  }
  return Float64Array.from(standing, (count, node) => barenessOf(reaches[node] === 1 ? count : undefined));
}
