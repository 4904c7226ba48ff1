import { aliasesOf } from "../catalogue/aliases";
import { oncePer } from "../once-per";
import type { Artifact } from "../pipeline/document";
import { type Answers, type ChosenTool, targetsOf } from "./answers";
import { createIsNeedless } from "./needless-keys";
import { developerId, edgeId, laptopId, strangerId } from "./interview-ids";

/** An end of a connection in the interview: a tool or the developer. */
export type End = Pick<ChosenTool, "id" | "environment">;

export const pairTopics = ["connections", "promotion", "past", "strangers", "credentials"] as const;
export type PairTopic = (typeof pairTopics)[number];

/** A possible connection. */
export interface Pair {
  readonly id: string;
  readonly topic: PairTopic;
  readonly artifact: Artifact;
  readonly source: End;
  readonly target: End;
  /** Without an alternative, so it is added without a question. */
  readonly isCertain: boolean;
  /** Undecided, so it is asked about. */
  readonly isOpen: boolean;
  /** Asked about, and ticked by default: a source usually feeds or orders all its targets. */
  readonly isUsual: boolean;
  /** On the map: confirmed, or certain and not denied. */
  readonly isReal: boolean;
}

/** All connections of one artifact between the tools of two questions: a grid of sources and targets. */
export interface PairGroup {
  readonly topic: PairTopic;
  readonly artifact: Artifact;
  readonly sources: readonly End[];
  readonly targets: readonly End[];
  readonly pairs: readonly Pair[];
}

/** The sources of images: the builders, or CI without an answer about builders. */
function sendersOf({ tools, ciBuilds }: Answers): readonly ChosenTool[] {
  const makers = [...(ciBuilds === true ? tools.ci : []), ...tools.builders];
  return makers.length > 0 ? makers : tools.ci;
}

/** Whether outsiders propose changes. */
export function hasStranger(answers: Answers): boolean {
  return pairsOf(answers).some(({ source, isReal }) => isReal && source.id === strangerId);
}

/** Whether images built on a laptop are pushed past CI. */
export function hasLaptop(answers: Answers): boolean {
  return pairsOf(answers).some(({ source, isReal }) => isReal && source.id === laptopId);
}

/** Whether the map has a person on it: someone writes the code, or deploys. */
export function hasDeveloper({ tools, deploysBy }: Answers): boolean {
  return tools.repositories.length > 0 || (deploysBy.person && targetsOf(tools).length > 0);
}

interface Row {
  readonly artifact: Artifact;
  readonly sources: readonly End[];
  readonly targets: readonly End[];
  readonly topic?: PairTopic;
  /** Already decided by another answer, such as that a person deploys. */
  readonly isSaid?: boolean;
  /** Neither end needs it, as a CI may pull no parent images; if there are several, each is asked about. */
  readonly isLoose?: boolean;
}

/** Every connection that the answers make possible, in the order in which a container travels. */
const pairGroups = oncePer((answers: Answers): readonly PairGroup[] => {
  const { tools, deploysBy } = answers;
  const developer = hasDeveloper(answers) ? [{ id: developerId }] : [];
  const senders = sendersOf(answers);
  const targets = targetsOf(tools);
  const isGitOps = ({ technology }: ChosenTool) => aliasesOf(technology).includes("gitops");
  const ordered = tools.delivery.filter((tool) => !isGitOps(tool));
  const rows: readonly Row[] = [
    { artifact: "code", sources: developer, targets: tools.repositories },
    {
      artifact: "code",
      sources: tools.repositories,
      targets: tools.ci.length > 0 ? tools.ci : tools.builders,
    },
    { artifact: "code", sources: tools.ci, targets: tools.builders },
    {
      artifact: "tool",
      sources: tools.packages,
      targets: tools.ci.length > 0 ? tools.ci : tools.builders,
      isLoose: true,
    },
    { artifact: "parent-image", sources: tools.parentRegistries, targets: senders, isLoose: true },
    { artifact: "image", sources: senders, targets: tools.registries },
    {
      artifact: "image",
      // Without a developer there is no laptop.
      sources: developer.length > 0 ? [{ id: laptopId }] : [],
      targets: tools.registries,
      topic: "past",
    },
    { artifact: "image", sources: tools.registries, targets: tools.registries, topic: "promotion" },
    { artifact: "image", sources: tools.registries, targets },
    { artifact: "manifest", sources: tools.repositories, targets: tools.delivery.filter(isGitOps) },
    { artifact: "manifest", sources: tools.ci, targets: ordered },
    { artifact: "manifest", sources: tools.delivery, targets, isLoose: true },
    // Of two CIs the one may deploy to staging alone: a connection to production too would bypass the other.
    { artifact: "manifest", sources: deploysBy.ci ? tools.ci : [], targets, isLoose: true },
    { artifact: "manifest", sources: deploysBy.person ? developer : [], targets, isSaid: true },
    { artifact: "manifest", sources: targets, targets, topic: "promotion" },
    { artifact: "container", sources: tools.orchestrators, targets: tools.hosts },
    {
      artifact: "code",
      // Without a build, outside changes are not built.
      sources: tools.ci.length + tools.builders.length > 0 ? [{ id: strangerId }] : [],
      targets: tools.repositories,
      topic: "strangers",
    },
    {
      artifact: "credential",
      sources: tools.ci,
      targets: [...tools.registries, ...targets],
      topic: "credentials",
    },
  ];
  const groups = rows.map((row) => groupOf(row, answers)).filter(({ pairs }) => pairs.length > 0);
  const isNeedless = createIsNeedless(groups.flatMap(({ pairs }) => pairs));
  return groups.map((group) =>
    group.topic === "credentials"
      ? {
          ...group,
          pairs: group.pairs.map((key) => (isNeedless(key) ? { ...key, isOpen: false } : key)),
        }
      : group,
  );
});

