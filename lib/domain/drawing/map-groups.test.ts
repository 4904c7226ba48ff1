import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOnCanvas, wideCanvas } from "@/lib/testing/fit-on-canvas";
import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { anyMap } from "@/lib/testing/layout-arbitraries";
import { smallCanvas } from "../layout/canvas";
import { headWidth } from "../layout/group-heads";
import { tidyUp } from "../layout/tidy-up";
import { laneEnds, stageAt } from "../pipeline/lanes";
import type { NodeKind, PipelineNode } from "../pipeline/document";
import { boxesMeet, isInside } from "./box";
import { bundleLines, routeBundles } from "./group-bundles";
import { boxOfPiece, piecesOf } from "./pieces";
import { mapGroups } from "./map-groups";

const zones = [
  { id: "z1", name: "Payments" },
  { id: "z2", name: "Web" },
  { id: "z3", name: "Data" },
];

function cell(id: string, column: number, row: number, more: Partial<PipelineNode> = {}): PipelineNode {
  return {
    id,
    kind: "host",
    name: id,
    stage: "run",
    position: { x: column * 214, y: row * 154 },
    ...more,
  };
}

/** 42 hosts in two zones: six rows of three columns each, with a lane of free cells between. */
const twoZones = (["z1", "z2"] as const).flatMap((zone, at) =>
  Array.from({ length: 21 }, (_, index) =>
    cell(`${zone}-${index}`, at * 5 + (index % 3), Math.floor(index / 3), { zone }),
  ),
);
const moved = (id: string, column: number, row: number) =>
  twoZones.map((node) => (node.id === id ? { ...node, position: cell(id, column, row).position } : node));
const namesOf = (nodes: readonly PipelineNode[]) =>
  mapGroups(nodes, zones, 140).groups.map(({ name, members }) => [name, members.length]);

/** Groups of one lane with few nodes and long names, beside a large one. */
function kindsAlone() {
  const kinds: readonly (readonly [NodeKind, PipelineNode["stage"], number])[] = [
    ["source-repository", "build", 40],
    ["parent-registry", "build", 1],
    ["production-registry", "distribute", 4],
    ["delivery", "distribute", 12],
    ["orchestrator", "run", 12],
    ["host", "run", 12],
  ];
  const nodes = kinds.flatMap(([kind, stage, count]) =>
    Array.from({ length: count }, (_, index) => cell(`${kind}-${index}`, 0, index, { kind, stage })),
  );
  return { nodes, edges: [], zones: [] };
}

