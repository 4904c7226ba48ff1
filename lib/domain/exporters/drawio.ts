import { type Box, aroundAll } from "../drawing/box";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { cardSize, laneEnds } from "../pipeline/lanes";
import { byId, type Pipeline } from "../pipeline/pipeline";
import { stageNames } from "../words/english";
import { nodeSubtitle } from "../words/node-subtitle";
import { carriedNode, carriedPipeline, edgeKey, nodeKey, zoneKey } from "./carried";
import { drawnZones } from "./drawn-zones";
import { edgeName } from "./edge-name";
import { xmlAttribute, xmlText } from "./xml-text";

/** The attributes of a cell for Blueline; draw.io keeps them, and shows them under *Edit Data*. */
export const drawioMarks = {
  pipeline: "data-blueline-pipeline",
  node: "data-blueline-node",
  edge: "data-blueline-edge",
  zone: "data-blueline-zone",
  lane: "data-blueline-lane",
} as const;

const styles = {
  node: "rounded=1;whiteSpace=wrap;arcSize=8;fillColor=#ffffff;strokeColor=#64748b;",
  edge: "edgeStyle=orthogonalEdgeStyle;rounded=1;endArrow=block;endFill=1;",
  zone: "rounded=1;arcSize=2;dashed=1;fillColor=none;strokeColor=#64748b;verticalAlign=top;align=left;spacingLeft=8;container=1;collapsible=0;recursiveResize=0;",
  // No container: a node that is moved into another lane would become its child.
  lane: "fillColor=#f8fafc;strokeColor=#cbd5e1;verticalAlign=top;fontStyle=1;container=0;connectable=0;locked=1;",
};
const around = 60;
const none = { x: 0, y: 0 };

/** One page of uncompressed XML: lanes behind, zones as containers of their nodes, connections as connectors. */
export function writeDrawio(pipeline: Pipeline): string {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const zones = [...pipeline.zones.values()].toSorted(byId);
  const boxes = new Map(drawnZones(zones, nodes).map((box) => [box.id, box]));
  const cells = [
    cell("0", "", [drawioMarks.pipeline, carriedPipeline(pipeline)], "", ""),
    `<mxCell id="1" parent="0"/>`,
    ...laneCells(nodes),
    ...zones.flatMap((zone) => {
      const box = boxes.get(zone.id);
      return box
        ? [shape(zoneKey(zone.id), zone.name, [drawioMarks.zone, { zone }], styles.zone, "1", box)]
        : [];
    }),
    ...nodes.map((node) => nodeShape(pipeline, node, boxes.get(node.zone ?? ""))),
    ...[...pipeline.edges.values()].toSorted(byId).map(edgeShape),
  ];
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<mxfile host="Blueline" type="device" compressed="false">`,
    `<diagram id="map" name=${xmlAttribute(pipeline.name)}>`,
    `<mxGraphModel grid="1" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="0">`,
    `<root>`,
    ...cells,
    `</root>`,
    `</mxGraphModel>`,
    `</diagram>`,
    `</mxfile>`,
    "",
  ].join("\n");
}

// XML cannot hold these, and JSON can do without.
const forbidden = /[\ufffe\uffff]/g;
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;

type Mark = readonly [attribute: string, value: unknown];

function cell(id: string, label: string, [mark, value]: Mark, attributes: string, inside: string): string {
  const data = typeof value === "string" ? value : JSON.stringify(value).replaceAll(forbidden, escaped);
  return `<object id="${id}" label=${xmlAttribute(label)} ${mark}=${xmlAttribute(data)}><mxCell${attributes}>${inside}</mxCell></object>`;
}

function shape(id: string, label: string, mark: Mark, style: string, parent: string, box: Box): string {
  const { x, y, width, height } = box;
  return cell(
    id,
    label,
    mark,
    ` style="${style}" vertex="1" parent="${parent}"`,
    `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/>`,
  );
}

/** What is under the name on a card is under it here too. On the way back the name is the first line. */
function drawioLabel(node: PipelineNode): string {
  return xmlText(`${node.name}\n${nodeSubtitle(node)}`);
}

function nodeShape(pipeline: Pipeline, node: PipelineNode, zone: Box | undefined): string {
  // In a container, places count from its corner.
  const origin = zone ?? none;
  const box = { x: node.position.x - origin.x, y: node.position.y - origin.y, ...cardSize };
  const parent = zone && node.zone !== undefined ? zoneKey(node.zone) : "1";
  const mark = [drawioMarks.node, carriedNode(pipeline, node)] as const;
  return shape(nodeKey(node.id), drawioLabel(node), mark, styles.node, parent, box);
}

function edgeShape(edge: PipelineEdge): string {
  return cell(
    edgeKey(edge.id),
    edgeName(edge),
    [drawioMarks.edge, { edge }],
    ` style="${styles.edge}${edge.automated === false ? "dashed=1;" : ""}" edge="1" parent="1" source="${nodeKey(edge.source)}" target="${nodeKey(edge.target)}"`,
    `<mxGeometry relative="1" as="geometry"/>`,
  );
}

function laneCells(nodes: readonly PipelineNode[]): readonly string[] {
  const map = aroundAll(nodes.map(({ position }) => ({ ...position, ...cardSize })));
  const ends = laneEnds(nodes);
  const borders = [
    Math.min(map.x, ends.build) - around,
    ends.build,
    ends.distribute,
    Math.max(map.x + map.width, ends.distribute) + around,
  ];
  return stages.map((stage, index) => {
    const [left = 0, right = 0] = [borders[index], borders[index + 1]];
    const box = { x: left, y: map.y - around, width: right - left, height: map.height + 2 * around };
    return shape(`lane-${stage}`, stageNames[stage], [drawioMarks.lane, stage], styles.lane, "1", box);
  });
}
