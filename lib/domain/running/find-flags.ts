import { groupBy } from "../group-by";
import { basisOf } from "./basis-of";
import { limits } from "../pipeline/limits";
import { cleanText } from "../pipeline/texts";
import type { Drawing, RunningFinding } from "./finding";
import { flagMark } from "./flag-mark";
import type { FlagsOnMap } from "./flag-on-map";
import { runningFlags, type RunningFlag } from "./observed";
import { familiarName, identityOf, placesOf, type Seen, shortDigest } from "./seen";

const sentences: { readonly [F in RunningFlag]: (name: string, where: string) => string } = {
  "docker-socket": (name, where) =>
    `${name} has the socket of the container engine on ${where}: it can start any container there.`,
  privileged: (name, where) => `${name} runs privileged on ${where}: it can control the host.`,
  "host-pid": (name, where) => `${name} can see and control the processes of the host on ${where}.`,
  "host-network": (name, where) => `${name} uses the network of the host on ${where}.`,
  root: (name, where) => `${name} runs as root on ${where}.`,
};

type FlagDrawing = Extract<Drawing, { readonly does: "flag" }>;

/** Workloads that one step draws. */
const mostDrawn = 50;

/** Each workload of each namespace once, with the first line that shows it. */
function linesOf(group: readonly Seen[], flag: RunningFlag): FlagDrawing["workloads"] {
  const lines = new Map<string, FlagDrawing["workloads"][number]>();
  for (const one of group) {
    if (lines.size >= mostDrawn) break;
    const mark = flagMark(one, flag);
    if (!lines.has(mark))
      lines.set(mark, { workload: one.container.workload, mark, line: lineOf(one, mark) });
  }
  return [...lines.values()];
}

/** The mark with its place in the file, and as much of its text as a title has room for. */
function lineOf({ container: { container, image, digest, place } }: Seen, mark: string): string {
  const at = `:${place.line} ${mark}`;
  const room = limits.name - at.length;
  const file = place.file.length <= room ? place.file : `…${place.file.slice(1 - room)}`;
  const pulled = digest === undefined || image.includes("@") ? "" : ` @ ${shortDigest(digest)}`;
  return cleanText(`${file}${at} (${container}: ${image}${pulled})`).slice(0, limits.name).toWellFormed();
}

function isSaid(one: Seen, flag: RunningFlag, onMap: FlagsOnMap): boolean {
  const { place, container, on } = one;
  if (!place) return false;
  return onMap.isSaid({
    place: place.id,
    workload: container.workload,
    flag,
    mark: flagMark(one, flag),
    on,
  });
}

/** Dangerous rights of containers that the file has and the map does not: each image once a place. */
export function findFlags(seen: readonly Seen[], onMap: FlagsOnMap): readonly RunningFinding[] {
  return runningFlags.flatMap((flag) => {
    const groups = groupBy(
      seen.filter((one) => one.container.flags.includes(flag) && !isSaid(one, flag, onMap)),
      ({ placeKey, repository }) => `${placeKey}\n${repository}`,
    );
    return [...groups.values()].map((group): RunningFinding => {
      const [first] = group as [Seen, ...Seen[]];
      const { repository, place, placeKey } = first;
      const name = familiarName(repository);
      return {
        key: `${flag} ${placeKey} ${repository}`,
        kind: flag,
        sentence: sentences[flag](name, place?.name ?? "a node that is not chosen yet"),
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
          draws: {
            does: "flag" as const,
            flag,
            place: place.id,
            workloads: linesOf(group, flag),
            on: group.reduce((newest, { on }) => (on > newest ? on : newest), first.on),
          },
        }),
      };
    });
  });
}
