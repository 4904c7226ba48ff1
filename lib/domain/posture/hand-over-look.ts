import type { Catalogue } from "../catalogue/catalogue";
import { checkedHandOvers } from "../follow/is-checked";
import type { PipelineEdge } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import type { Posture } from "./posture";

/**
 * How a hand-over is drawn (Analysis 12). Checked: it is automated, a gate that looks at it is in place at either end and counts on
 * it, and no path of an open, unprotected entry runs over it. @param today the UTC day as `YYYY-MM-DD`.
 */
export function handOverLook(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  { unprotectedHandOvers }: Pick<Posture, "unprotectedHandOvers">,
): (edge: Pick<PipelineEdge, "id">) => "checked" | "unchecked" {
  const gated = checkedHandOvers(pipeline, catalogue, today);
  const crossed = new Set(unprotectedHandOvers?.declared);
  return ({ id }) =>
    gated.has(id) && pipeline.edges.get(id)?.automated === true && !crossed.has(id) ? "checked" : "unchecked";
}
