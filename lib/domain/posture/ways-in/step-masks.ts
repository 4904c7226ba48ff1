import { oncePer } from "../../once-per";
import type { Gate } from "../../catalogue/catalogue";
import { isolation } from "../../catalogue/named-controls";
import { type Guard, type Step, stopsOn } from "./guards";
import { isEffective } from "../coverage/effective-status";
import { closingAtNode } from "./closing";
import { makerBits, seenMarks, type Standing } from "./standing";
import type { WaysMap } from "./ways-map";

/**
 * What an attacker brings: the `makerBits` of the artifact, and whether the attack began as an untrusted change. A bit of a mask
 * each.
 */
export const flagsOf = (marks: number, isUntrustedChange: boolean) =>
  (marks & seenMarks) | (isUntrustedChange ? 4 : 0);
const flagCount = 8;
/** With any of them. */
export const allFlags = (1 << flagCount) - 1;

/** With which flags an attacker can take a step, computed on arrival. */
export interface StepMasks {
  /**
   * Whether a gate would block the attacker on an edge; a signature gate as if all builders signed.
   * @param edge -1: by its own door
   */
  readonly wouldStop: (gate: Gate, edge: number, marks: number, isUntrustedChange: boolean) => boolean;
  /** @param isBetrayed a sender of manifests is attacker-controlled, so that none stands for the node */
  readonly passesEdge: (edge: number, node: number, isBetrayed: boolean) => number;
  /** The controls that block the attacker on an edge; empty if none does. */
  readonly stopsAlong: (edge: number, node: number, flags: number, isBetrayed: boolean) => readonly string[];
  /** Along any of the edges of a step (`FlowSteps`). */
  readonly passesStep: (step: number, isBetrayed: boolean) => number;
}

export function createStepMasks(map: WaysMap, standing: Standing): StepMasks {
  const { graph, steps, isOrder, mayComeFromRegistry } = map;
  const { guardsAt } = standing;
  // By step: the mask, and that for a betrayed node; -1 until an attacker arrives.
  const known = new Int32Array(steps.edges.length).fill(-1);
  const isFromRegistry = (edge: number) => edge === -1 || mayComeFromRegistry[edge] === 1;
  const isHeld = (edge: number, node: number) =>
    edge !== -1 && map.isLone[edge] === 1 && standing.isClosed["lone-release"][node] === 1;
  const isUnsigned = (edge: number) => edge !== -1 && standing.isUnsigned[edge] === 1;
  const sightOf = (edge: number) =>
    (edge !== -1 && isOrder[edge] === 1 ? 1 : 0) + (isFromRegistry(edge) ? 2 : 0);

  const passesEdge = (edge: number, node: number, isBetrayed: boolean) => {
    if (edge !== -1 && (isApart(map, standing, edge, node) || isHeld(edge, node))) return 0;
    if (edge !== -1 && graph.byHand[edge] === 1) return allFlags;
    const guards = guardsAt[node];
    if (guards === undefined || guards.length === 0) return allFlags;
    return allFlags & ~stopsOf(guards, sightOf(edge), isBetrayed, isUnsigned(edge));
  };
  const stopsKnown = new Map<number, readonly string[]>();
  const findStops = (edge: number, node: number, flags: number, isBetrayed: boolean) => {
    if (edge !== -1 && isApart(map, standing, edge, node)) return [isolation];
    if (edge !== -1 && graph.byHand[edge] === 1) return [];
    const sight = sightOf(edge);
    const stopping = (guardsAt[node] ?? [])
      .filter(({ control: { gate }, senders }) => {
        const stands = !isBetrayed || senders === undefined;
        const counts = stands && !(gate.provedBy !== undefined && isUnsigned(edge));
        return counts && (((masksOf(gate)[sight] ?? 0) >> flags) & 1) === 1;
      })
      .map(({ control }) => control.id);
    return isHeld(edge, node) ? [...releasesHeldBy(map, standing, node), ...stopping] : stopping;
  };
  return {
    stopsAlong: (edge, node, flags, isBetrayed) => {
      // By a node's own door: there are few.
      if (edge === -1) return findStops(edge, node, flags, isBetrayed);
      const key = (edge * flagCount + flags) * 2 + (isBetrayed ? 1 : 0);
      const stops = stopsKnown.get(key) ?? findStops(edge, node, flags, isBetrayed);
      stopsKnown.set(key, stops);
      return stops;
    },
    wouldStop: (gate, edge, marks, isUntrustedChange) => {
      const stops = (seen: number) =>
        (((masksOf(gate)[sightOf(edge)] ?? 0) >> flagsOf(seen, isUntrustedChange)) & 1) === 1;
      if (gate.provedBy === undefined) return stops(marks);
      if (!isUnsigned(edge) && stops(marks)) return true;
      if (edge !== -1 && standing.wouldBeUnsigned[edge] === 1) return false;
      return stops(
        (marks & makerBits.built) | ((marks & makerBits.wouldBeSigned) === 0 ? 0 : makerBits.signed),
      );
    },
    passesEdge,
    passesStep: (step, isBetrayed) => {
      let mask = known[step] ?? -1;
      if (mask === -1) {
        const node = steps.to[step] ?? 0;
        mask = 0;
        for (const edge of steps.edges[step] ?? [])
          mask |= passesEdge(edge, node, false) | (passesEdge(edge, node, true) << flagCount);
        known[step] = mask;
      }
      return isBetrayed ? mask >> flagCount : mask & allFlags;
    },
  };
}

/** A stranger's connection into a CI or builder is isolated if isolation is in place. */
function isApart(
  { graph: { nodes, from }, isStranger }: WaysMap,
  { isIsolated }: Standing,
  edge: number,
  node: number,
): boolean {
  const kind = nodes[node]?.kind;
  return isStranger[from[edge] ?? 0] === 1 && isIsolated[node] === 1 && (kind === "ci" || kind === "builder");
}

/** The controls in place that keep one person from releasing alone. */
function releasesHeldBy(map: WaysMap, { statusOf, proof }: Standing, node: number): readonly string[] {
  return closingAtNode(map, "lone-release", node).closers.flatMap((closer) =>
    isEffective(statusOf(closer), proof) ? [closer.control.id] : [],
  );
}

function stopsOf(guards: readonly Guard[], sight: number, isBetrayed: boolean, isUnsigned: boolean): number {
  let stops = 0;
  for (const { control, senders } of guards) {
    if ((isBetrayed && senders !== undefined) || (isUnsigned && control.gate.provedBy !== undefined))
      continue;
    stops |= masksOf(control.gate)[sight] ?? 0;
  }
  return stops;
}

/** By the view of a step: the flags with which a gate blocks it. */
const masksOf = oncePer((gate: Gate): readonly number[] =>
  [0, 1, 2, 3].map((sight) => {
    let mask = 0;
    for (let flags = 0; flags < flagCount; flags++)
      if (stopsOn(gate, stepOf(sight, flags))) mask |= 1 << flags;
    return mask;
  }),
);

function stepOf(sight: number, flags: number): Step {
  return {
    isOrder: (sight & 1) !== 0,
    isFromRegistry: (sight & 2) !== 0,
    isSigned: (flags & makerBits.signed) !== 0,
    isBuilt: (flags & makerBits.built) !== 0,
    isUntrustedChange: (flags & 4) !== 0,
  };
}
