import type { Claim, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import type { ChangeToMake, ControlAt, InsertKind } from "../ways-in/way-in";

/** Hands the same over to another node; to a repository as automated code. */
export interface Led {
  readonly edge: string;
  readonly to: string;
}

/** A node put into an edge: a step of our own with its control in place, or a node as it would be drawn. */
export type Inserted =
  | { readonly edge: string; readonly kind: InsertKind }
  | { readonly edge: string; readonly node: PipelineNode };

/** What is assumed of a map: any of these, in this order (Analysis 14). Nothing of it is stored. */
export interface SupposedChange {
  readonly addNodes?: readonly PipelineNode[];
  readonly addEdges?: readonly PipelineEdge[];
  readonly lead?: readonly Led[];
  readonly insert?: readonly Inserted[];
  readonly removeEdges?: readonly string[];
  /** Each in place of what is claimed there; one that says nothing takes it away. */
  readonly claims?: readonly Claim[];
}

/** One change that the analysis proposes, as something to assume. */
export function supposedFor(pipeline: Pipeline, change: ChangeToMake, today: string): SupposedChange {
  if ("together" in change) {
    const parts = change.together.map((part) => supposedFor(pipeline, part, today));
    return {
      lead: parts.flatMap((part) => part.lead ?? []),
      insert: parts.flatMap((part) => part.insert ?? []),
      removeEdges: parts.flatMap((part) => part.removeEdges ?? []),
      claims: parts.flatMap((part) => part.claims ?? []),
    };
  }
  if ("implement" in change) return { claims: [inPlace(pipeline, change.implement, today)] };
  if ("remove" in change) return { removeEdges: [change.remove] };
  if ("revoke" in change) return { removeEdges: [change.revoke] };
  if ("lead" in change) return { lead: [change.lead] };
  return { insert: [change.insert] };
}

/** In place with evidence of today, so that it also counts as verified, and nothing contradicts it. */
function inPlace(pipeline: Pipeline, { node, control }: ControlAt, today: string): Claim {
  const {
    evidence: _evidence,
    review: _review,
    ...said
  } = claimsOf(pipeline, node).get(control) ?? { node, control };
  return provenToday(said, today);
}

/** A claim that counts both ways. */
export function provenToday(claim: Claim, today: string): Claim {
  return {
    ...claim,
    status: "implemented",
    evidence: [{ id: "supposed", title: "Assumed", result: "supports", effective: today }],
  };
}
