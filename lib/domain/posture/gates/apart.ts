import { isolation } from "../../catalogue/named-controls";
import { isStranger } from "../../pipeline/is-stranger";
import type { MapStatuses } from "../coverage/assess";
import { effectiveAt } from "../coverage/effective-at";
import { isEffective } from "../coverage/effective-status";
import type { PostureGraph } from "../graph/posture-graph";
import type { Proof } from "../posture";
import { originalOf } from "./gate-graph";
import { reachForward } from "./open-ways";
import type { Protected } from "./passage";

/** The edges from a stranger straight to a CI or a builder. O(edges). */
export function findFromStrangers({ nodes, from, to, graphsOf }: PostureGraph): readonly number[] {
  return [...to.keys()].filter((edge) => {
    const kind = nodes[to[edge] ?? 0]?.kind;
    return (
      graphsOf[edge] !== 0 && (kind === "ci" || kind === "builder") && isStranger(nodes[from[edge] ?? 0])
    );
  });
}

/** The edges whose end has effective isolation: what comes along them goes no further, for every other gate. */
function findApart(
  graph: PostureGraph,
  fromStrangers: readonly number[],
  { controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
): readonly number[] {
  return fromStrangers.filter((edge) => {
    const node = originalOf(graph, graph.to[edge] ?? 0);
    const place = controlsAt[node]?.findIndex(({ id }) => id === isolation) ?? -1;
    return isEffective(statusesAt[node]?.[place] ?? "not-assessed", proof);
  });
}

/** A batch of gates on the map without isolated edges. */
export function withoutApart(whole: Protected, assessed: MapStatuses, proof: Proof): Protected {
  const { graph, fromStrangers } = whole;
  if (fromStrangers.length === 0) return whole;
  const apart = findApart(graph, fromStrangers, assessed, proof);
  if (apart.length === 0) return whole;
  const itself = whole.rules.gates.reduce(
    (bits, { id }, index) => (id === isolation ? bits | (1 << index) : bits),
    0,
  );
  const judgedOn = whole.rules.judgedOn.slice();
  for (const edge of apart) judgedOn[edge] = (judgedOn[edge] ?? 0) & itself;
  const rules = { ...whole.rules, judgedOn };
  const comingAtAll = reachForward(graph, rules, new Int32Array(graph.nodes.length));
  return { ...whole, rules, comingAtAll };
}

/** The same, with the connections on which signature gates let unsigned artifacts pass (Analysis 5.3). */
export function asSigned(whole: Protected, assessed: MapStatuses, proof: Proof): Protected {
  const { signed } = whole;
  const letBy = signed?.letBy(effectiveAt(assessed, signed.by, proof));
  return withoutApart(signed && letBy?.includes(1) ? signed.after(letBy) : whole, assessed, proof);
}
