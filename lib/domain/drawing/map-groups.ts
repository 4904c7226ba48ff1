import { type Canvas, canvasOf, smallCanvas, zoomThatFits } from "../layout/canvas";
import { groupName } from "../layout/group-heads";
import { groupKey } from "../layout/groups";
import { bandOf } from "../layout/layout-graph";
import { mostInCells } from "../layout/most-in-cells";
import type { PipelineNode, Zone } from "../pipeline/document";
import { cardSize, laneEnds } from "../pipeline/lanes";
import { aroundAll, type Box, boxesMeet } from "./box";
import { wideEnough } from "./wide-enough";

type GroupedNode = Pick<PipelineNode, "id" | "kind" | "stage" | "zone" | "environment" | "position">;

export interface MapGroup {
  readonly id: string;
  readonly name: string;
  readonly zone: string | undefined;
  /** Where all of its nodes that have an environment have the same. */
  readonly environment: PipelineNode["environment"];
  readonly members: readonly string[];
  /** Around its cards and its head, in map units. */
  readonly box: Box;
  /** How much of the box lies above its cards. */
  readonly head: number;
}

export interface MapGroups {
  readonly groups: readonly MapGroup[];
  /** By node; a card that is in none is drawn by itself, as are its lines. */
  readonly groupOf: ReadonlyMap<string, string>;
  /** The map units to a pixel of a large window in which all of the map is shown: heads and bundles are made for that. */
  readonly unit: number;
}

/** A map that is seen whole only from further away is drawn for this: Tidy up makes it no smaller. */
const leastZoom = 0.1;
/** In pixels, as Tidy up leaves room for it. */
const room = { side: 10, head: 30, foot: 10 } as const;
/** Of the way to the next group or card, the most that a box takes on each side. Two neighbours together take no more than all of it. */
const share = { side: 0.3, head: 0.75, foot: 0.2 } as const;

/**
 * The groups that a map of more than 40 nodes is drawn in: in each lane the nodes of a zone, else those of a kind. A group
 * is drawn only where that is true of what lies in its box: the box around its cards meets no other card and no other
 * group's. Where cards were moved so that it does, the cards of that group stand alone. Boxes, with their heads, never meet.
 * O(groups * nodes).
 * @param height of a card, in map units
 */
export function mapGroups(
  nodes: readonly GroupedNode[],
  zones: readonly Pick<Zone, "id" | "name">[],
  height: number,
): MapGroups {
  const unit = unitOf(nodes, height);
  if (nodes.length <= mostInCells) return { groups: [], groupOf: new Map(), unit };
  const names = new Map(zones.map(({ id, name }) => [id, name]));
  const cards = nodes.map((node) => ({ node, key: keyOf(node), box: cardBox(node, height) }));
  const byKey = new Map<string, (typeof cards)[number][]>();
  for (const card of cards) {
    const members = byKey.get(card.key) ?? [];
    members.push(card);
    byKey.set(card.key, members);
  }
  const around = [...byKey].map(([key, members]) => ({
    key,
    members,
    box: aroundAll(members.map((member) => member.box)),
  }));
  const free = around.filter(
    ({ key, box }) => !cards.some((card) => card.key !== key && boxesMeet(box, card.box)),
  );
  const drawn = free.filter((one) => !free.some((other) => other !== one && boxesMeet(one.box, other.box)));
  const drawnKeys = new Set(drawn.map(({ key }) => key));
  const others = [
    ...drawn.map(({ box }) => box),
    ...cards.flatMap(({ key, box }) => (drawnKeys.has(key) ? [] : [box])),
  ];
  const lanes = lanesOf(nodes);
  const heads = drawn.map(({ key, members, box }) => {
    const first = members[0]?.node;
    const zone = first?.zone;
    const { side, head, foot } = roomAround(box, others, unit);
    return {
      id: key,
      name: first ? groupName({ ...first, zoneName: names.get(zone ?? "") }) : "",
      zone,
      environment: sameEnvironment(members.map(({ node }) => node)),
      members: members.map(({ node }) => node.id),
      box: {
        x: box.x - side,
        y: box.y - head,
        width: box.width + 2 * side,
        height: box.height + head + foot,
      },
      head,
      lane: lanes[first?.stage ?? "build"],
    };
  });
  const loose = others.slice(drawn.length);
  const wide = wideEnough(heads, loose, unit, unitOf(nodes, height, smallCanvas));
  const groups = wide.map(({ lane: _lane, ...group }): MapGroup => group);
  return {
    groups,
    groupOf: new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id] as const))),
    unit,
  };
}

function keyOf(node: GroupedNode): string {
  return groupKey(node, bandOf[node.stage]);
}

function cardBox({ position: { x, y } }: GroupedNode, height: number): Box {
  return { x, y, width: cardSize.width, height };
}

function lanesOf(nodes: readonly GroupedNode[]) {
  const { build, distribute } = laneEnds(nodes);
  return {
    build: { from: -Infinity, to: build },
    distribute: { from: build, to: distribute },
    run: { from: distribute, to: Infinity },
  } as const;
}

function unitOf(nodes: readonly GroupedNode[], height: number, canvas?: Canvas): number {
  if (nodes.length === 0) return 1;
  const all = aroundAll(nodes.map((node) => cardBox(node, height)));
  const zoom = zoomThatFits(all, canvas ?? canvasOf(all), true);
  return 1 / Math.min(1, Math.max(leastZoom, zoom));
}

/**
 * How far a box may reach out on each side. Two boxes are kept apart along the axis on which they are further apart
 * already: that is enough, and leaves room on the other.
 */
function roomAround(box: Box, others: readonly Box[], unit: number) {
  let [beside, above, below] = [Infinity, Infinity, Infinity];
  for (const other of others) {
    if (other === box) continue;
    const across = Math.max(other.x - box.x - box.width, box.x - other.x - other.width);
    const [up, down] = [box.y - other.y - other.height, other.y - box.y - box.height];
    if (across >= Math.max(up, down)) beside = Math.min(beside, across);
    else if (up > down) above = Math.min(above, up);
    else below = Math.min(below, down);
  }
  return {
    side: Math.min(room.side * unit, beside * share.side),
    head: Math.min(room.head * unit, above * share.head),
    foot: Math.min(room.foot * unit, below * share.foot),
  };
}

function sameEnvironment(nodes: readonly GroupedNode[]): PipelineNode["environment"] {
  const found = new Set(nodes.flatMap(({ environment }) => environment ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}
