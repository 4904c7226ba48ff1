import { technologyById } from "../catalogue/technologies";
import { technologyCalled } from "../catalogue/technology-called";
import type { CredentialRight, Environment, PipelineEdge } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import {
  type Answers,
  choiceOf,
  type ChosenTool,
  environmentsOf,
  noAnswers,
  type Slot,
  slotRow,
} from "./answers";
import { imageId, namedToolId, toolId } from "./interview-ids";
import { type Pair, pairsOf } from "./pairs";
import { registryOf } from "./registry-of";
import { unusualOrders, withOrdersFollowing } from "./usual-orders";
import { readToolName } from "../catalogue/read-tool-name";

/**
 * Chooses a tool, or takes the choice back.
 * @param choice the id of a technology, or a name as typed, which may tell technology and environment: "EKS staging".
 */
export function toggleTool(
  answers: Answers,
  slot: Slot,
  choice: string,
  pipeline: Pick<Pipeline, "nodes">,
): Answers {
  const chosen = answers.tools[slot];
  const isTaken = (id: string) => pipeline.nodes.get(id) !== undefined;
  const tool = toolOf(slot, choice, isTaken);
  const others = chosen.filter((one) => choiceOf(one) !== choiceOf(tool));
  if (others.length < chosen.length) return withTools(answers, slot, others);
  return withUsual(answers, withoutOpened(answers, withTools(answers, slot, [...chosen, tool])));
}

/**
 * A connection that was drawn because there was no other possibility is taken back where there is one now, and is asked
 * about; not one of which somebody has said who moves it, nor one that is usual.
 */
function withoutOpened(before: Answers, after: Answers): Answers {
  const open = new Set(pairsOf(after).flatMap(({ id, isOpen, isUsual }) => (isOpen && !isUsual ? [id] : [])));
  const opened = pairsOf(before).filter(
    ({ id, isCertain }) => isCertain && open.has(id) && !before.byHand.has(id),
  );
  const pairs = new Map(after.pairs);
  for (const { id } of opened) pairs.delete(id);
  return { ...after, pairs };
}

/** What is usual is ticked once there is more than one possibility, or as soon as its ends are there. */
function withUsual(before: Answers, after: Answers): Answers {
  const had = new Map(pairsOf(before).map((pair) => [pair.id, pair]));
  const coming = pairsOf(after).filter(({ id, isUsual }) => isUsual && !had.get(id)?.isOpen);
  const unusual = unusualOrders(after);
  const pairs = new Map(after.pairs);
  for (const { id } of coming) pairs.set(id, had.get(id)?.isReal ?? !unusual.has(id));
  return { ...after, pairs };
}

/** Says whether CI builds the images itself; undefined: not said. */
export function setCiBuilds(answers: Answers, ciBuilds: boolean | undefined): Answers {
  return withUsual(answers, { ...answers, ciBuilds });
}

/** Says who gives the order to deploy: the CI, to what its images reach until somebody says to which of all, or a person. */
export function setDeploysBy(answers: Answers, deploysBy: Answers["deploysBy"]): Answers {
  return withUsual(answers, { ...answers, deploysBy });
}

function toolOf(slot: Slot, choice: string, isTaken: (id: string) => boolean): ChosenTool {
  if (technologyById(choice)) return { id: toolId(slot, choice, isTaken), technology: choice };
  const { technology, environment, isTechnologyAlone } = readToolName(choice, slotRow(slot).kind);
  const told = environment === undefined ? {} : { environment };
  if (technology === undefined) return { id: toolId(slot, choice, isTaken), technology: choice, ...told };
  return isTechnologyAlone
    ? { id: toolId(slot, technology, isTaken), technology }
    : { id: namedToolId(slot, choice, isTaken), technology, name: choice, ...told };
}

/** Says in which environment a target runs; hosts that only this one hands containers to are in the same. */
export function setEnvironment(
  answers: Answers,
  target: string,
  environment: Environment | undefined,
): Answers {
  const containers = pairsOf(answers).filter(({ artifact, isReal }) => artifact === "container" && isReal);
  const sources = (host: string) =>
    containers.flatMap((pair) => (pair.target.id === host ? pair.source.id : []));
  const isMeant = ({ id }: ChosenTool) =>
    id === target || (sources(id).length > 0 && sources(id).every((source) => source === target));
  const change = (tools: readonly ChosenTool[]) =>
    tools.map((tool) => (isMeant(tool) ? { ...tool, environment } : tool));
  const { registries, orchestrators, hosts } = answers.tools;
  return {
    ...answers,
    tools: {
      ...answers.tools,
      registries: change(registries),
      orchestrators: change(orchestrators),
      hosts: change(hosts),
    },
  };
}

