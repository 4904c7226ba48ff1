import { basisOf } from "./basis-of";
import { limits } from "../pipeline/limits";
import type { RunningFinding } from "./finding";
import type { FlagsOnMap } from "./flag-on-map";
import { runningFlags, type RunningFlag } from "./observed";
import { familiarName, groupedBy, identityOf, placesOf, type Seen } from "./seen";

const sentences: { readonly [F in RunningFlag]: (name: string, where: string) => string } = {
  "docker-socket": (name, where) =>
    `${name} has the socket of the container engine on ${where}: it can start anything there.`,
  privileged: (name, where) => `${name} runs privileged on ${where}: nothing keeps it from the host.`,
  "host-pid": (name, where) => `${name} sees and can touch the processes of the host on ${where}.`,
  "host-network": (name, where) => `${name} uses the network of the host on ${where}.`,
  root: (name, where) => `${name} runs as root on ${where}.`,
};

/** Workloads that one step draws. */
const mostDrawn = 50;

/** Each workload once, with the first line that shows it. */
function linesOf(group: readonly Seen[]): readonly { readonly workload: string; readonly line: string }[] {
  const lines = new Map<string, string>();
  for (const [index, { container }] of group.entries()) {
    if (lines.size >= mostDrawn) break;
    if (lines.has(container.workload)) continue;
    const [place] = placesOf(group.slice(index, index + 1));
    if (place)
      lines.set(container.workload, `${place.file}:${place.line} ${place.quote}`.slice(0, limits.name));
  }
  return [...lines].map(([workload, line]) => ({ workload, line }));
}

/** What containers may do that they should not, where the file says so and the map does not: each image once for each place. */
export function findFlags(seen: readonly Seen[], onMap: FlagsOnMap): readonly RunningFinding[] {
  return runningFlags.flatMap((flag) =>
    groupedBy(
      seen.filter(
        ({ container, place }) =>
          container.flags.includes(flag) && !(place && onMap.isSaid(place.id, container.workload, flag)),
      ),
      ({ placeKey, repository }) => `${placeKey}\n${repository}`,
    ).map((group): RunningFinding => {
      const [first] = group as [Seen, ...Seen[]];
      const { repository, place, placeKey } = first;
      const name = familiarName(repository);
      return {
        key: `${flag} ${placeKey} ${repository}`,
        kind: flag,
        sentence: sentences[flag](name, place?.name ?? "a node that is not said yet"),
        about: name,
        ...(place && { node: place.id }),
        basis: basisOf(
          group.map((one) => {
            const { namespace = "", workload, container } = one.container;
            return [namespace, workload, container, identityOf(one)].join("\n");
          }),
        ),
        places: placesOf(group),
        count: group.length,
        ...(place && {
          draws: { does: "flag" as const, flag, place: place.id, workloads: linesOf(group), on: first.on },
        }),
      };
    }),
  );
}
