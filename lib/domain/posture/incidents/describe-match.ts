import { isEffective } from "../coverage/effective-status";
import type { MapGrounds } from "../map-facts";
import { attackOf } from "../ways-in/attack";
import type { Attacker } from "../ways-in/attacker";
import { isEmpty } from "../ways-in/bit-rows";
import type { CloserAt } from "../ways-in/closing";
import type { JudgedEntry } from "../ways-in/judge-entries";
import { shortestAttack } from "../ways-in/shortest-attack";
import { isShut, type Standing } from "../ways-in/standing";
import { stopsToward } from "../ways-in/stops-toward";
import type { WaysMap } from "../ways-in/ways-map";
import type { MatchedEntry, ProvenStop } from "./incident-answer";

export interface ReplayGrounds {
  readonly grounds: MapGrounds;
  readonly attacker: Attacker;
}

/** The result of an incident at one entry. */
export function describeMatch(
  { grounds: { graph }, attacker }: ReplayGrounds,
  entry: JudgedEntry,
): MatchedEntry {
  const { type, state, isSaid, place, beginning, unguarded, depending } = entry;
  const what = {
    type,
    state,
    place:
      place.edge === -1
        ? { node: graph.nodes[place.node]?.id ?? "" }
        : { edge: graph.edges[place.edge]?.id ?? "" },
    way: [],
    stoppedBy: [],
  };
  const isDepending = isEmpty(unguarded) && !isEmpty(depending);
  if (isDepending || !isEmpty(unguarded)) {
    const told = { beginning, withAssumed: isDepending };
    const way =
      shortestAttack(attacker, { ...told, past: "gates" }) ??
      shortestAttack(attacker, { ...told, past: "gates-that-give-way" });
    return { ...what, result: isDepending ? "depends" : "reached", said: isSaid, way: way ?? [] };
  }
  if (state === "set-aside") return { ...what, result: "set-aside", said: false };
  return { ...what, result: "stopped", said: false, stoppedBy: stopsOf(attacker, entry) };
}

/** The closers in place, or the gates that block it on the way. */
function stopsOf(attacker: Attacker, { state, found, beginning }: JudgedEntry): readonly ProvenStop[] {
  const { map, standing } = attacker;
  if (isShut(state)) {
    const closers = new Map<string, ProvenStop>();
    for (const { closing } of found.starts)
      for (const closer of closing.closers) {
        const stop = provenStop(map, standing, closer);
        if (stop) closers.set(`${closer.node} ${closer.control.id}`, stop);
      }
    return [...closers.values()];
  }
  const attack = attackOf(attacker, beginning, true);
  return stopsToward(map, [attack], attack.reached).flatMap(({ node, control }) => {
    const at = map.graph.indexOf.get(node) ?? -1;
    const index = map.controlsAt[at]?.findIndex(({ id }) => id === control) ?? -1;
    const own = map.controlsAt[at]?.[index];
    const stop = own && provenStop(map, standing, { node: at, index, control: own });
    if (stop) return [stop];
    // It protects the receivers of manifests from all their senders, so all senders have it.
    const senders = map.graph.sendersOf.get(at) ?? [];
    return senders.flatMap((sender) => {
      const place = map.controlsAt[sender]?.findIndex(({ id }) => id === control) ?? -1;
      const theirs = map.controlsAt[sender]?.[place];
      return (theirs && provenStop(map, standing, { node: sender, index: place, control: theirs })) ?? [];
    });
  });
}

/** A control that counts as in place; undefined for any other. */
export function provenStop({ graph }: WaysMap, standing: Standing, closer: CloserAt): ProvenStop | undefined {
  const status = standing.statusOf(closer);
  if (!isEffective(status, standing.proof)) return undefined;
  return {
    node: graph.nodes[closer.node]?.id ?? "",
    control: closer.control.id,
    status: status === "verified" ? "verified" : "declared",
  };
}