/** Says that a connection is there, or is not. */
export function setPair(
  answers: Answers,
  { id, isCertain, artifact }: Pick<Pair, "id" | "isCertain" | "artifact">,
  isReal: boolean,
): Answers {
  const pairs = new Map(answers.pairs);
  // What is not certain is not drawn unless it is said.
  if (isReal || isCertain) pairs.set(id, isReal);
  else pairs.delete(id);
  const said = { ...answers, pairs };
  return artifact === "image" ? withOrdersFollowing(answers, said) : said;
}

/** Says whether the names of the tools from a registry are fixed; undefined: not sure. */
export function setPinned(answers: Answers, registry: string, isPinned: boolean | undefined): Answers {
  const pinned = new Map(answers.pinned);
  if (isPinned === undefined) pinned.delete(registry);
  else pinned.set(registry, isPinned);
  return { ...answers, pinned };
}

/** Says what a key that CI keeps allows; undefined: not sure. */
export function setRight(answers: Answers, key: string, right: CredentialRight | undefined): Answers {
  const rights = new Map(answers.rights);
  if (right === undefined) rights.delete(key);
  else rights.set(key, right);
  return { ...answers, rights };
}

/** What is built, by name; each name once. */
export function toggleImage(answers: Answers, name: string, pipeline: Pick<Pipeline, "images">): Answers {
  const others = answers.images.filter((image) => image.name !== name);
  const id = imageId(name, (taken) => pipeline.images.get(taken) !== undefined);
  return { ...answers, images: others.length < answers.images.length ? others : [...others, { id, name }] };
}

/** The registry that is named where a parent image is asked for, as people who know only where theirs come from do: "Docker Hub". */
export function registryCalled(text: string): string | undefined {
  return technologyCalled(text, "parent-registry");
}

/**
 * A parent image, or no longer; the registry that its reference names is chosen with the first parent from there, and goes
 * with the last. A registry that is named in place of a reference is chosen, and is no image whose tag could move.
 */
export function toggleParent(answers: Answers, ref: string, pipeline: Pick<Pipeline, "nodes">): Answers {
  const named = answers.parents.includes(ref) ? undefined : registryCalled(ref);
  if (named !== undefined) {
    const isChosen = answers.tools.parentRegistries.some(({ technology }) => technology === named);
    return isChosen ? answers : toggleTool(answers, "parentRegistries", named, pipeline);
  }
  const others = answers.parents.filter((parent) => parent !== ref);
  const isNew = others.length === answers.parents.length;
  const next = { ...answers, parents: isNew ? [...others, ref] : others };
  const registry = registryOf(ref);
  if (registry === undefined || others.some((parent) => registryOf(parent) === registry)) return next;
  const isChosen = answers.tools.parentRegistries.some((tool) => choiceOf(tool) === registry);
  return isChosen === isNew ? next : toggleTool(next, "parentRegistries", registry, pipeline);
}

/** For each environment that containers run in one of these tools, in place of one for all of them: "Amazon EC2 staging". */
export function splitTool(
  answers: Answers,
  slot: Slot,
  tool: ChosenTool,
  pipeline: Pick<Pipeline, "nodes">,
): Answers {
  const name = technologyById(tool.technology)?.name ?? tool.technology;
  return environmentsOf(answers.tools).reduce(
    (all, environment) => toggleTool(all, slot, `${name} ${environment}`, pipeline),
    toggleTool(answers, slot, choiceOf(tool), pipeline),
  );
}

/** Says of all these connections whether a person moves them; of none, where `byHand` is undefined. */
export function setByHand(
  answers: Answers,
  handOvers: readonly { readonly id: string }[],
  byHand: ReadonlySet<string> | undefined,
): Answers {
  return {
    ...answers,
    byHand: byHand ? new Map(handOvers.map(({ id }) => [id, byHand.has(id)])) : noAnswers.byHand,
  };
}

/** The connections that are not chosen as manual are automated. */
export function withRestAutomated(
  answers: Answers,
  handOvers: readonly Pick<PipelineEdge, "id" | "automated">[],
): Answers {
  const byHand = handOvers.flatMap(({ id, automated }) => (automated === false ? [id] : []));
  return setByHand(answers, handOvers, new Set(byHand));
}

function withTools(answers: Answers, slot: Slot, chosen: Answers["tools"][Slot]): Answers {
  return {
    ...answers,
    tools: { ...answers.tools, [slot]: chosen },
  };
}
