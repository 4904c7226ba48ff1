import { basisOf } from "./basis-of";
import type { RunningFinding } from "./finding";
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

/** What containers may do that they should not, where the file says so: each image once for each place. */
export function findFlags(seen: readonly Seen[]): readonly RunningFinding[] {
  return runningFlags.flatMap((flag) =>
    groupedBy(
      seen.filter(({ container }) => container.flags.includes(flag)),
      ({ placeKey, repository }) => `${placeKey}\n${repository}`,
    ).map((group): RunningFinding => {
      const [{ repository, place, placeKey }] = group as [Seen, ...Seen[]];
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
      };
    }),
  );
}
