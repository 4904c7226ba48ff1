import type { Pipeline } from "../../pipeline/pipeline";
import { changeKey } from "../what-if/change-key";
import { stepsOfWayIn } from "./attack-steps";
import { type BestChange, type ChangeToMake, partsOfChange, type SingleChange, type WayIn } from "./way-in";

/** Each takes an analysis of its own. */
const most = 10;

/**
 * Changes that may protect the targets of a row, in the order to try them: ranked ones about its path or its techniques, then
 * each control that closes a technique of it. An analysis of the changed map decides.
 * @param ranked best first
 */
export function changesForRow(
  pipeline: Pipeline,
  row: WayIn,
  ranked: readonly BestChange[],
): readonly ChangeToMake[] {
  const steps = stepsOfWayIn(pipeline, row);
  const closers = row.entries.flatMap((entry) => (entry.state === "open" ? entry.closers : []));
  const edges = new Set(steps.flatMap(({ edge }) => edge?.id ?? []));
  const nodes = new Set([...row.witness, ...steps.flatMap(({ from, to }) => [from, to])]);
  for (const { node } of closers) nodes.add(node);
  for (const place of row.places) if ("edge" in place) edges.add(place.edge);
  const isAbout = (part: SingleChange) =>
    "implement" in part ? nodes.has(part.implement.node) : edges.has(edgeOf(part));
  const rankedChanges = ranked
    .flatMap((best) => [best, ...(best.alternatives ?? [])])
    .map(({ change }) => change)
    .filter((change) => partsOfChange(change).some(isAbout));
  const closing = closers.map(({ node, control }): ChangeToMake => ({ implement: { node, control } }));
  const all = new Map([...rankedChanges, ...closing].map((change) => [changeKey(change), change]));
  return [...all.values()].slice(0, most);
}

function edgeOf(part: Exclude<SingleChange, { readonly implement: unknown }>): string {
  if ("remove" in part) return part.remove;
  if ("revoke" in part) return part.revoke;
  return "lead" in part ? part.lead.edge : part.insert.edge;
}
