import { isActing, nodeOfState } from "./acting-steps";
import type { WaysMap } from "./ways-map";

const none: readonly number[] = [];

/** Through what CI nodes share (`Sharing`), in one search: each group is looked at once, however many write to it. */
export interface SharedVisits {
  readonly begin: () => void;
  /** Visits the members that a state comes to by what they share and that this search did not come to so before. */
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
          // The first visited all others; it alone was not visited yet.
          allStamp[group] = stamp;
          const first = firstAt[group] ?? 0;
          if (members[group]?.includes(first) === true) each(first, group);
        }
      }
    },
  };
}
