import type { Catalogue, Control } from "../../catalogue/catalogue";
import type { NodeKind, PipelineEdge, PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";

/** What a node's surroundings say about which controls apply to it. */
export interface Surroundings {
  /** A flow edge from another node enters it. */
  readonly isFed: boolean;
  /** One of those comes from a parent registry: it mirrors parents. */
  readonly isFedByParentRegistry: boolean;
}

const alone: Surroundings = { isFed: false, isFedByParentRegistry: false };
const fed: Surroundings = { isFed: true, isFedByParentRegistry: false };
const mirror: Surroundings = { isFed: true, isFedByParentRegistry: true };

/** A flow edge hands an artifact on; credentials only lend rights. A self-loop enters nothing (docs/analysis.md). */
export function isFlowEdge(edge: PipelineEdge): boolean {
  return edge.artifact !== "credential" && edge.source !== edge.target;
}

/** The surroundings of every node that a flow edge enters; the others are alone. */
export function surroundingsByNode(pipeline: Pipeline): ReadonlyMap<string, Surroundings> {
  const byNode = new Map<string, Surroundings>();
  for (const edge of pipeline.edges.values()) {
    if (!isFlowEdge(edge)) continue;
    const isMirror =
      pipeline.nodes.get(edge.source)?.kind === "parent-registry" || byNode.get(edge.target) === mirror;
    byNode.set(edge.target, isMirror ? mirror : fed);
  }
  return byNode;
}

export type ControlsOf = (node: PipelineNode, surroundings?: Surroundings) => readonly Control[];

/**
 * Which controls apply to a node (docs/analysis.md): by kind, and by product where a control names products. A technology
 * that the catalogue does not know gets the controls without products.
 * @returns a function that remembers its answer for nodes alike, so that 10,000 nodes cost a few dozen look-ups.
 */
export function createControlsOf(catalogue: Catalogue): ControlsOf {
  const productsByTechnology = new Map(
    catalogue.technologies.map((technology) => [technology.id, technology.products ?? []]),
  );
  const remembered = new Map<string, readonly Control[]>();
  return (node, surroundings = alone) => {
    const technologies = node.technologies ?? [];
    const key = `${node.kind} ${node.buildsImages === true} ${surroundings.isFed} ${surroundings.isFedByParentRegistry} ${technologies.join(" ")}`;
    const before = remembered.get(key);
    if (before) return before;
    const products = new Set(
      technologies.flatMap((technology) => productsByTechnology.get(technology) ?? []),
    );
    const kinds = kindsOf(node, surroundings);
    const controls = catalogue.controls.filter(
      (control) =>
        control.appliesTo.some((kind) => kinds.includes(kind)) &&
        (control.products === undefined || control.products.some((product) => products.has(product))) &&
        (control.onlyIfFed !== true || surroundings.isFed),
    );
    remembered.set(key, controls);
    return controls;
  };
}

function kindsOf(node: PipelineNode, surroundings: Surroundings): readonly NodeKind[] {
  if (node.kind === "ci" && node.buildsImages === true) return ["ci", "builder"];
  if (node.kind === "production-registry" && surroundings.isFedByParentRegistry)
    return ["production-registry", "parent-registry"];
  return [node.kind];
}
