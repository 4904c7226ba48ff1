import type { Pipeline } from "../../pipeline/pipeline";
import type { Fix } from "../posture";
import { mostNamed, nodeName, nodeNames } from "./node-names";
import type { Obstacle } from "./obstacle-on";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";
import { plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

/**
 * The targets that stay open whatever is done, why, and what to do. Of several targets it explains one path: the others may
 * have reasons of their own.
 * @param way the one that the obstacle lies on: `Fix.impossible`.
 */
export function impossibleSentence(
  pipeline: Pipeline,
  { leaves }: Pick<Fix, "leaves">,
  way: readonly string[],
  obstacle: Obstacle,
): string {
  const reason = reasonWords(pipeline, way, obstacle);
  const found = `This gate can't block the ${plural(leaves.length, "path", "paths")} to ${nodeNames(pipeline, leaves)}`;
  return leaves.length > 1
    ? `${found}. On one of them, to ${nodeName(pipeline, way.at(-1) ?? "")}, ${reason}`
    : `${found}: ${reason}`;
}

function reasonWords(pipeline: Pipeline, way: readonly string[], obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "claims": {
      const { nodes, needed } = obstacle;
      const there = nodes.length === 1 ? "there" : `on ${needed === "one" ? "one" : "all"} of them`;
      return `${nodeNames(pipeline, nodes)} could enforce it, but the control is marked as not applicable ${plural(nodes.length, "there", "on them")}. Mark it as applicable ${there}, or route the path through another node that can enforce the gate.`;
    }
    case "connection":
      return `${wayWords(hopsAlong(pipeline, [obstacle.from, obstacle.to]), nodeName(pipeline, obstacle.from))}. Remove that connection, or route it through a node that can enforce the gate.`;
    case "no-node": {
      // In the order of the way.
      const between = joinWithAnd(
        way.slice(1, -1).map((node) => nodeName(pipeline, node)),
        mostNamed,
      );
      return way.length > 1
        ? `no node from ${nodeName(pipeline, way[0] ?? "")} through ${between} can enforce it. Route one of these connections through a node that can.`
        : "no node can enforce it at the start and at the end of the path.";
    }
  }
}
