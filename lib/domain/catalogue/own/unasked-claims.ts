import type { Claim, OwnControl } from "../../pipeline/document";
import { byId, claimsOf, compareText, type Pipeline } from "../../pipeline/pipeline";
import { type Governed, isOfCatalogue, ownControls } from "./own-controls";

interface UnaskedClaim {
  readonly claim: Claim;
  /** One of the workspace's own that was retired; undefined: nobody here knows it. */
  readonly control: OwnControl | undefined;
}

/** The claims on a node of controls that were retired, or that neither the catalogue nor the pipeline knows: they count nothing, and stay. */
export function unaskedClaims(pipeline: Pipeline, node: string): readonly UnaskedClaim[] {
  const own = ownControls(pipeline);
  return [...claimsOf(pipeline, node).values()]
    .filter(({ control }) => !isOfCatalogue(control) && own.get(control)?.state !== "released")
    .map((claim) => ({ claim, control: own.get(claim.control) }))
    .toSorted((a, b) => compareText(a.claim.control, b.claim.control));
}

export interface UnknownControl {
  readonly id: string;
  readonly claims: number;
}

/** The controls that somebody claims and that neither the catalogue nor the pipeline knows, with how many claims of each, by id. */
export function unknownControls(
  claims: Iterable<Pick<Claim, "control">>,
  pipeline: Governed,
): readonly UnknownControl[] {
  const own = ownControls(pipeline);
  const counts = new Map<string, number>();
  for (const { control } of claims)
    if (!isOfCatalogue(control) && !own.has(control)) counts.set(control, (counts.get(control) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, claims: count })).toSorted(byId);
}

/** Of a pipeline: its claims one after the other. */
export function* allClaims(pipeline: Pipeline): Generator<Claim> {
  for (const ofNode of pipeline.claims.values()) yield* ofNode.values();
}
