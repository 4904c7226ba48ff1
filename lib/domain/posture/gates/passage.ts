import type { PipelineNode } from "../../pipeline/document";
import type { GateRules } from "./gate-rules";
import { type GateStandings, closeRunners } from "./gate-standings";
import { reachForward, reachBackward, type OpenWays } from "./open-ways";
import type { PostureGraph } from "../graph/posture-graph";
import type { GateWays } from "./gate-ways";

/** What verdicts on some gates need of a map, claims aside but for what is held apart. The graph is the gates' own. */
export interface Protected {
  readonly graph: PostureGraph;
  readonly rules: GateRules;
  /** Node indexes, ascending. */
  readonly targets: readonly number[];
  /** Where things would come if no gate stood anywhere. */
  readonly comingAtAll: OpenWays;
  /** Edges on which a stranger hands something straight to a CI or a builder. */
  readonly fromStrangers: readonly number[];
  /** Of gates that ask for signatures: what lets by, by edge, as nodes sign, and the map with it. */
  readonly signed?: {
    readonly by: string;
    readonly letBy: (signs: Uint8Array) => Uint8Array;
    readonly after: (letBy: Uint8Array) => Protected;
    /** Ids, sorted: what has to sign for all to be signed that is handed to some nodes. */
    readonly unsignedInto: (
      signs: Uint8Array,
      /** Whether the gate is in place there, or would be. */
      isEnd: (node: PipelineNode, index: number) => boolean,
      /** Of the gate: what it does not look at waits for nothing. */
      bit: number,
    ) => readonly string[];
  };
}

/** Where things come past the gates as they stand, all at once. */
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
