import { artifactRows } from "../catalogue/artifact-words";
import type { Control } from "../catalogue/catalogue";
import { technologyName } from "../catalogue/technologies";
import { aroundAll } from "../drawing/box";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import { byId, type Pipeline } from "../pipeline/pipeline";
import type { EffectiveStatus } from "../posture/coverage/effective-status";
import type { Posture } from "../posture/posture";
import { firstSentence } from "../words/first-sentence";
import { zoneKindNames } from "../words/zone-kind-names";
import { carriedKey, carriedNode, carriedPipeline, edgeKey, nodeKey, noZoneKey, zoneKey } from "./carried";
import { drawnZones } from "./drawn-zones";
import { edgeName } from "./edge-name";
import type { ExportAt } from "./export-at";
import { controlsByNode, measures, type NodeControl, reason, statusSentence } from "./node-controls";
import { slugOf } from "./slug";

const map = "map";
/** OTM asks how far a zone is trusted, 0 to 100, and Blueline does not know: the middle. */
const unknownTrust = 50;
/** Of the 100 that OTM counts to, for each of the five that the weight of a control counts to. */
const perWeight = 20;

/** How a threat and its mitigation are, in the words that OTM's tools use. */
const states: { readonly [S in EffectiveStatus]: readonly [threat: string, mitigation: string] } = {
  verified: ["mitigated", "implemented"],
  declared: ["mitigated", "implemented"],
  stale: ["exposed", "required"],
  contradicted: ["exposed", "required"],
  partial: ["partly-mitigated", "required"],
  planned: ["exposed", "required"],
  missing: ["exposed", "recommended"],
  "not-assessed": ["exposed", "recommended"],
  "not-applicable": ["not-applicable", "rejected"],
};

/** The threat of an accepted risk: its mitigation is still recommended. */
const accepted = ["accepted", "recommended"] as const;

/**
 * Zones as trust zones, nodes as components, connections as dataflows. A control is a mitigation, and its absence a threat; each
 * component has the state of both. Fields that OTM lacks are in `attributes`.
 */
export function writeOtm(pipeline: Pipeline, posture: Posture, at: ExportAt): string {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const zones = [...pipeline.zones.values()].toSorted(byId);
  const boxes = drawnZones(zones, nodes);
  const controls = controlsByNode(pipeline, posture, at);
  const used = new Set([...controls.values()].flatMap((ofNode) => ofNode.map(({ control }) => control.id)));
  const usedControls = at.catalogue.controls.filter(({ id }) => used.has(id));
  const { width, height } = aroundAll(nodes.map(({ position }) => ({ ...position, ...cardSize })));
  const { name, description } = pipeline;
  const model = {
    otmVersion: "0.2.0",
    project: {
      name,
      id: slugOf(name),
      description: description ?? "",
      attributes: { [carriedKey]: carriedPipeline(pipeline) },
    },
    representations: [{ name: "Map", id: map, type: "diagram", size: { width, height } }],
    trustZones: [
      ...zones.map((zone, index) => ({
        id: zoneKey(zone.id),
        name: zone.name,
        type: zone.kind,
        description: zoneKindNames[zone.kind],
        risk: { trustRating: unknownTrust },
        representations: boxes
          .slice(index, index + 1)
          .map((box) => representation(zoneKey(zone.id), box, { width: box.width, height: box.height })),
        attributes: { [carriedKey]: { zone } },
      })),
      ...(nodes.some(({ zone }) => zone === undefined)
        ? [{ id: noZoneKey, name: "No zone", risk: { trustRating: unknownTrust } }]
        : []),
    ],
    components: nodes.map((node) => component(pipeline, node, controls.get(node.id) ?? [])),
    dataflows: [...pipeline.edges.values()].toSorted(byId).map((edge) => dataflow(edge)),
    threats: usedControls.map((control) => threat(control, at)),
    mitigations: usedControls.map((control) => ({
      id: mitigationKey(control),
      name: control.title,
      description: measures(control, at.prose),
      riskReduction: control.weight * perWeight,
      attributes: { control: control.id },
    })),
  };
  return `${JSON.stringify(model)}\n`;
}

const threatKey = ({ id }: Control) => `threat-${id}`;
const mitigationKey = ({ id }: Control) => `mitigation-${id}`;

function representation(
  id: string,
  { x, y }: PipelineNode["position"],
  size: { readonly width: number; readonly height: number },
) {
  return { representation: map, id: `${id}-on-map`, position: { x, y }, size };
}

function component(pipeline: Pipeline, node: PipelineNode, controls: readonly NodeControl[]) {
  return {
    id: nodeKey(node.id),
    name: node.name,
    type: node.kind,
    description: node.note ?? "",
    parent: { trustZone: node.zone === undefined ? noZoneKey : zoneKey(node.zone) },
    representations: [representation(nodeKey(node.id), node.position, cardSize)],
    threats: controls.map((one) => {
      const [state, mitigation] = one.accepted ? accepted : states[one.status];
      return {
        threat: threatKey(one.control),
        state,
        mitigations: [{ mitigation: mitigationKey(one.control), state: mitigation }],
        comment: statusSentence(one),
      };
    }),
    tags: (node.technologies ?? []).map(technologyName),
    attributes: { [carriedKey]: carriedNode(pipeline, node) },
  };
}

function dataflow(edge: PipelineEdge) {
  return {
    id: edgeKey(edge.id),
    name: edgeName(edge),
    description: edge.note ?? "",
    bidirectional: false,
    source: nodeKey(edge.source),
    destination: nodeKey(edge.target),
    tags: [artifactRows[edge.artifact].name],
    attributes: { [carriedKey]: { edge } },
  };
}

function threat(control: Control, { prose }: ExportAt) {
  const why = reason(control, prose);
  return {
    id: threatKey(control),
    name: firstSentence(why),
    description: why,
    // The likelihood depends on the environment and is not known.
    risk: { likelihood: null, impact: control.weight * perWeight },
    attributes: { control: control.id },
  };
}
