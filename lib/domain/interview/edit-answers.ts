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
 * Chooses a tool, or reverts the choice.
 * @param choice the id of a technology, or a typed name, which may contain technology and environment: "EKS staging".
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
 * Reverts a connection that was added for lack of an alternative once there is one, so that it is asked about. Keeps usual ones, and
 * those that a person marked as manual or automated.
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

/** Ticks usual connections once several are possible, or as soon as both ends exist. */
function withUsual(before: Answers, after: Answers): Answers {
  const had = new Map(pairsOf(before).map((pair) => [pair.id, pair]));
  const coming = pairsOf(after).filter(({ id, isUsual }) => isUsual && !had.get(id)?.isOpen);
  const unusual = unusualOrders(after);
  const pairs = new Map(after.pairs);
  for (const { id } of coming) pairs.set(id, had.get(id)?.isReal ?? !unusual.has(id));
  return { ...after, pairs };
}

/** Sets whether CI builds the images itself; undefined: no answer. */
export function setCiBuilds(answers: Answers, ciBuilds: boolean | undefined): Answers {
  return withUsual(answers, { ...answers, ciBuilds });
}

/** Sets who orders deployments: a person, or the CI, by default to every target that its images reach. */
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

/** Sets a target's environment, and that of hosts that get containers from it alone. */
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

/** Sets whether a connection exists. */
export function setPair(
  answers: Answers,
  { id, isCertain, artifact }: Pick<Pair, "id" | "isCertain" | "artifact">,
  isReal: boolean,
): Answers {
  const pairs = new Map(answers.pairs);
  // An uncertain connection needs an answer.
  if (isReal || isCertain) pairs.set(id, isReal);
  else pairs.delete(id);
  const said = { ...answers, pairs };
  return artifact === "image" ? withOrdersFollowing(answers, said) : said;
}

/** Sets whether the tools from a registry are pinned; undefined: not sure. */
export function setPinned(answers: Answers, registry: string, isPinned: boolean | undefined): Answers {
  const pinned = new Map(answers.pinned);
  if (isPinned === undefined) pinned.delete(registry);
  else pinned.set(registry, isPinned);
  return { ...answers, pinned };
}

/** Sets the rights of a key that CI keeps; undefined: not sure. */
export function setRight(answers: Answers, key: string, right: CredentialRight | undefined): Answers {
  const rights = new Map(answers.rights);
  if (right === undefined) rights.delete(key);
  else rights.set(key, right);
  return { ...answers, rights };
}

/** Built images by name, each name once. */
export function toggleImage(answers: Answers, name: string, pipeline: Pick<Pipeline, "images">): Answers {
  const others = answers.images.filter((image) => image.name !== name);
  const id = imageId(name, (taken) => pipeline.images.get(taken) !== undefined);
  return { ...answers, images: others.length < answers.images.length ? others : [...others, { id, name }] };
}

/** The registry typed in place of a parent image, by people who know only its source: "Docker Hub". */
export function registryCalled(text: string): string | undefined {
  return technologyCalled(text, "parent-registry");
}

/**
 * Adds or removes a parent image. The registry in its reference is chosen with the first parent from there, and removed with the last.
 * A registry typed in place of a reference is chosen, but is no image whose tag could move.
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

/** Splits a tool for all environments into one per environment: "Amazon EC2 staging". */
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

/** Marks all these connections as manual or automated; an undefined `byHand` unmarks them. */
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
