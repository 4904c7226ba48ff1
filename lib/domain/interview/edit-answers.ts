import { technologyById } from "../catalogue/technologies";
import type { Environment } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { type Answers, choiceOf, type ChosenTool, noAnswers, type Slot, slotRow } from "./answers";
import { imageId, namedToolId, toolId } from "./interview-ids";
import { type Pair, pairsOf } from "./pairs";
import { readToolName } from "./read-tool-name";

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
  return withoutOpened(answers, withTools(answers, slot, [...chosen, tool]));
}

/**
 * A hand-over that was drawn because there was no other possibility is taken back where there is one now, and is asked
 * about; not one of which somebody has said who moves it.
 */
function withoutOpened(before: Answers, after: Answers): Answers {
  const open = new Set(pairsOf(after).flatMap(({ id, isOpen }) => (isOpen ? [id] : [])));
  const opened = pairsOf(before).filter(
    ({ id, isCertain }) => isCertain && open.has(id) && !before.byHand.has(id),
  );
  const pairs = new Map(after.pairs);
  for (const { id } of opened) pairs.delete(id);
  return { ...after, pairs };
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
  const { orchestrators, hosts } = answers.tools;
  return {
    ...answers,
    tools: { ...answers.tools, orchestrators: change(orchestrators), hosts: change(hosts) },
  };
}

/** Says that a hand-over is there, or is not. */
export function setPair(
  answers: Answers,
  { id, isCertain }: Pick<Pair, "id" | "isCertain">,
  isReal: boolean,
): Answers {
  const pairs = new Map(answers.pairs);
  // What is not certain is not drawn unless it is said.
  if (isReal || isCertain) pairs.set(id, isReal);
  else pairs.delete(id);
  return { ...answers, pairs };
}

/** Says whether the names of the tools from a registry are fixed; undefined: not sure. */
export function setPinned(answers: Answers, registry: string, isPinned: boolean | undefined): Answers {
  const pinned = new Map(answers.pinned);
  if (isPinned === undefined) pinned.delete(registry);
  else pinned.set(registry, isPinned);
  return { ...answers, pinned };
}

/** What is built, by name; each name once. */
export function toggleImage(answers: Answers, name: string, pipeline: Pick<Pipeline, "images">): Answers {
  const others = answers.images.filter((image) => image.name !== name);
  const id = imageId(name, (taken) => pipeline.images.get(taken) !== undefined);
  return { ...answers, images: others.length < answers.images.length ? others : [...others, { id, name }] };
}

export function toggleParent(answers: Answers, ref: string): Answers {
  const others = answers.parents.filter((parent) => parent !== ref);
  return { ...answers, parents: others.length < answers.parents.length ? others : [...others, ref] };
}

/** Says of all these hand-overs whether a person moves them; of none, where `byHand` is undefined. */
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

function withTools(answers: Answers, slot: Slot, chosen: Answers["tools"][Slot]): Answers {
  return {
    ...answers,
    tools: { ...answers.tools, [slot]: chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1)) },
  };
}
