import type { Control, Gate, MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import type { PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import { byId, claimsOf, documentFromPipeline, type Pipeline } from "../../domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";
import { type EffectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/posture";
import { statusOf } from "../oracle/claims";

export type GateControl = Control & { readonly gate: Gate };

/** A pipeline as the slow oracle looks at it: lists to walk along, and what stands where. */
export interface World {
  /** A CI that is read as building says so. */
  readonly nodes: readonly PipelineNode[];
  readonly assumedBuilders: readonly string[];
  /** Between different nodes; a self-loop changes nothing anywhere. */
  readonly edges: readonly PipelineEdge[];
  readonly flow: readonly PipelineEdge[];
  /** Flow edges on which a developer works on the end past its gates. */
  readonly isByHand: (edge: PipelineEdge) => boolean;
  readonly pipeline: Pipeline;
  readonly catalogue: MappedCatalogue;
  readonly gates: readonly GateControl[];
  readonly nodeOf: (id: string) => PipelineNode;
  readonly controlsAt: (node: string) => readonly Control[];
  /** Undefined where the control does not apply. */
  readonly statusAt: (node: string, control: string) => EffectiveStatus | undefined;
  /** The nodes that can carry a control, claims aside. */
  readonly able: (control: string) => ReadonlySet<string>;
  readonly effective: (control: string, proof: Proof) => ReadonlySet<string>;
}

export function worldOf(pipeline: Pipeline, catalogue: MappedCatalogue, today: string): World {
  const drawn = [...pipeline.nodes.values()].toSorted(byId);
  const edges = [...pipeline.edges.values()].toSorted(byId).filter(({ source, target }) => source !== target);
  const flow = edges.filter((edge) => isFlow(edge, new Map(drawn.map((node) => [node.id, node]))));
  const assumedBuilders = drawn.filter((node) => isAssumedToBuild(node, flow)).map(({ id }) => id);
  const nodes = drawn.map((node) =>
    assumedBuilders.includes(node.id) ? { ...node, buildsImages: true } : node,
  );
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const byNode = new Map(nodes.map((node) => [node.id, node]));
  const controls = new Map(nodes.map((node) => [node.id, controlsOf(node, surroundings.get(node.id))]));
  const said = documentFromPipeline(pipeline);
  const statuses = new Map<string, Map<string, EffectiveStatus>>(
    catalogue.controls.map(({ id }) => [id, new Map()]),
  );
  for (const { id } of nodes)
    for (const control of controls.get(id) ?? [])
      statuses.get(control.id)?.set(id, statusOf(claimsOf(pipeline, id).get(control.id), today, said));

  const standing = (control: string, proof: Proof) =>
    new Set(
      [...(statuses.get(control) ?? [])]
        .filter(([, status]) => isEffective(status, proof))
        .map(([node]) => node),
    );
  const able = new Map(catalogue.controls.map(({ id }) => [id, new Set(statuses.get(id)?.keys())]));
  const effective = {
    declared: new Map(catalogue.controls.map(({ id }) => [id, standing(id, "declared")])),
    proven: new Map(catalogue.controls.map(({ id }) => [id, standing(id, "proven")])),
  };
  return {
    nodes,
    edges,
    flow,
    assumedBuilders,
    isByHand: ({ source, target, automated }) => {
      const [from, end] = [byNode.get(source), byNode.get(target)?.kind];
      const isAsked = end === "builder" || end === "ci" || end === "delivery";
      // What a stranger sends to anything but a builder is a proposal, which a machine takes up.
      const isMachine =
        from?.external === true && end !== "builder" ? automated !== false : automated === true;
      return from?.kind === "developer" && isAsked && !isMachine;
    },
    pipeline,
    catalogue,
    gates: catalogue.controls.filter((control): control is GateControl => control.gate !== undefined),
    nodeOf: (id) => {
      const node = byNode.get(id);
      if (!node) throw new Error(`no node ${id}`);
      return node;
    },
    controlsAt: (node) => controls.get(node) ?? [],
    statusAt: (node, control) => statuses.get(control)?.get(node),
    able: (control) => able.get(control) ?? new Set(),
    effective: (control, proof) => effective[proof].get(control) ?? new Set(),
  };
}

/** Hands an artifact on: no credential, no tool, and not what a stranger sends a workload. */
function isFlow(
  { artifact, source, target }: PipelineEdge,
  nodes: ReadonlyMap<string, PipelineNode>,
): boolean {
  const [from, to] = [nodes.get(source), nodes.get(target)];
  const isTraffic = from?.kind === "developer" && from.external === true && to?.kind === "workload";
  return artifact !== "credential" && artifact !== "tool" && !isTraffic;
}

/** A CI without an answer that is handed no image or container, and hands one on. */
function isAssumedToBuild({ id, kind, buildsImages }: PipelineNode, flow: readonly PipelineEdge[]): boolean {
  const images = flow.filter(({ artifact }) => artifact === "image" || artifact === "container");
  return (
    kind === "ci" &&
    buildsImages === undefined &&
    images.some(({ source }) => source === id) &&
    !images.some(({ target }) => target === id)
  );
}

export const ways: readonly Proof[] = ["declared", "proven"];
