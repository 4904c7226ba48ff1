import { byId, compareText } from "../pipeline/pipeline";

/** A record of a copy before it has its number there. */
export interface Unnumbered {
  readonly id: string;
  /** All that the copy shows of it by itself, in one text. */
  readonly shown: string;
  /** What it refers to, and how. */
  readonly refers: readonly (readonly [how: string, id: string])[];
}

/** Of maps on which a lot lies at one place and looks alike; each is as much work as the rest. */
const mostPicks = 50;

type Ranks = readonly number[];
type Around = readonly (readonly (readonly [how: string, at: number])[])[];

/**
 * Ids in an order that follows from what a copy shows of each record and of those around it, and never from ids: people and
 * importers make them from names, which may be hidden. By colour refinement (Weisfeiler and Leman, 1968). Of records that
 * are still alike then, one is picked and the rest refined again: whichever it is, the copy comes out the same but for graphs
 * that refinement can't tell apart. O((records + references) log records) a round.
 */
export function orderInCopy(given: readonly Unnumbered[]): readonly string[] {
  const records = given.toSorted(byId);
  const places = new Map(records.map(({ id }, at) => [id, at]));
  const around = records.map((): [string, number][] => []);
  for (const [at, { refers }] of records.entries())
    for (const [how, id] of refers) {
      const to = places.get(id);
      if (to === undefined) continue;
      around[at]?.push([`to ${how}`, to]);
      around[to]?.push([`by ${how}`, at]);
    }
  let ranks = tellTwinsApart(refine(rankTexts(records.map(({ shown }) => shown)), around), around);
  for (let picks = 0; picks < mostPicks; picks++) {
    const picked = firstAlike(ranks);
    if (picked === undefined) break;
    ranks = refine(
      ranks.map((rank, at) => 2 * rank + (at === picked ? 0 : 1)),
      around,
    );
  }
  return records
    .map(({ id }, at) => ({ id, rank: ranks[at] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank || byId(a, b))
    .map(({ id }) => id);
}

/** Until the records around tell no more of them apart. */
function refine(ranks: Ranks, around: Around): Ranks {
  let told = countOf(ranks);
  for (;;) {
    if (told === ranks.length) return ranks;
    const finer = rankTexts(
      ranks.map((rank, at) => textOf(rank, around[at]?.map(([how, to]) => `${how} ${ranks[to] ?? 0}`) ?? [])),
    );
    const now = countOf(finer);
    if (now === told) return finer;
    [ranks, told] = [finer, now];
  }
}

/** Alike, with the very same records around: each may stand in the place of the other. */
function tellTwinsApart(ranks: Ranks, around: Around): Ranks {
  if (countOf(ranks) === ranks.length) return ranks;
  const seen = new Map<string, number>();
  return rankTexts(
    ranks.map((rank, at) => {
      const key = textOf(rank, around[at]?.map(([how, to]) => `${how} at ${to}`) ?? []);
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return textOf(rank, [String(before).padStart(9, "0")]);
    }),
  );
}

/** The first of those of the lowest rank that several have. */
function firstAlike(ranks: Ranks): number | undefined {
  const sorted = ranks.map((rank, at) => ({ rank, at })).toSorted((a, b) => a.rank - b.rank || a.at - b.at);
  return sorted.find(({ rank }, index) => sorted[index + 1]?.rank === rank)?.at;
}

function textOf(rank: number, around: readonly string[]): string {
  return JSON.stringify([String(rank).padStart(9, "0"), ...around.toSorted(compareText)]);
}

function rankTexts(texts: readonly string[]): Ranks {
  const ranks = new Map([...new Set(texts)].toSorted(compareText).map((text, rank) => [text, rank]));
  return texts.map((text) => ranks.get(text) ?? 0);
}

function countOf(ranks: Ranks): number {
  return new Set(ranks).size;
}
