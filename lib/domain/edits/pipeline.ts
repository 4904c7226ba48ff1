import type { Changes, Edit } from "./edit";

/** The pipeline's own name and description. */
export function changePipeline(set: Changes<"pipeline">): Edit {
  return {
    operations: [{ type: "pipeline.changed", set }],
    label: set.name === undefined ? "describe the pipeline" : "rename the pipeline",
  };
}
