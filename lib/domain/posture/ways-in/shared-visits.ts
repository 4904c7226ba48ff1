import { isActing, nodeOfState } from "./acting-steps";
import type { WaysMap } from "./ways-map";

const none: readonly number[] = [];

/**
 * Through shared resources of CI nodes (`Sharing`), in one search: each group is visited once, whatever its number of writers.
 */
export interface SharedVisits {
  readonly begin: () => void;
  /** Visits the members that a state reaches by shared resources and that this search has not visited yet. */
  readonly visit: (state: number, each: (member: number, group: number) => void) => void;
}

export function createSharedVisits({
  sharing: { groupsOf, members },
}: Pick<WaysMap, "sharing">): SharedVisits {
  let stamp = 0;
  const firstAt = new Int32Array(members.length);
  const firstStamp = new Int32Array(members.length);
  const allStamp = new Int32Array(members.length);
  return {
    begin: () => {
      stamp += 1;
    },
    visit: (state, each) => {
      if (!isActing(state)) return;
      const node = nodeOfState(state);
      for (const group of groupsOf[node] ?? none) {
        if (allStamp[group] === stamp) continue;
        if (firstStamp[group] !== stamp) {
          firstStamp[group] = stamp;
          firstAt[group] = node;
          for (const member of members[group] ?? none) if (member !== node) each(member, group);
        } else if (firstAt[group] !== node) {
          // The first writer has visited all others, so only itself is left.
          allStamp[group] = stamp;
          const first = firstAt[group] ?? 0;
          if (members[group]?.includes(first) === true) each(first, group);
        }
      }
    },
  };
}
