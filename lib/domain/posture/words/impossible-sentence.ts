import type { Pipeline } from "../../pipeline/pipeline";
import type { Fix } from "../posture";
import { mostNamed, nodeName, nodeNames } from "./node-names";
import type { Obstacle } from "./obstacle-on";
import { plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

type Named = Pick<Pipeline, "nodes">;

/**
 * Which targets stay open whatever is done, why, and what to do. Of several targets it says for one of the ways alone why
 * it stays open: the others may have reasons of their own.
 * @param way the one that the obstacle lies on: `Fix.impossible`.
 */
export function impossibleSentence(
  pipeline: Named,
  { leaves }: Pick<Fix, "leaves">,
  way: readonly string[],
  obstacle: Obstacle,
): string {
  const where = `No set of nodes closes every way to ${nodeNames(pipeline, leaves)}`;
  const reason = reasonWords(pipeline, way, obstacle);
  return leaves.length > 1
    ? `${where}. One of these ways, to ${nodeName(pipeline, way.at(-1) ?? "")}: ${reason}`
    : `${where}: ${reason}`;
}

function reasonWords(pipeline: Named, way: readonly string[], obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "claims": {
      const { nodes, needed } = obstacle;
      const there = nodes.length === 1 ? "there" : `on ${needed === "one" ? "one" : "all"} of them`;
      return `${nodeNames(pipeline, nodes)} could carry the gate, but ${plural(nodes.length, "is", "are")} marked not applicable for it. Say ${there} that the control applies, or lead the way through another node that can carry it.`;
    }
    case "hand-over":
      return `${nodeName(pipeline, obstacle.from)} hands on to ${nodeName(pipeline, obstacle.to)} past every node that could carry the gate. Take that hand-over away, or lead it through one that can.`;
    case "no-node": {
      // In the order of the way.
      const between = joinWithAnd(
        way.slice(1, -1).map((node) => nodeName(pipeline, node)),
        mostNamed,
      );
      return way.length > 1
        ? `the way from ${nodeName(pipeline, way[0] ?? "")} by ${between} to ${nodeName(pipeline, way.at(-1) ?? "")} passes no node that can carry the gate. Lead one of its hand-overs through one that can.`
        : "where the way begins and ends, no node can carry the gate.";
    }
  }
}
