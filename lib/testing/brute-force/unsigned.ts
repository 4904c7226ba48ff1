import type { PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import type { Proof } from "../../domain/posture/posture";
import { isBuildingNode, isStrangerNode } from "./graph-facts";
import { closure } from "./walks";
import type { World } from "./world";

/** Images of every sort are one thing that is carried; code and manifests are two more. */
function carriedOn({ artifact }: PipelineEdge): "code" | "manifest" | "image" {
  return artifact === "code" || artifact === "manifest" ? artifact : "image";
}

/** The nodes from which something unsigned comes by a connection, by walking back over all that hand on what it carries, strangers aside. */
export function unsignedOf(
  world: World,
  edge: PipelineEdge,
  provedBy: string,
  proof: Proof,
): readonly string[] {
  const signs = world.effective(provedBy, proof);
  const isImage = carriedOn(edge) === "image";
  const mayBuild = (node: PipelineNode) =>
    isBuildingNode(node) || (node.kind === "ci" && node.buildsImages === undefined);
  const ours = (ids: readonly string[]) => ids.filter((id) => !isStrangerNode(world.nodeOf(id)));
  const handing = (id: string) =>
    ours(
      world.flow
        .filter((other) => other.target === id && carriedOn(other) === carriedOn(edge))
        .map(({ source }) => source),
    );
  const isSettled = (id: string) => signs.has(id) || (isImage && mayBuild(world.nodeOf(id)));
  const asked = closure(
    ours([edge.source]),
    (id) => (isSettled(id) ? [] : handing(id)),
    (id) => id,
  );
  return [...asked.keys()]
    .filter((id) => !signs.has(id) && (isSettled(id) || handing(id).length === 0))
    .toSorted();
}
