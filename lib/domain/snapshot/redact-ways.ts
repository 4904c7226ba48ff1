import type * as z from "zod";
import type { frozenPostureSchema, sharedPostureSchema } from "../contract/posture";
import { compareText } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";
import { rankOfType } from "../posture/ways-in/rank-of-type";
import { type ChangeToMake, type SingleChange, wayStates } from "../posture/ways-in/way-in";
import { analysisVersion } from "../posture/analysis-version";
import type { CopyNumbers, Numbering } from "./copy-numbers";

type FrozenPosture = z.infer<typeof frozenPostureSchema>;
type SharedPosture = z.infer<typeof sharedPostureSchema>;
type FrozenWay = NonNullable<FrozenPosture["waysIn"]>["asDeclared"][number];
type Judged = Pick<Posture, "waysIn" | "bestChanges">;

/**
 * Entry points name nodes, connections and controls by id only. But ties between paths, and between changes, were decided by
 * names, which may be hidden: they are decided again on the same map with the numbers of the copy. A path is left out if that
 * analysis disagrees with the frozen row, and all changes if it disagrees on any.
 * @param judge computes that posture, for results of the current version. Version 1 has no entry points.
 */
export function redactWays(
  { analysis, graph, waysIn, unprotectedHandOvers, bestChanges }: FrozenPosture,
  { nodes, edges }: CopyNumbers,
  judge: () => Judged,
): Pick<SharedPosture, "targets" | "waysIn" | "unprotectedHandOvers" | "bestChanges"> {
  if (!waysIn) return {};
  // Results of an older version stay as frozen: the current one would find other paths.
  const judged = analysis === analysisVersion ? judge() : undefined;
  const isOlder = analysis !== undefined && !judged;
  const { declared, proven } = judged?.waysIn ?? {};
  const [asDeclared, asProven] = [
    waysIn.asDeclared.map((row) => renumber(row, { nodes, edges })),
    waysIn.asProven.map((row) => renumber(row, { nodes, edges })),
  ];
  const told = isOlder
    ? { asDeclared, asProven }
    : { asDeclared: tellWays(asDeclared, declared), asProven: tellWays(asProven, proven) };
  const isSame = told.asDeclared.every((row) => row !== undefined);
  const orUntold = (rows: readonly FrozenWay[], tell: readonly (FrozenWay | undefined)[]) =>
    rows.map((row, index) => tell[index] ?? { ...row, witness: [] }).toSorted(compareRows);
  return {
    targets: inOrder(graph?.targets ?? [], nodes),
    waysIn: {
      asDeclared: orUntold(asDeclared, told.asDeclared),
      asProven: orUntold(asProven, told.asProven),
    },
    ...(unprotectedHandOvers
      ? { unprotectedHandOvers: { asDeclared: inOrder(unprotectedHandOvers.asDeclared, edges) } }
      : {}),
    ...(judged && bestChanges && isSame ? { bestChanges: judged.bestChanges } : {}),
    ...(isOlder && bestChanges
      ? {
          bestChanges: bestChanges.map((best) => ({
            ...best,
            change: renumberChange(best.change, { nodes, edges }),
          })),
        }
      : {}),
  };
}

/** Each with the way that was found again, but for those of which something else was. */
function tellWays(
  rows: readonly FrozenWay[],
  judged: readonly FrozenWay[] = [],
): readonly (FrozenWay | undefined)[] {
  const again = new Map(judged.map((row) => [JSON.stringify(row.places), row]));
  return rows.map((row) => {
    const same = again.get(JSON.stringify(row.places));
    if (!same || lookOfWay(renumber(same, asTheyAre)) !== lookOfWay(row)) return undefined;
    return { ...row, witness: same.witness };
  });
}

const asItIs: Numbering = { of: (id) => id };
const asTheyAre = { nodes: asItIs, edges: asItIs };

/** Ids in a copy, sorted. */
export function inOrder(ids: readonly string[], { of }: Numbering): readonly string[] {
  return ids.map(of).toSorted(compareText);
}

/** Keeps the order of what is on one node: that of the catalogue. */
export function byNode(a: { readonly node: string }, b: { readonly node: string }): number {
  return compareText(a.node, b.node);
}

function renumberChange(
  change: ChangeToMake,
  { nodes, edges }: Pick<CopyNumbers, "nodes" | "edges">,
): ChangeToMake {
  if ("together" in change)
    return { together: change.together.map((part) => renumberPart(part, { nodes, edges })) };
  return renumberPart(change, { nodes, edges });
}

function renumberPart(
  change: SingleChange,
  { nodes, edges }: Pick<CopyNumbers, "nodes" | "edges">,
): SingleChange {
  if ("implement" in change)
    return { implement: { node: nodes.of(change.implement.node), control: change.implement.control } };
  if ("remove" in change) return { remove: edges.of(change.remove) };
  if ("revoke" in change) return { revoke: edges.of(change.revoke) };
  if ("lead" in change) return { lead: { edge: edges.of(change.lead.edge), to: nodes.of(change.lead.to) } };
  return { insert: { edge: edges.of(change.insert.edge), kind: change.insert.kind } };
}

function renumber(
  { places, published, state, said, entries, reached, unguarded, witness, stops }: FrozenWay,
  { nodes, edges }: Pick<CopyNumbers, "nodes" | "edges">,
): FrozenWay {
  return {
    places: places.map((place) =>
      "node" in place ? { node: nodes.of(place.node) } : { edge: edges.of(place.edge) },
    ),
    published,
    state,
    said,
    entries: entries.map((entry) => ({
      type: entry.type,
      state: entry.state,
      said: entry.said,
      closers: entry.closers
        .map(({ node, control, status }) => ({ node: nodes.of(node), control, status }))
        .toSorted(byNode),
    })),
    reached: inOrder(reached, nodes),
    unguarded: inOrder(unguarded, nodes),
    witness: witness.map(nodes.of),
    stops: stops.map(({ node, control }) => ({ node: nodes.of(node), control })).toSorted(byNode),
  };
}

/** All of a row but which of equally short ways it tells. */
function lookOfWay({ witness, ...row }: FrozenWay): string {
  return JSON.stringify([row, witness.length]);
}

/** As the analysis ranks them, but for those alike, which it has in the order of names. */
function compareRows(a: FrozenWay, b: FrozenWay): number {
  const typeOf = ({ entries }: FrozenWay) =>
    Math.min(10, ...entries.flatMap(({ type, state }) => (state === "open" ? [rankOfType[type]] : [])));
  return (
    wayStates.indexOf(a.state) - wayStates.indexOf(b.state) ||
    Number(b.said) - Number(a.said) ||
    b.unguarded.length - a.unguarded.length ||
    typeOf(a) - typeOf(b) ||
    compareText(JSON.stringify(a.places), JSON.stringify(b.places))
  );
}
