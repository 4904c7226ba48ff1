import { isRegistry } from "../pipeline/is-registry";
import { compareNodes, compareText, type Pipeline } from "../pipeline/pipeline";
import { formatDay } from "../words/english";
import { basisOf } from "./basis-of";
import { FlagsOnMap } from "./flag-on-map";
import { findDigests } from "./find-digests";
import { findFlags } from "./find-flags";
import { findRegistries } from "./find-registries";
import { findUnbrought, unbroughtOf } from "./find-unbrought";
import { findUnseen } from "./find-unseen";
import { findingKinds, type RunningFinding, type RunningQuestion, type RunningSaid } from "./finding";
import { runningLimits } from "./limits";
import type { Dismissal, Observation } from "./observation";
import { placeOf } from "./place-of";
import { Registries } from "./registries";
import { placesOf, type Seen, seenIn } from "./seen";

export interface FoundRunning {
  /** Worst first. */
  readonly findings: readonly RunningFinding[];
  /** Findings that a person dismissed, and whose basis is unchanged. */
  readonly dismissed: readonly { readonly finding: RunningFinding; readonly dismissal: Dismissal }[];
  readonly questions: readonly RunningQuestion[];
  /** Questions that a person answered. */
  readonly answered: readonly RunningSaid[];
  /** The observations that count: the newest of each source. */
  readonly counting: readonly string[];
  /** Of all findings, also if fewer are listed. */
  readonly total: number;
}

/**
 * What runs, or is kept, and is not as the map has it.
 * @param observations in any order; of each source the newest count
 * @param dismissals at most one for each key
 */
export function findRunning(
  pipeline: Pipeline,
  observations: readonly Observation[],
  dismissals: readonly Dismissal[],
): FoundRunning {
  const counting = newestOf(pipeline, observations);
  const seen = seenIn(pipeline, counting);
  const repositories = counting.flatMap(({ observed }) => observed.repositories);
  const hosts = new Set([
    ...seen.map(({ ref }) => ref.host),
    ...repositories.map(({ registry }) => registry),
  ]);
  const said = saidRegistries(observations);
  const registries = new Registries(pipeline, hosts, said);
  const unbrought = unbroughtOf(pipeline, seen, registries);
  const all = [
    ...findUnbrought(unbrought, registries),
    ...findDigests(pipeline, seen, repositories),
    ...findFlags(seen, new FlagsOnMap(pipeline)),
    ...findPlaces(seen, counting, pipeline),
    ...findRegistries(unbrought, repositories, registries),
    ...findUnseen(pipeline, counting, seen, registries),
  ].toSorted(
    (a, b) =>
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
      b.count - a.count ||
      compareText(a.key, b.key),
  );
  const byKey = new Map(dismissals.map((dismissal) => [dismissal.key, dismissal]));
  const dismissalOf = ({ key, basis }: RunningFinding) => {
    const dismissal = byKey.get(key);
    return dismissal?.basis === basis ? dismissal : undefined;
  };
  const open = all.filter((finding) => !dismissalOf(finding));
  return {
    findings: open.slice(0, runningLimits.findings),
    dismissed: all
      .flatMap((finding) => {
        const dismissal = dismissalOf(finding);
        return dismissal ? [{ finding, dismissal }] : [];
      })
      .slice(0, runningLimits.findings),
    questions: askWhich(pipeline, counting, hosts, registries),
    answered: answeredIn(pipeline, counting, hosts, said),
    counting: counting.map(({ id }) => id),
    total: open.length,
  };
}

/** Of each source, and of each repository, what was given last; what was given at once counts together. */
function newestOf(pipeline: Pipeline, observations: readonly Observation[]): readonly Observation[] {
  const newest = new Map<string, string>();
  const keyOf = ({ observed, said }: Observation) => {
    const place = placeOf(pipeline, observed, said).node?.id;
    const of = place ?? observed.containers[0]?.place.file ?? "";
    return `${observed.source}\n${observed.platform === undefined ? "" : `${observed.format} ${of}`}`;
  };
  const keyed = observations.map((observation) => {
    const { observed } = observation;
    const isByRepository = observed.format === "registry-tags" || observed.format === "ecr-images";
    const repositories = isByRepository ? observed.repositories : [];
    const keys = repositories.map((one) => `${observed.format} ${one.registry}/${one.repository}`);
    return { observation, keys: keys.length > 0 ? keys : [keyOf(observation)] };
  });
  for (const { observation, keys } of keyed)
    for (const key of keys) if (observation.at > (newest.get(key) ?? "")) newest.set(key, observation.at);
  return keyed.flatMap(({ observation, keys }) => {
    const { at, observed } = observation;
    const counts = keys.map((key) => newest.get(key) === at);
    if (!counts.includes(true)) return [];
    if (!counts.includes(false)) return [observation];
    const repositories = observed.repositories.filter((_, index) => counts[index]);
    return [{ ...observation, observed: { ...observed, repositories } }];
  });
}

