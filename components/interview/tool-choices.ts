import { createElement } from "react";
import { NodeMark } from "@/components/marks/node-mark";
import { type Answers, type Slot, slotRow } from "@/lib/domain/interview/answers";
import { choicesFor } from "@/lib/domain/interview/choices";
import type { Choice } from "./choice-list";

/** The tools of the catalogue that a question can be answered with. */
export function toolChoices(slot: Slot, answers: Answers): readonly Choice[] {
  const { kind } = slotRow(slot);
  return choicesFor(slot, answers).map(({ id, name, aliases = [] }) => ({
    value: id,
    name,
    words: [id, ...aliases],
    mark: createElement(NodeMark, { node: { kind, technologies: [id] } }),
  }));
}