describe("the groups of a large map", () => {
  it("are its zones, else its kinds, lane by lane; 40 nodes have none", () => {
    expect(namesOf(twoZones)).toEqual([
      ["Payments", 21],
      ["Web", 21],
    ]);
    const kindOf = (index: number): NodeKind => (index < 21 ? "ci" : "source-repository");
    const kinds = twoZones.map(({ zone: _zone, ...node }, index) => ({ ...node, kind: kindOf(index) }));
    expect(namesOf(kinds)).toEqual([
      ["CI", 21],
      ["Source repositories", 21],
    ]);
    expect(namesOf(twoZones.slice(0, 40))).toEqual([]);
  });

  it("are drawn around a card that was moved where no other is, and not once it is among another group's", () => {
    expect(namesOf(moved("z1-0", 0, 9))).toEqual(namesOf(twoZones));
    // Between cards of the other zone, whose box then holds a stranger, too.
    expect(namesOf(moved("z1-0", 6, 3))).toEqual([]);
    // Within the box of its own zone only because that now reaches over the other's.
    expect(namesOf(moved("z1-0", 9, 0))).toEqual([["Web", 21]]);
  });

  it("have the environment that all of their nodes have", () => {
    const environmentOf = (change: (index: number) => PipelineNode["environment"]) =>
      mapGroups(
        twoZones.map((node, index) => ({ ...node, environment: change(index) })),
        zones,
        140,
      ).groups[0]?.environment;
    expect(environmentOf((index) => (index === 0 ? undefined : "production"))).toBe("production");
    expect(environmentOf((index) => (index === 0 ? "staging" : "production"))).toBeUndefined();
  });

  it.each([
    ["of 120 nodes in zones", platformPipeline()],
    ["by kinds", kindsAlone()],
  ])("%s have room for their names at 1024x768 and at 1440x900, apart and in their lanes", (_, map) => {
    const named = map.nodes.map((node) => ({
      ...node,
      zoneName: map.zones.find(({ id }) => id === node.zone)?.name,
    }));
    for (const canvas of [smallCanvas, wideCanvas]) {
      const places = tidyUp(named, map.edges, canvas);
      const nodes = map.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
      const { zoom } = fitOnCanvas(nodes, places, canvas);
      const { groups } = mapGroups(nodes, map.zones, 140);
      const narrow = groups.filter(
        ({ name, members, box }) => box.width * zoom < headWidth(name, members.length),
      );
      expect(narrow.map(({ name }) => name)).toEqual([]);
      const ends = laneEnds(nodes);
      for (const [index, { box, members }] of groups.entries()) {
        for (const other of groups.slice(index + 1)) expect(boxesMeet(box, other.box)).toBe(false);
        const stage = nodes.find(({ id }) => id === members[0])?.stage;
        const middle = (x: number) => ({ x: x - 100, y: 0 });
        expect(stageAt(middle(box.x + 1), ends)).toBe(stage);
        expect(stageAt(middle(box.x + box.width - 1), ends)).toBe(stage);
      }
    }
  });

  it("of 120 nodes that are tidied up are all read on a large window, their bundles between them", () => {
    const platform = platformPipeline();
    const places = tidyUp(platform.nodes, platform.edges, wideCanvas);
    const { zoom, across, down } = fitOnCanvas(platform.nodes, places, wideCanvas);
    expect(zoom).toBeGreaterThanOrEqual(0.33);
    expect(Math.min(across, down)).toBeGreaterThanOrEqual(0.85);
    const nodes = platform.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
    const grouped = mapGroups(nodes, platform.zones, 140);
    expect(grouped.groups.map(({ name, members }) => `${name} ${members.length}`).toSorted()).toEqual(
      [
        "Parent registries 6",
        "Payments team 10",
        "Web team 12",
        "Data team 10",
        "Staging registries 4",
        "Delivery 6",
        "Prod registries 4",
        "EKS staging 14",
        "EKS prod eu 22",
        "EKS prod us 20",
        "EC2 legacy 12",
      ].toSorted(),
    );
    for (const { head } of grouped.groups) expect(head * zoom).toBeGreaterThanOrEqual(29);
    const lines = platform.edges.map((edge) => ({
      ...edge,
      look: edge.automated === false ? ("hand" as const) : ("checked" as const),
    }));
    const bundles = bundleLines(grouped.groupOf, lines);
    expect(bundles.map(({ ids }) => ids.length).toSorted((a, b) => a - b)).toEqual([
      2, 4, 6, 10, 10, 10, 12, 12, 12, 14, 20, 22,
    ]);
    const routes = routeBundles(grouped, bundles, new Map());
    for (const { id, from, to } of bundles) {
      const pieces = piecesOf(routes.get(id) ?? []).map(boxOfPiece);
      expect(pieces.length).toBeGreaterThan(0);
      for (const group of grouped.groups)
        if (group.id !== from && group.id !== to)
          expect(pieces.some((piece) => boxesMeet(piece, group.box))).toBe(false);
    }
  });

  const packed = anyMap(70, 41).map(({ nodes, edges }) => {
    const places = tidyUp(nodes, edges);
    return nodes.map((node): PipelineNode => {
      const { zone, ...more } = node;
      const kind = node.kind as NodeKind;
      const position = places.get(node.id) ?? node.position;
      return { ...more, kind, name: node.id, position, ...(zone === undefined ? {} : { zone }) };
    });
  });

  it("hold every card of a map that was tidied up, with room for a head of 30 px", () => {
    fc.assert(
      fc.property(packed, (nodes) => {
        const { groups, groupOf, unit } = mapGroups(nodes, zones, 140);
        expect(groupOf.size).toBe(nodes.length);
        for (const { head } of groups) expect(head / unit).toBeGreaterThan(26);
      }),
    );
  });

  it("are true however cards are moved: no box meets another or a card that is not its own", () => {
    const shift = fc.tuple(
      fc.nat(69),
      fc.integer({ min: -3000, max: 3000 }),
      fc.integer({ min: -2000, max: 2000 }),
    );
    fc.assert(
      fc.property(packed, fc.array(shift, { maxLength: 6 }), (nodes, shifts) => {
        const all = nodes.map((node, index) => {
          const by = shifts.find(([which]) => which === index);
          return by
            ? { ...node, position: { x: node.position.x + by[1], y: node.position.y + by[2] } }
            : node;
        });
        const { groups, groupOf } = mapGroups(all, zones, 140);
        const meeting = groups.flatMap((one, index) =>
          groups
            .slice(index + 1)
            .flatMap((other) => (boxesMeet(one.box, other.box) ? [[one.id, other.id]] : [])),
        );
        const misplaced = groups.flatMap((group) =>
          all.flatMap(({ id, position }) => {
            const card = { ...position, width: 200, height: 140 };
            const isRight =
              groupOf.get(id) === group.id ? isInside(card, group.box) : !boxesMeet(card, group.box);
            return isRight ? [] : [[group.id, id]];
          }),
        );
        expect({ meeting, misplaced }).toEqual({ meeting: [], misplaced: [] });
      }),
    );
  });
});
