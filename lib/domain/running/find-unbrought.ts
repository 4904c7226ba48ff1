import { groupBy } from "../group-by";
import type { Pipeline } from "../pipeline/pipeline";
import { joinWithAnd } from "../words/join-with-and";
import { basisOf } from "./basis-of";
import { Ways } from "./brings";
import type { RunningFinding } from "./finding";
import type { Registries } from "./registries";
import { familiarName, identityOf, placesOf, type Seen } from "./seen";

/** The containers whose image no path on the map leads to their runner. */
export function unbroughtOf(
  pipeline: Pipeline,
  seen: readonly Seen[],
  registries: Registries,
): readonly Seen[] {
  const ways = new Ways(pipeline);
  const known = new Map<string, boolean>();
  return seen.filter((one) => {
    // What is drawn nowhere is a finding of its own.
    if (one.candidates.length === 0 && !one.place) return false;
    const key = `${one.placeKey}\n${one.repository}\n${one.container.workload}`;
    const isBrought = known.get(key) ?? isBroughtBy(ways, one, registries);
    known.set(key, isBrought);
    return !isBrought;
  });
}

function isBroughtBy(
  ways: Ways,
  { ref, container, place, candidates }: Seen,
  registries: Registries,
): boolean {
  const from = registries.of(ref).nodes;
  // Where the map leaves open which it is, one that brings it is enough.
  return (place ? [place] : candidates).some((node) => ways.bring(ref, from, node, container.workload));
}

/** Images that run past what is drawn, each once for each place. */
export function findUnbrought(unbrought: readonly Seen[], registries: Registries): readonly RunningFinding[] {
  const groups = groupBy(unbrought, ({ placeKey, repository }) => `${placeKey}\n${repository}`);
  return [...groups.values()].map((group) => {
    const [{ ref, repository, place, placeKey }] = group as [Seen, ...Seen[]];
    const { nodes } = registries.of(ref);
    const where = place?.name ?? "a node that is not chosen yet";
    const why =
      nodes.length === 0
        ? `its registry ${ref.host} is not on the map`
        : `${joinWithAnd(nodes.map(({ name }) => name))} ${nodes.length === 1 ? "is" : "are"} on the map, but no connection leads from there to ${where}`;
    return {
      key: `no-way ${placeKey} ${repository}`,
      kind: "no-way",
      sentence: `${familiarName(repository)} runs on ${where}, but no path on this map leads here: ${why}.`,
      about: familiarName(repository),
      ...(place && {
        node: place.id,
        draws: { does: "way", place: place.id, host: ref.host, repository: ref.repository },
      }),
      basis: basisOf(group.map(identityOf)),
      places: placesOf(group),
      count: group.length,
    };
  });
}
