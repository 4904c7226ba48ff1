import type { EffectiveStatus } from "../coverage/effective-status";

/** Every factor of a priority is shown (Analysis 11). */
export interface GapFactors {
  /** Of the control, 1 to 5. */
  readonly weight: number;
  /** Share of the targets that the node reaches, at least 0.1. */
  readonly reach: number;
  /**
   * 3 on a confirmed unprotected path that it would close or block; 2 on an assumed one, or if it closes an open, confirmed entry
   * that only a later gate blocks; 1.5 in the cheapest fix of a gate; 1.25 for any other open gate, and if a path depends on an
   * answer; else 1. Absent, as `bareness`, in old snapshots.
   */
  readonly opening?: number;
  /** 0.75 if verified gates protect every target from this node when compromised; else 1. Versions 1 and 2: 0.5, counted. */
  readonly bareness?: number;
  readonly status: number;
}

export interface Gap {
  readonly node: string;
  readonly control: string;
  readonly status: EffectiveStatus;
  readonly priority: number;
  readonly factors: GapFactors;
}

// Analysis 11. A declared control is a gap only if verified ones count, with the weight of a stale one.
const statusFactors: { readonly [Status in EffectiveStatus]: number } = {
  missing: 1,
  contradicted: 1,
  "not-assessed": 1,
  stale: 0.9,
  declared: 0.9,
  partial: 0.6,
  planned: 0.5,
  // Not a gap.
  verified: 0,
  "not-applicable": 0,
};

const leastReach = 0.1;

/** `fix`: known gaps. `prove`: declared, if only verified controls count. `assess`: without a status. */
export const gapLists = ["fix", "prove", "assess"] as const;
export type GapList = (typeof gapLists)[number];

export function listOfGap(status: EffectiveStatus): GapList {
  if (status === "not-assessed") return "assess";
  return status === "declared" ? "prove" : "fix";
}

/** The lists for one proof: with declared controls in place, `prove` is empty. */
export function gapListsAs(proof: "declared" | "proven"): readonly GapList[] {
  return proof === "proven" ? gapLists : gapLists.filter((list) => list !== "prove");
}

/** The factors of priority that depend on the node. */
export interface GapPlace {
  readonly node: string;
  /** Share of the targets in reach, 0 to 1. */
  readonly reach: number;
  /** 0.75 if a verified gate blocks the path to every target in reach; else 1. */
  readonly bareness: number;
}

/** The shared part of gaps of one node with the same weight. */
interface Weighed extends Pick<Gap, "priority" | "factors"> {
  /** All gaps of one priority. */
  readonly equal: Gap[];
}

export interface GapRanking {
  /** The next node, for its gaps one after the other. */
  readonly at: (
    place: GapPlace,
  ) => (control: string, weight: number, status: EffectiveStatus, opening: number) => void;
  /** List by list, highest priority first; equal ones keep their order. */
  readonly ranked: () => readonly Gap[];
}

/**
 * A large map has a hundred thousand gaps and few different priorities: these are sorted, and equal gaps of a node share one
 * object.
 */
export function createGapRanking(): GapRanking {
  const byPriority = new Map<number, Gap[]>();
  const allOf = (priority: number) => {
    let equal = byPriority.get(priority);
    if (!equal) byPriority.set(priority, (equal = []));
    return equal;
  };
  const weigh = (factors: GapFactors): Weighed => {
    const { weight, reach, opening = 1, bareness = 1, status } = factors;
    // 3 x 0.6 and 2 x 0.9 are the same priority: rounding must not tell them apart.
    const priority = Math.round(weight * reach * opening * bareness * status * 1e9) / 1e9;
    return { priority, factors, equal: allOf(priority) };
  };
  return {
    at: ({ node, reach: share, bareness }) => {
      const reach = Math.max(share, leastReach);
      const known: Weighed[] = [];
      return (control, weight, status, opening) => {
        const ofStatus = statusFactors[status];
        let weighed: Weighed | undefined;
        for (const one of known) {
          const { factors } = one;
          if (factors.weight === weight && factors.opening === opening && factors.status === ofStatus) {
            weighed = one;
            break;
          }
        }
        if (!weighed) known.push((weighed = weigh({ bareness, opening, reach, status: ofStatus, weight })));
        const { priority, factors, equal } = weighed;
        equal.push({ control, factors, node, priority, status });
      };
    },
    ranked: () => {
      const lists: { readonly [L in GapList]: Gap[] } = { fix: [], prove: [], assess: [] };
      for (const [, equal] of [...byPriority].toSorted(([a], [b]) => b - a))
        for (const gap of equal) lists[listOfGap(gap.status)].push(gap);
      return gapLists.flatMap((list) => lists[list]);
    },
  };
}
