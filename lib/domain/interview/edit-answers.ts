import type { Pipeline } from "../pipeline/pipeline";
import { getRecord } from "../pipeline/records";
import { type Answers, noAnswers, type Slot } from "./answers";
import { imageId, toolId } from "./interview-ids";

/** Chooses a tool, or takes the choice back. */
export function toggleTool(
  answers: Answers,
  slot: Slot,
  technology: string,
  pipeline: Pick<Pipeline, "nodes">,
): Answers {
  const chosen = answers.tools[slot];
  const others = chosen.filter((tool) => tool.technology !== technology);
  const id = toolId(slot, technology, (taken) => getRecord(pipeline.nodes, taken) !== undefined);
  const next = others.length < chosen.length ? others : [...chosen, { id, technology }];
  return withTools(answers, slot, next);
}

/** What is built, by name; each name once. */
export function toggleImage(answers: Answers, name: string, pipeline: Pick<Pipeline, "images">): Answers {
  const others = answers.images.filter((image) => image.name !== name);
  const id = imageId(name, (taken) => getRecord(pipeline.images, taken) !== undefined);
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
