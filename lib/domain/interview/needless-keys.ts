import { groupBy } from "../group-by";
import type { Artifact } from "../pipeline/document";

interface HandOver {
  readonly topic: string;
  readonly artifact: Artifact;
  readonly source: { readonly id: string };
  readonly target: { readonly id: string };
  readonly isReal: boolean;
}

/**
 * Whether a key need not be asked about: the targets of its CI are answered, and the key opens none of them and none that they are
 * promoted to. An existing key is asked about, so that it can be removed.
 * @param pairs all pairs of the answers
 */
export function createIsNeedless(pairs: readonly HandOver[]): (key: HandOver) => boolean {
  const connections = pairs.filter(({ topic }) => topic === "connections");
  const between = groupBy(connections, ({ source, target }) => `${source.id} ${target.id}`);
  const real = groupBy(
    pairs.filter(({ isReal }) => isReal),
    ({ source, artifact }) => `${source.id} ${artifact}`,
  );
  /** Where the CI's artifacts arrive, promotions included. */
  const reachedFrom = (ci: string, artifact: Artifact): ReadonlySet<string> => {
    const targetsOf = (id: string) => real.get(`${id} ${artifact}`) ?? [];
    const reached = new Set(targetsOf(ci).map(({ target }) => target.id));
    for (const id of reached)
      for (const { topic, target } of targetsOf(id)) if (topic === "promotion") reached.add(target.id);
    return reached;
  };
  return (key) => {
    if (key.isReal) return false;
    const about = between.get(`${key.source.id} ${key.target.id}`) ?? [];
    return (
      about.length > 0 &&
      about.every(({ artifact }) => {
        const reached = reachedFrom(key.source.id, artifact);
        return reached.size > 0 && !reached.has(key.target.id);
      })
    );
  };
}
