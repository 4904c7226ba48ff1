import type { Catalogue, Control } from "../../catalogue/catalogue";
import type { Artifact, NodeKind, PipelineNode } from "../../pipeline/document";
import { artifacts } from "../../pipeline/document-lists";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { isParentRegistry } from "../../pipeline/is-parent-registry";
import type { Pipeline } from "../../pipeline/pipeline";
import { isReadOnly } from "../../pipeline/credential-steps";
import { isRunner } from "../../pipeline/runners";

/** The surroundings of a node that decide which controls apply, without self-loops. */
export interface Surroundings {
  /** A flow edge enters it. */
  readonly isFed: boolean;
  /** A flow edge comes from a parent registry: the node mirrors parents. */
  readonly isFedByParentRegistry: boolean;
  /** A tool edge enters it. */
  readonly isFedByTool: boolean;
  /** The artifacts from nodes that are not runners, a bit each: `artifactBit`. */
  readonly entered: number;
  /** It receives an image or a container; it sends one. */
  readonly isHandedImage: boolean;
  readonly handsOnImage: boolean;
}

const alone: Surroundings = {
  isFed: false,
  isFedByParentRegistry: false,
  isFedByTool: false,
  entered: 0,
  isHandedImage: false,
  handsOnImage: false,
};

function artifactBit(artifact: Artifact): number {
  return 1 << artifacts.indexOf(artifact);
}

/** The surroundings of every node with an edge. O(edges). */
export function surroundingsByNode({
  nodes,
  edges,
}: Pick<Pipeline, "nodes" | "edges">): ReadonlyMap<string, Surroundings> {
  const byNode = new Map<string, { -readonly [Fact in keyof Surroundings]: Surroundings[Fact] }>();
  const surroundingsOf = (id: string) => {
    let of = byNode.get(id);
    if (!of) byNode.set(id, (of = { ...alone }));
    return of;
  };
  for (const edge of edges.values()) {
    if (edge.source === edge.target || isReadOnly(edge)) continue;
    const source = nodes.get(edge.source);
    const of = surroundingsOf(edge.target);
    if (isFlowEdge(edge, nodes)) {
      of.isFed = true;
      of.isFedByParentRegistry ||= isParentRegistry(source);
      if (edge.artifact === "image" || edge.artifact === "container") {
        of.isHandedImage = true;
        surroundingsOf(edge.source).handsOnImage = true;
      }
    }
    of.isFedByTool ||= edge.artifact === "tool";
    if (source && !isRunner(source)) of.entered |= artifactBit(edge.artifact);
  }
  return byNode;
}

export type ControlsOf = (node: PipelineNode, surroundings?: Surroundings) => readonly Control[];

/**
 * Which controls apply to a node (Analysis 2): by kind, and by product if a control names products. An unknown technology gets
 * the controls without products.
 * @returns a function with a cache for equal nodes, so that 2,000 nodes cost a few dozen look-ups
 */
export function createControlsOf(catalogue: Catalogue): ControlsOf {
  const productsByTechnology = new Map(
    catalogue.technologies.map((technology) => [technology.id, technology.products ?? []]),
  );
  const askedOf = artifactsAskedOf(catalogue.controls);
  const remembered = new Map<string, readonly Control[]>();
  return (node, surroundings = alone) => {
    const technologies = node.technologies ?? [];
    const kinds = kindsOf(node, surroundings);
    const isFed = isSupplied(node, surroundings);
    const entered = surroundings.entered & kinds.reduce((bits, kind) => bits | (askedOf.get(kind) ?? 0), 0);
    const key = `${kinds.join(" ")} ${isFed} ${entered} ${technologies.join(" ")}`;
    const before = remembered.get(key);
    if (before) return before;
    const products = new Set(
      technologies.some((technology) => productsByTechnology.has(technology))
        ? technologies.flatMap((technology) => productsByTechnology.get(technology) ?? [])
        : (assumedProducts[node.kind] ?? []),
    );
    // The team can't act at a third-party registry.
    const isOthers = (node.kind === "parent-registry" || node.kind === "package-registry") && !isFed;
    const controls = catalogue.controls.filter(
      (control) =>
        kinds.some((kind) => appliesToKind(control, kind, entered)) &&
        (control.products === undefined || control.products.some((product) => products.has(product))) &&
        (control.onlyIfFed !== true || isFed) &&
        !(isOthers && (control.gate !== undefined || control.closes !== undefined)),
    );
    remembered.set(key, controls);
    return controls;
  };
}

/** The product of a runner with unknown technologies (Analysis 1.2). */
const assumedProducts: { readonly [kind in NodeKind]?: readonly string[] } = {
  host: ["bare-host"],
  orchestrator: ["managed-containers"],
};

/** A flow edge enters it; a package registry: or a tool edge. */
function isSupplied({ kind }: PipelineNode, { isFed, isFedByTool }: Surroundings): boolean {
  return isFed || (kind === "package-registry" && isFedByTool);
}

/** A CI without an answer that receives no image or container and sends one: it counts as building (Analysis 1.2). */
export function isAssumedBuilder(
  { kind, buildsImages }: Pick<PipelineNode, "kind" | "buildsImages">,
  { isHandedImage, handsOnImage }: Pick<Surroundings, "isHandedImage" | "handsOnImage"> = alone,
): boolean {
  return kind === "ci" && buildsImages === undefined && handsOnImage && !isHandedImage;
}

function kindsOf(node: PipelineNode, surroundings: Surroundings): readonly NodeKind[] {
  if (node.kind === "ci" && (node.buildsImages === true || isAssumedBuilder(node, surroundings)))
    return ["ci", "builder"];
  if (node.kind === "production-registry" && surroundings.isFedByParentRegistry)
    return ["production-registry", "parent-registry"];
  return [node.kind];
}

function appliesToKind({ appliesTo, onlyIfEntered }: Control, kind: NodeKind, entered: number): boolean {
  const asked = onlyIfEntered?.[kind];
  return appliesTo.includes(kind) && (asked === undefined || (bitsOf(asked) & entered) !== 0);
}

/** By kind: the incoming artifacts that some control requires. */
function artifactsAskedOf(controls: readonly Control[]): ReadonlyMap<NodeKind, number> {
  const asked = new Map<NodeKind, number>();
  for (const { appliesTo, onlyIfEntered } of controls)
    for (const kind of appliesTo)
      asked.set(kind, (asked.get(kind) ?? 0) | bitsOf(onlyIfEntered?.[kind] ?? []));
  return asked;
}

function bitsOf(asked: readonly Artifact[]): number {
  return asked.reduce((bits, artifact) => bits | artifactBit(artifact), 0);
}
