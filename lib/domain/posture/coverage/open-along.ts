import type { Catalogue } from "../../catalogue/catalogue";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import type { OpenCounts, Proof } from "../posture";
import { appliesIn } from "./applies-in";
import { countOpen } from "./count-open";
import { effectiveStatus } from "./effective-status";

/**
 * Why a control is not in place on the nodes of a path that could enforce it. O(nodes + edges) once, then O(path).
 * @param today the UTC day, `YYYY-MM-DD`
 * @param way node ids; deleted and repeated ones do not count
 */
export function openAlong(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  control: string,
  way: readonly string[],
  proof: Proof,
): OpenCounts {
  const applies = appliesIn(pipeline, catalogue);
  const able = [...new Set(way)].filter((id) => {
    const node = pipeline.nodes.get(id);
    return node !== undefined && applies(node, control);
  });
  return countOpen(
    able.map((id) => effectiveStatus(claimsOf(pipeline, id).get(control), today, pipeline)),
    proof,
  );
}