export const pairsOf = oncePer((answers: Answers): readonly Pair[] =>
  pairGroups(answers).flatMap(({ pairs }) => pairs),
);

/** The pairs of a question: those with alternatives, and those never certain: promotions, pushes past CI, changes from outside, CI's keys. */
export function askedGroups(answers: Answers, topic: PairTopic): readonly PairGroup[] {
  return pairGroups(answers).filter(
    (group) => group.topic === topic && group.pairs.some(({ isOpen }) => isOpen),
  );
}

function groupOf(
  { artifact, sources, targets, topic = "connections", isSaid = false, isLoose = false }: Row,
  answers: Answers,
): PairGroup {
  const candidates = sources.flatMap((source) =>
    targets.filter((target) => target.id !== source.id).map((target) => ({ source, target })),
  );
  const possible = candidates.filter(({ source, target }) => canMeet(source, target));
  const waysOn = new Map<string, number>();
  const waysTo = new Map<string, number>();
  for (const { source, target } of possible) {
    waysOn.set(source.id, (waysOn.get(source.id) ?? 0) + 1);
    waysTo.set(target.id, (waysTo.get(target.id) ?? 0) + 1);
  }
  const pairs = candidates.map((pair): Pair => {
    const id = edgeId(pair.source.id, pair.target.id, artifact);
    const isPossible = topic !== "connections" || canMeet(pair.source, pair.target);
    const isSure = isLoose ? isAlone(pair, { waysOn, waysTo }) : isOnly(pair, { waysOn, waysTo }, answers);
    const isCertain = isSaid || (topic === "connections" && isPossible && isSure);
    const isOpen = isPossible && !isCertain;
    return {
      ...pair,
      id,
      topic,
      artifact,
      isCertain,
      isOpen,
      isUsual: isLoose && isOpen,
      isReal: answers.pairs.get(id) ?? isCertain,
    };
  });
  return { topic, artifact, sources, targets, pairs };
}

interface Ends {
  readonly source: End;
  readonly target: End;
}

/** Number of possible connections that begin, and that end, at each id. */
interface Ways {
  readonly waysOn: ReadonlyMap<string, number>;
  readonly waysTo: ReadonlyMap<string, number>;
}

/** Staging never feeds production automatically. */
function canMeet(source: End, target: End): boolean {
  return (
    source.environment === undefined ||
    target.environment === undefined ||
    source.environment === target.environment
  );
}

/** Whether neither its source has another target, nor its target another source. */
function isAlone({ source, target }: Ends, { waysOn, waysTo }: Ways): boolean {
  return waysOn.get(source.id) === 1 && waysTo.get(target.id) === 1;
}

/**
 * Whether its source has no other target, or its target no other source. Of several registries one may be filled by
 * another, and may hand on to another alone.
 */
function isOnly({ source, target }: Ends, { waysOn, waysTo }: Ways, { tools }: Answers): boolean {
  const isOneOfSeveral = ({ id }: End) =>
    tools.registries.length > 1 && tools.registries.some((registry) => registry.id === id);
  return (
    (waysOn.get(source.id) === 1 && !isOneOfSeveral(source)) ||
    (waysTo.get(target.id) === 1 && !isOneOfSeveral(target))
  );
}
