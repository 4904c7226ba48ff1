import type { ZoneBox } from "../drawing/zone-boxes";
import type { PipelineEdge, PipelineNode, Zone } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import { byId, type Pipeline } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";
import { carriedKey, carriedNode, carriedPipeline, edgeKey, nodeKey, zoneKey } from "./carried";
import { drawnZones } from "./drawn-zones";
import { edgeName } from "./edge-name";
import { type Element, elementOf } from "./element-of";
import type { ExportAt } from "./export-at";
import { controlsByNode, measure, type NodeControl, reason, statusSentence } from "./node-controls";

/** The model version that we write: it fits every version since Threat Dragon 2.0. */
const version = "2.5.0";
/** By the weight of the control, 1 to 5. */
const severities = ["Low", "Low", "Low", "Medium", "High", "Critical"] as const;
const inPlace = new Set(["verified", "declared", "not-applicable"]);

/**
 * One data-flow diagram: nodes at their positions, connections as flows, zones as trust boundary boxes, and a threat for each gap
 * of a node. Its type is Threat Dragon's own `Generic`, as our catalogue has no STRIDE.
 */
export function writeThreatDragon(pipeline: Pipeline, posture: Posture, at: ExportAt): string {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const controls = controlsByNode(pipeline, posture, at);
  let threats = 0;
  const nodeCells = nodes.map((node, index) => {
    const open = (controls.get(node.id) ?? []).filter(({ status }) => !inPlace.has(status));
    const ofNode = open.map((one) => threatOf(node, one, at, ++threats));
    return nodeCell(pipeline, node, index + 1, ofNode);
  });
  const zones = [...pipeline.zones.values()].toSorted(byId);
  const boxes = drawnZones(zones, nodes);
  const { name, description } = pipeline;
  const model = {
    version,
    summary: { title: name, owner: "", description: description ?? "", id: 0 },
    detail: {
      contributors: [],
      diagrams: [
        {
          id: 0,
          title: name,
          diagramType: "Generic",
          description: "",
          placeholder: "",
          thumbnail: "./public/content/images/thumbnail.jpg",
          version,
          cells: [
            ...zones.flatMap((zone, index) => zoneCell(zone, boxes[index])),
            ...nodeCells,
            ...[...pipeline.edges.values()].toSorted(byId).map(edgeCell),
          ],
        },
      ],
      diagramTop: 1,
      reviewer: "",
      threatTop: threats,
    },
    [carriedKey]: carriedPipeline(pipeline),
  };
  return `${JSON.stringify(model)}\n`;
}

function threatOf(node: PipelineNode, one: NodeControl, { prose }: ExportAt, number: number) {
  const { control } = one;
  return {
    id: `${nodeKey(node.id)}-${control.id}`,
    number,
    title: control.title,
    status: one.accepted ? "Accepted" : "Open",
    severity: severities[control.weight] ?? "Medium",
    type: "Generic",
    modelType: "Generic",
    description: `${reason(control, prose)}\nIn Blueline: ${statusSentence(one)}`,
    mitigation: measure(control, prose),
    score: "",
    [carriedKey]: { control: control.id },
  };
}

const quiet = { stroke: "#333333", strokeWidth: 1, strokeDasharray: null };
const alarming = { stroke: "red", strokeWidth: 3, strokeDasharray: null };

const types: { readonly [E in Element]: string } = {
  actor: "tm.Actor",
  process: "tm.Process",
  store: "tm.Store",
};

function nodeCell(
  pipeline: Pipeline,
  node: PipelineNode,
  zIndex: number,
  threats: readonly ReturnType<typeof threatOf>[],
) {
  const shape = elementOf(node);
  const hasOpenThreats = threats.some(({ status }) => status === "Open");
  const lines = hasOpenThreats ? alarming : quiet;
  return {
    position: node.position,
    size: cardSize,
    attrs: {
      text: { text: node.name },
      ...(shape === "store" ? { topLine: lines, bottomLine: lines } : { body: lines }),
    },
    visible: true,
    shape,
    zIndex,
    ports,
    id: nodeKey(node.id),
    data: {
      type: types[shape],
      name: node.name,
      description: node.note ?? "",
      isTrustBoundary: false,
      outOfScope: false,
      reasonOutOfScope: "",
      hasOpenThreats,
      threats,
      [carriedKey]: carriedNode(pipeline, node),
    },
  };
}

// Where a person may begin a flow. Without them a cell can be read and not be connected.
const sides = ["top", "right", "bottom", "left"] as const;
const circle = {
  r: 4,
  magnet: true,
  stroke: "#5F95FF",
  strokeWidth: 1,
  fill: "#fff",
  style: { visibility: "hidden" },
};
const ports = {
  groups: Object.fromEntries(sides.map((side) => [side, { position: side, attrs: { circle } }])),
  items: sides.map((side) => ({ group: side, id: side })),
};

function edgeCell(edge: PipelineEdge) {
  const name = edgeName(edge);
  return {
    shape: "flow",
    attrs: { line: { ...quiet, sourceMarker: { name: "" }, targetMarker: { name: "block" } } },
    width: 200,
    height: 100,
    zIndex: 10,
    connector: "smooth",
    labels: [
      {
        markup: [
          { tagName: "ellipse", selector: "labelBody" },
          { tagName: "text", selector: "labelText" },
        ],
        attrs: {
          labelText: { text: name, textAnchor: "middle", textVerticalAnchor: "middle" },
          labelBody: { ref: "labelText", refRx: "50%", refRy: "60%", fill: "#fff", strokeWidth: 0 },
        },
        position: 0.5,
      },
    ],
    id: edgeKey(edge.id),
    source: { cell: nodeKey(edge.source) },
    target: { cell: nodeKey(edge.target) },
    vertices: [],
    data: {
      type: "tm.Flow",
      name,
      description: edge.note ?? "",
      isTrustBoundary: false,
      outOfScope: false,
      reasonOutOfScope: "",
      isBidirectional: false,
      isEncrypted: false,
      isPublicNetwork: false,
      protocol: "",
      hasOpenThreats: false,
      threats: [],
      [carriedKey]: { edge },
    },
  };
}

function zoneCell(zone: Zone, box: ZoneBox | undefined) {
  if (!box) return [];
  const { x, y, width, height } = box;
  return [
    {
      position: { x, y },
      size: { width, height },
      attrs: { headerText: { text: zone.name } },
      visible: true,
      shape: "trust-boundary-box",
      zIndex: -1,
      id: zoneKey(zone.id),
      data: {
        type: "tm.BoundaryBox",
        name: zone.name,
        description: "",
        isTrustBoundary: true,
        hasOpenThreats: false,
        [carriedKey]: { zone },
      },
    },
  ];
}
