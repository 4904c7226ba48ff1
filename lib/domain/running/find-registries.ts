import { groupBy } from "../group-by";
import { compareText } from "../pipeline/pipeline";
import { counted } from "../words/english";
import { basisOf } from "./basis-of";
import type { RunningFinding } from "./finding";
import { runningLimits } from "./limits";
import type { ObservedRepository } from "./observed";
import type { Registries } from "./registries";
import { placesOf, quoted, type Seen } from "./seen";

/** Registries that are listed, or that running images come from, and that are not on the map. */
export function findRegistries(
  unbrought: readonly Seen[],
  repositories: readonly ObservedRepository[],
  registries: Registries,
): readonly RunningFinding[] {
  const isUndrawn = (host: string) => registries.ofHost(host).nodes.length === 0;
  const byHost = groupBy(
    unbrought.filter(({ ref }) => isUndrawn(ref.host) && registries.of(ref).nodes.length === 0),
    ({ ref }) => ref.host,
  );
  const lists = groupBy(
    repositories.filter(({ registry }) => isUndrawn(registry)),
    ({ registry }) => registry,
  );
  return [...new Set([...byHost.keys(), ...lists.keys()])].toSorted(compareText).map((host) => {
    const [seen, list] = [byHost.get(host) ?? [], lists.get(host) ?? []];
    const images = new Set(seen.map(({ repository }) => repository));
    const says = [
      ...(seen.length > 0
        ? [`${counted(images.size, "image that runs comes", "images that run come")} from it`]
        : []),
      ...(list.length > 0 ? [`it lists ${counted(list.length, "repository", "repositories")}`] : []),
    ];
    return {
      key: `registry-not-drawn ${host}`,
      kind: "registry-not-drawn",
      sentence: `The registry ${host} is not on the map: ${says.join(", and ")}.`,
      about: host,
      basis: basisOf([...images, ...list.map(({ repository }) => `listed ${repository}`)]),
      places: [...placesOf(seen), ...list.map(({ place, repository }) => quoted(place, repository))].slice(
        0,
        runningLimits.places,
      ),
      count: seen.length + list.length,
      draws: {
        does: "registry",
        host,
        to: [
          ...groupBy(
            seen.filter(({ place }) => place !== undefined),
            ({ placeKey }) => placeKey,
          ),
        ].map(([place, group]) => ({
          place,
          repositories: [...new Set(group.map(({ ref }) => ref.repository))].slice(0, mostDrawn),
        })),
      },
    };
  });
}

/** Images that one step adds, if the map names images. */
const mostDrawn = 50;
