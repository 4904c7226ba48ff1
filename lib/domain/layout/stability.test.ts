import { describe, expect, it } from "vitest";
import { tangledPipeline } from "@/scripts/bench/tangled-pipeline";
import { freePlace } from "../pipeline/lanes";
import { straightCrossings } from "./straight-crossings";
import { tidyUp } from "./tidy-up";

/** So many maps of this size or a few nodes more, tidied up, and each then with one more node. */
function grown(size: number, maps: number) {
  return Array.from({ length: maps }, (_, index) => {
    const { nodes, edges } = tangledPipeline(size + index);
    const places = tidyUp(nodes, edges);
    const before = nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
    const at = before[(index * 31) % before.length];
    if (!at) throw new Error("There is a node.");
    const added = { ...at, id: "new", position: freePlace(at.stage, before) };
    const after = tidyUp([...before, added], [...edges, { source: at.id, target: added.id }]);
    const moved = before.map(({ id, position }) => ({
      from: position,
      to: after.get(id) ?? { x: Number.NaN, y: Number.NaN },
    }));
    return { moved, crossings: [straightCrossings(edges, places), straightCrossings(edges, after)] as const };
  });
}

function share(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / flags.length;
}

describe("a tidy map to which a node was added", () => {
  it.each([
    [12, 0.9],
    [60, 0.9],
    [200, 0.9],
  ])("keeps what stands above what in its columns, of %i nodes %d of all pairs", (size, least) => {
    const pairs = grown(size, 12).flatMap(({ moved }) =>
      moved.flatMap((one, index) =>
        moved
          .slice(index + 1)
          .filter(({ from }) => from.x === one.from.x)
          .map(
            (other) =>
              other.to.x === one.to.x &&
              Math.sign(other.to.y - one.to.y) === Math.sign(other.from.y - one.from.y),
          ),
      ),
    );
    expect(share(pairs)).toBeGreaterThan(least);
  });

  it("leaves most cards in their column, no more than a card from where they stood", () => {
    const near = grown(60, 12).flatMap(({ moved }) =>
      moved.map(({ from, to }) => from.x === to.x && Math.abs(from.y - to.y) <= 160),
    );
    expect(share(near)).toBeGreaterThan(0.7);
  });

  it("does not pay for that with crossings", () => {
    for (const {
      crossings: [before, after],
    } of grown(60, 12))
      expect(after).toBeLessThanOrEqual(before * 1.25 + 5);
  });
});
