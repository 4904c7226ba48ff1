import type { Gate } from "../catalogue/catalogue";
import type { Artifact, GatePoint, PipelineNode } from "../pipeline/document";
import { isBuilding } from "../pipeline/is-building";

/** Whether the artifact comes to the node or goes from it. */
export type End = "arrives" | "leaves";

const built: readonly Artifact[] = ["parent-image", "image", "container"];

// Which gate has to block where. A scan of the finished image does not scan code.
const stopped: { readonly [P in GatePoint]: readonly Artifact[] } = {
  commit: ["code", "manifest"],
  "pipeline-trigger": ["code"],
  "parent-pull": ["parent-image"],
  "image-build": built,
  "registry-push": built,
  promotion: built,
  "registry-pull": built,
  deploy: ["image", "container", "manifest"],
  admission: ["image", "container", "manifest"],
};

/**
 * Whether a gate on a node checks the artifact of a connection. Outgoing artifacts have passed the gates of a node, except that a
 * building node checks parents as they come in and images as they go out.
 */
export function gateChecks(
  gate: Gate,
  node: Pick<PipelineNode, "kind" | "buildsImages">,
  artifact: Artifact,
  end: End,
): boolean {
  if (!stopped[gate.point].includes(artifact) || !isAbout(gate, artifact)) return false;
  if (gate.point === "registry-pull") return end === "leaves";
  if (!isBuilding(node)) return true;
  if (gate.point === "parent-pull") return end === "arrives";
  return gate.point === "image-build" ? end === "leaves" : true;
}

function isAbout({ about }: Gate, artifact: Artifact): boolean {
  return about === "any" || (about === "orders") === (artifact === "manifest");
}
