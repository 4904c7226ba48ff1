import type { PipelineNode } from "../../pipeline/document";
import type { GateRules } from "./gate-rules";
import { type GateStandings, closeRunners } from "./gate-standings";
import { reachForward, reachBackward, type OpenWays } from "./open-ways";
import type { PostureGraph } from "../graph/posture-graph";
import type { GateWays } from "./gate-ways";

/** The data of a map for verdicts on some gates, without claims except isolation. The graph is the gates' own. */
export interface Protected {
  readonly graph: PostureGraph;
  readonly rules: GateRules;
  /** Node indexes, ascending. */
  readonly targets: readonly number[];
  /** Reachability if no gate were in place. */
  readonly comingAtAll: OpenWays;
  /** Edges from a stranger straight to a CI or a builder. */
  readonly fromStrangers: readonly number[];
  /** For signature gates: the edges that let artifacts pass given the signing nodes, and that map. */
  readonly signed?: {
    readonly by: string;
    readonly letBy: (signs: Uint8Array) => Uint8Array;
    readonly after: (letBy: Uint8Array) => Protected;
    /** Ids, sorted: the nodes that have to sign for all artifacts sent to some nodes to be signed. */
    readonly unsignedInto: (
      signs: Uint8Array,
      /** Whether the gate is in place there, or would be. */
      isEnd: (node: PipelineNode, index: number) => boolean,
      /** Of the gate: it does not wait for artifacts that it does not check. */
      bit: number,
    ) => readonly string[];
  };
}

/** Reachability past the gates in place, for all at once. */
export interface Passage {
  readonly standings: GateStandings;
  readonly coming: OpenWays;
  readonly leading: OpenWays;
  readonly pastAll: ReturnType<typeof reachPastAll>;
}

export function createPassage({ graph, rules, targets }: Protected, standings: GateStandings): Passage {
  return {
    standings,
    coming: reachForward(graph, rules, standings.closed),
    leading: reachBackward(graph, rules, standings.closed, targets),
    pastAll: reachPastAll({ graph, rules }, standings),
  };
}

/** Reachability with the gate on every node that supports it. Targets still reached can't be fixed with this gate. */
export function reachPastAll(
  { graph, rules }: Pick<GateWays, "graph" | "rules">,
  { own, candidates }: GateStandings,
) {
  const everywhere = closeRunners(
    own.map((bits, node) => bits | (candidates[node] ?? 0)),
    rules,
    graph,
  );
  return { closed: everywhere, coming: reachForward(graph, rules, everywhere) };
}
