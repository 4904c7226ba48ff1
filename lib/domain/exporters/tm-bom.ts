import { technologyName } from "../catalogue/technologies";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { byId, compareText, type Pipeline } from "../pipeline/pipeline";
import type { EffectiveStatus } from "../posture/coverage/effective-status";
import type { Posture } from "../posture/posture";
import { handOverSentence } from "../words/connection-sentence";
import { kindName } from "../words/kind-name";
import { zoneKindNames } from "../words/zone-kind-names";
import { carriedNode, carriedPipeline, edgeKey, nodeKey, noZoneKey, zoneKey } from "./carried";
import { edgeName } from "./edge-name";
import { elementOf } from "./element-of";
import type { ExportAt } from "./export-at";
import { controlsByNode, measure, type NodeControl, statusSentence } from "./node-controls";

/** Extensions are named by a domain. This one is reserved (RFC 6761), so it never collides. */
export const tmBomExtension = "blueline.invalid/pipeline/1";

const controlStatuses: { readonly [S in EffectiveStatus]: string } = {
  verified: "active",
  declared: "assumed",
  stale: "assumed",
  contradicted: "under_review",
  partial: "under_review",
  planned: "scheduled",
  missing: "suggested",
  "not-assessed": "suggested",
  "not-applicable": "wont_do",
};
/** By the weight of the control, 1 to 5. */
const priorities = ["none", "low", "low", "medium", "high", "critical"] as const;
const types = { actor: "actor", process: "component", store: "data_store" } as const;

/**
 * Zones, actors, components, data stores and flows, and a control for each claim or gap of a node. TM-BOM requires a source and
 * an event for each threat, which Blueline does not know, so there are no threats.
 */
export function writeTmBom(pipeline: Pipeline, posture: Posture, at: ExportAt): string {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const edges = [...pipeline.edges.values()].toSorted(byId);
  const zones = [...pipeline.zones.values()].toSorted(byId);
  const controls = controlsByNode(pipeline, posture, at);
  const ofElement = (element: string) => nodes.filter((node) => elementOf(node) === element);
  const { name, description } = pipeline;
  const model = {
    $schema: "https://github.com/OWASP/www-project-threat-model-library/blob/v1.0.2/threat-model.schema.json",
    version: "1",
    scope: {
      title: name,
      description:
        "The container pipeline from Blueline. Its criticality and exposure are not known: the values here are medium.",
      business_criticality: "moderate",
      data_sensitivity: [],
      exposure: "internal",
      tier: "non_critical",
    },
    description: description ?? "",
    trust_zones: [
      ...zones.map((zone) => ({
        symbolic_name: zoneKey(zone.id),
        title: zone.name,
        description: zoneKindNames[zone.kind],
      })),
      ...(nodes.some(({ zone }) => zone === undefined)
        ? [{ symbolic_name: noZoneKey, title: "No zone", description: "Nodes without a zone." }]
        : []),
    ],
    trust_boundaries: boundaries(pipeline, edges),
    actors: ofElement("actor").map((node) => ({
      ...thing(node),
      type: node.external === true ? "third_party" : "engineer",
    })),
    components: ofElement("process").map(thing),
    data_stores: ofElement("store").map((node) => ({
      ...thing(node),
      type: "object",
      ...(node.technologies?.[0] === undefined ? {} : { product: technologyName(node.technologies[0]) }),
    })),
    data_sets: [],
    data_flows: edges.map((edge) => flow(pipeline, edge)),
    controls: nodes.flatMap((node) =>
      (controls.get(node.id) ?? []).map((one) => control(node, one, at.prose)),
    ),
    extensions: {
      [tmBomExtension]: {
        pipeline: carriedPipeline(pipeline),
        nodes: nodes.map((node) => [nodeKey(node.id), carriedNode(pipeline, node)]),
        edges: edges.map((edge) => [edgeKey(edge.id), { edge }]),
        zones: zones.map((zone) => [zoneKey(zone.id), { zone }]),
      },
    },
  };
  return `${JSON.stringify(model)}\n`;
}

const zoneOf = ({ zone }: PipelineNode) => (zone === undefined ? noZoneKey : zoneKey(zone));

function thing(node: PipelineNode) {
  return {
    symbolic_name: nodeKey(node.id),
    title: node.name,
    description: tmBomDescription(node),
    trust_zone: zoneOf(node),
  };
}

/** What a node is, and its note: TM-BOM has no other place for either. */
export function tmBomDescription(node: PipelineNode): string {
  return [`${kindName(node)}.`, node.note].filter(Boolean).join(" ");
}

/** The pairs of zones with a connection between them. */
function boundaries(pipeline: Pipeline, edges: readonly PipelineEdge[]) {
  const pairs = new Map<string, { readonly trust_zone_a: string; readonly trust_zone_b: string }>();
  for (const { source, target } of edges) {
    const [from, to] = [pipeline.nodes.get(source), pipeline.nodes.get(target)];
    if (!from || !to) continue;
    const [a = "", b = ""] = [zoneOf(from), zoneOf(to)].toSorted(compareText);
    if (a !== b) pairs.set(`${a} ${b}`, { trust_zone_a: a, trust_zone_b: b });
  }
  return [...pairs].toSorted(([one], [other]) => compareText(one, other)).map(([, pair]) => pair);
}

function flow(pipeline: Pipeline, edge: PipelineEdge) {
  const [source, target] = [pipeline.nodes.get(edge.source), pipeline.nodes.get(edge.target)];
  const end = (id: string, node: PipelineNode | undefined) => ({
    type: node ? types[elementOf(node)] : "component",
    object: nodeKey(id),
  });
  return {
    symbolic_name: edgeKey(edge.id),
    title: edgeName(edge),
    description:
      source && target
        ? `${handOverSentence(edge, source, target)}. Whether it is encrypted is not known.`
        : "Whether it is encrypted is not known.",
    source: end(edge.source, source),
    destination: end(edge.target, target),
    has_sensitive_data: edge.artifact === "credential",
    encrypted: false,
  };
}

function control(node: PipelineNode, one: NodeControl, prose: ExportAt["prose"]) {
  return {
    symbolic_name: `${nodeKey(node.id)}--${one.control.id}`,
    title: `${one.control.title}: ${node.name}`,
    description: `${statusSentence(one)} ${measure(one.control, prose)}`,
    threats: [],
    status: controlStatuses[one.status],
    priority: priorities[one.control.weight] ?? "medium",
  };
}
