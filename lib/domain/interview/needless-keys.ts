import type { Artifact } from "../pipeline/document";

interface HandOver {
  readonly topic: string;
  readonly artifact: Artifact;
  readonly source: { readonly id: string };
  readonly target: { readonly id: string };
  readonly isReal: boolean;
}

/**
 * Whether nobody needs to be asked for this key: it was said to what its CI hands on, and what the key opens is neither that
 * nor what it is promoted to. One that is said to be there is asked about, so that it can be taken back.
 * @param pairs of the same answers, all of them
 */
export function isNeedless(key: HandOver, pairs: readonly HandOver[]): boolean {
  if (key.isReal) return false;
  const about = pairs.filter(
    ({ source, target, topic }) =>
      topic === "connections" && source.id === key.source.id && target.id === key.target.id,
  );
  return (
    about.length > 0 &&
    about.every(({ artifact }) => {
      const reached = reachedFrom(key.source.id, artifact, pairs);
      return reached.size > 0 && !reached.has(key.target.id);
    })
  );
}

/** What an artifact comes to that the CI hands on, by promotions too. */
function reachedFrom(source: string, artifact: Artifact, pairs: readonly HandOver[]): ReadonlySet<string> {
  const real = pairs.filter((pair) => pair.isReal && pair.artifact === artifact);
  const reached = new Set(
    real.flatMap(({ source: from, target }) => (from.id === source ? [target.id] : [])),
  );
  for (const id of reached)
    for (const { source: from, target, topic } of real)
      if (topic === "promotion" && from.id === id) reached.add(target.id);
  return reached;
}