/** A person's answer on a registry holds for all uploads that name it; the latest counts. */
function saidRegistries(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const oldestFirst = observations.toSorted((a, b) => compareText(a.at, b.at));
  return new Map(oldestFirst.flatMap(({ said }) => Object.entries(said.registries ?? {})));
}

function findPlaces(
  seen: readonly Seen[],
  counting: readonly Observation[],
  pipeline: Pipeline,
): readonly RunningFinding[] {
  const nouns = { kubernetes: "A Kubernetes cluster", ecs: "An ECS cluster", docker: "A container engine" };
  const undrawn = new Map(
    counting.flatMap(({ observed, said }) => {
      const { node, candidates } = placeOf(pipeline, observed, said);
      return !node && candidates.length === 0 && observed.platform && observed.containers.length > 0
        ? [[observed.source, observed.platform] as const]
        : [];
    }),
  );
  return [...undrawn].map(([source, platform]) => {
    const here = seen.filter(({ placeKey }) => placeKey === `? ${source}`);
    return {
      key: `place-not-drawn ${source}`,
      kind: "place-not-drawn",
      sentence: `${nouns[platform]} runs containers, but is not on this map.`,
      about: source,
      basis: basisOf(new Set(here.map(({ repository }) => repository))),
      places: placesOf(here),
      count: here.length,
      draws: { does: "place", platform, source },
    };
  });
}

function askWhich(
  pipeline: Pipeline,
  counting: readonly Observation[],
  hosts: ReadonlySet<string>,
  registries: Registries,
): readonly RunningQuestion[] {
  const places = counting.flatMap(({ id, observed, said }): RunningQuestion[] => {
    const { node, candidates } = placeOf(pipeline, observed, said);
    const file = observed.containers[0]?.place.file ?? "this file";
    return node || candidates.length === 0 || observed.containers.length === 0
      ? []
      : [
          {
            observation: id,
            sentence: `Which of these does ${file} describe?`,
            candidates: candidates.map((one) => one.id),
          },
        ];
  });
  const [first] = counting;
  if (!first) return places;
  const open = [...hosts].toSorted(compareText).flatMap((host): RunningQuestion[] => {
    const { nodes, isOpen } = registries.ofHost(host);
    return isOpen
      ? [
          {
            observation: first.id,
            registry: host,
            sentence: `Is one of these the registry ${host}?`,
            candidates: nodes.map((one) => one.id),
          },
        ]
      : [];
  });
  return [...places, ...open];
}

/** A person's answers, while their upload counts and their node exists. */
function answeredIn(
  pipeline: Pipeline,
  counting: readonly Observation[],
  hosts: ReadonlySet<string>,
  registries: ReadonlyMap<string, string>,
): readonly RunningSaid[] {
  const newest = new Map<string, string>();
  for (const { at, observed } of counting) {
    const file = observed.containers[0]?.place.file ?? "";
    if (at > (newest.get(file) ?? "")) newest.set(file, at);
  }
  const places = counting.flatMap(({ id, at, observed, said }): RunningSaid[] => {
    const node = pipeline.nodes.get(said.place ?? "");
    const [first] = observed.containers;
    if (!node || !first) return [];
    const { file } = first.place;
    const isOlder = at !== newest.get(file);
    const { candidates } = placeOf(pipeline, observed, said);
    return [
      {
        observation: id,
        // Several uploads of one name count if they are about different nodes.
        sentence: `${file}${isOlder ? `, uploaded on ${formatDay(at)},` : ""} describes ${node.name}.`,
        candidates: candidates.map((one) => one.id),
        node: node.id,
      },
    ];
  });
  const [first] = counting;
  if (!first) return places;
  const drawn = [...pipeline.nodes.values()].filter(
    (node) => isRegistry(node) && node.kind !== "package-registry",
  );
  const candidates = drawn.toSorted(compareNodes).map(({ id }) => id);
  const named = [...registries].toSorted(([a], [b]) => compareText(a, b));
  return [
    ...places,
    ...named.flatMap(([host, said]): RunningSaid[] => {
      const node = pipeline.nodes.get(said);
      if (!node || !hosts.has(host)) return [];
      const sentence = `The registry ${host} is ${node.name}.`;
      return [{ observation: first.id, registry: host, sentence, candidates, node: node.id }];
    }),
  ];
}
