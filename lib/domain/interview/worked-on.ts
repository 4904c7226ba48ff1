import type { Claim, Image, PipelineEdge, PipelineNode } from "../pipeline/document";
import { edgesAt } from "../pipeline/edges-at";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import type { Control } from "../catalogue/catalogue";
import { askedControls } from "./asked-controls";
import type { ProposedMap } from "./propose-map";
import { isSame } from "../is-same";

export type ControlsOn = (node: PipelineNode) => readonly Control[];

/**
 * Whether a person added to a node of the interview, so that a changed answer must not remove it: a name, an owner, a note, a
 * connection, or a claim beyond an answer to an interview question. Moving the node does not count.
 */
export function isWorkedOn(
  pipeline: Pipeline,
  node: PipelineNode,
  had: ProposedMap,
  controlsOn: ControlsOn,
): boolean {
  const drawn = had.nodes.find(({ id }) => id === node.id);
  if (!drawn || !isSame(withoutAnswers(node), withoutAnswers(drawn))) return true;
  const own = new Set(had.edges.map(({ id }) => id));
  for (const edge of edgesAt(pipeline.edges, new Set([node.id])))
    if (!own.has(edge.id) || isEdgeWorkedOn(edge, had)) return true;
  const asked = new Set(askedControls(node, controlsOn(node)).map(({ id }) => id));
  return [...claimsOf(pipeline, node.id).values()].some(
    (claim) => !asked.has(claim.control) || !isAnswer(claim),
  );
}

/** Without images: as the interview once drew it. */
export function isEdgeWorkedOn({ id, note, images }: PipelineEdge, had: ProposedMap): boolean {
  const drawn = had.edges.find((edge) => edge.id === id);
  return note !== undefined || (images !== undefined && !isSame(images, drawn?.images));
}

export function isImageWorkedOn(pipeline: Pipeline, image: Image, had: ProposedMap): boolean {
  const drawn = had.images.find(({ id }) => id === image.id);
  if (!drawn || !isSame(image, drawn)) return true;
  return [...pipeline.edges.values()].some(
    (edge) => edge.images?.includes(image.id) && isEdgeWorkedOn(edge, had),
  );
}

function withoutAnswers({
  position: _place,
  buildsImages: _builds,
  environment: _environment,
  ...rest
}: PipelineNode) {
  return rest;
}

function isAnswer(claim: Claim): boolean {
  return Object.keys(claim).every((key) => ["node", "control", "status", "reason"].includes(key));
}
