import type { Claim, OwnControl } from "../../pipeline/document";
import { byId, claimsOf, compareText, type Pipeline } from "../../pipeline/pipeline";
import { type Governed, isOfCatalogue, ownControls } from "./own-controls";

interface UnaskedClaim {
  readonly claim: Claim;
  /** A retired custom control; undefined if the control is unknown. */
  readonly control: OwnControl | undefined;
}

/** A node's claims of retired or unknown controls: kept, but not counted. */
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

/** Claimed controls that neither the catalogue nor the pipeline knows, by id, with their number of claims. */
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

export function* allClaims(pipeline: Pipeline): Generator<Claim> {
  for (const ofNode of pipeline.claims.values()) yield* ofNode.values();
}
