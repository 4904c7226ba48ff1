import type { EffectiveStatus } from "../coverage/effective-status";

/** Every factor of a priority is shown (Analysis 11). */
export interface GapFactors {
  /** Of the control, 1 to 5. */
  readonly weight: number;
  /** Share of the targets that the node reaches, at least 0.1. */
  readonly reach: number;
  /**
   * 3 on a confirmed unprotected path that it would end or stop; 2 where that is assumed, or where it closes an open, confirmed
   * entry that only a gate further on stops; 1.5 in the cheapest fix of a gate; 1.25 for any other open gate, and where a path
   * depends on an answer; else 1. Absent, as `bareness`, in old snapshots.
   */
  readonly opening?: number;
  /** 0.75 where, the node hostile, every target stays protected as proven; else 1. Of versions 1 and 2: 0.5, as counted. */
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

// Analysis 11; a declared control is a gap only "as proven", where it weighs like a stale one.
const statusFactors: { readonly [Status in EffectiveStatus]: number } = {
  missing: 1,
  contradicted: 1,
  "not-assessed": 1,
  stale: 0.9,
  declared: 0.9,
  partial: 0.6,
  planned: 0.5,
  // No gap.
  verified: 0,
  "not-applicable": 0,
};

const leastReach = 0.1;

/** `fix`: what is known to be lacking. `prove`: what is declared, counting only what is verified. `assess`: what is unanswered. */
export const gapLists = ["fix", "prove", "assess"] as const;
export type GapList = (typeof gapLists)[number];

export function listOfGap(status: EffectiveStatus): GapList {
  if (status === "not-assessed") return "assess";
  return status === "declared" ? "prove" : "fix";
}

/** The lists that there are, counted so: as declared, what is declared is in place. */
export function gapListsAs(proof: "declared" | "proven"): readonly GapList[] {
  return proof === "proven" ? gapLists : gapLists.filter((list) => list !== "prove");
}

/** Where a node stands, as far as the priority of its gaps goes. */
export interface GapPlace {
  readonly node: string;
  /** Share of the targets that it reaches, 0 to 1. */
  readonly reach: number;
  /** 0.75 where something proven stops it from every target that it reaches; else 1. */
  readonly bareness: number;
}

/** What gaps of one node that weigh alike have in common. */
interface Weighed extends Pick<Gap, "priority" | "factors"> {
  /** All gaps of that priority. */
  readonly equal: Gap[];
}

export interface GapRanking {
  /** The next node, for its open controls one after the other. */
  readonly at: (
    place: GapPlace,
  ) => (control: string, weight: number, status: EffectiveStatus, opening: number) => void;
  /** List by list, in each the highest priority first; equal ones in the order that they came in. */
  readonly ranked: () => readonly Gap[];
}

/** A large map has a hundred thousand gaps and few different priorities: those are sorted, and what weighs alike on a node is one object. */
export function createGapRanking(): GapRanking {
  const byPriority = new Map<number, Gap[]>();
  const allOf = (priority: number) => {
    let equal = byPriority.get(priority);
    if (!equal) byPriority.set(priority, (equal = []));
    return equal;
  };
  const weigh = (factors: GapFactors): Weighed => {
    const { weight, reach, opening = 1, bareness = 1, status } = factors;
    // 3 x 0.6 and 2 x 0.9 are the same priority, and must not differ in the last bit.
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
