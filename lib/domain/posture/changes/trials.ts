import type { MapStatuses } from "../coverage/assess";
import type { MapGrounds } from "../map-facts";
import type { Proof } from "../posture";
import type { ChangeToMake } from "../ways-in/way-in";
import { type KnownTally, targetIds } from "./tally";

/** A map on which a change is tried; what is claimed has no part in it. */
export interface Trial {
  readonly grounds: MapGrounds;
  /** As `targetIds` has them: the very list of the map before, where they are the same. */
  readonly targets: readonly string[];
  /** Other things are built or protected, so that the change bears on every way. */
  readonly isOtherGround: boolean;
  /** By node: which it was before, where the same controls apply to it, or -1. */
  readonly nodeBefore: Int32Array;
  /** What was open on it when it was last looked at, by the way of counting. */
  readonly last: { [P in Proof]?: KnownTally };
}

export interface Trials {
  /** @param make the grounds of the map with the change made */
  readonly after: (change: ChangeToMake, make: () => MapGrounds) => Trial;
}

/** By the grounds of the map itself: the trials of the last time. */
const tried = new WeakMap<MapGrounds, ReadonlyMap<string, Trial>>();

/**
 * A new round of trials of one map. Those of the round before are kept where they are tried again, and else let go: while the
 * map stays the same to the analysis, the trials mostly stay.
 */
export function createTrials(grounds: MapGrounds): Trials {
  const before = tried.get(grounds);
  const now = new Map<string, Trial>();
  tried.set(grounds, now);
  return {
    after: (change, make) => {
      const key = JSON.stringify(change);
      const trial = now.get(key) ?? before?.get(key) ?? trialOf(grounds, make());
      now.set(key, trial);
      return trial;
    },
  };
}

export function trialOf(before: MapGrounds, after: MapGrounds): Trial {
  const { nodes } = after.graph;
  const hasSameTargets = isSameList(targetIds(after), targetIds(before));
  return {
    grounds: after,
    targets: targetIds(hasSameTargets ? before : after),
    isOtherGround: !hasSameTargets || !isSameList(builtAt(after), builtAt(before)),
    nodeBefore: Int32Array.from(nodes, ({ id }, node) => {
      const known = before.graph.indexOf.get(id) ?? -1;
      return known !== -1 && before.controlsAt[known] === after.controlsAt[node] ? known : -1;
    }),
    last: {},
  };
}

/** The statuses of a trial's nodes. @param statusesOf of a node that is new, or to which other controls apply */
export function statusesOfTrial(
  { grounds: { graph, controlsAt }, nodeBefore }: Trial,
  { statusesAt: before }: MapStatuses,
  statusesOf: (node: number) => MapStatuses["statusesAt"][number],
): MapStatuses {
  const statusesAt: MapStatuses["statusesAt"][number][] = [];
  for (let node = 0; node < nodeBefore.length; node++)
    statusesAt.push(before[nodeBefore[node] ?? -1] ?? statusesOf(node));
  return { nodes: graph.nodes, controlsAt, statusesAt };
}

function builtAt({ graph, waysMap }: MapGrounds): readonly string[] {
  return graph.nodes.flatMap(({ id }, node) => (waysMap.builds[node] === 1 ? [id] : []));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
