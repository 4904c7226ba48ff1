import type { Policy } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { Records } from "../pipeline/records";

/** A pipeline as it begins in a workspace: with what that asks of every map, and nothing confirmed yet. */
export function withPolicyAlone(pipeline: Pipeline, policy: Policy): Pipeline {
  return { ...pipeline, reviews: Records.empty, reviewCount: 0, policy };
}
