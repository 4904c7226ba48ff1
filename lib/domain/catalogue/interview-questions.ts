import type { NodeKind } from "../pipeline/document";
import type { Control } from "./catalogue";
import interview from "./generated/interview.json";
import { technologyById, technologyName } from "./technologies";

interface Wording {
  readonly question: string;
  readonly in?: { readonly [technology: string]: string };
}

// As in load.ts: the generator has checked the file.
const wordings: ReadonlyMap<string, Wording> = new Map(
  Object.entries(interview.questions as { readonly [control: string]: Wording }),
);
const first: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(interview.first as { readonly [about: string]: readonly string[] }),
);

/** The subject of a question: a node, or its known fields. */
export interface Asked {
  readonly kind: NodeKind;
  readonly name: string;
  readonly technologies?: readonly string[] | undefined;
}

/**
 * The question whether a control is in place on a node, worded for its technology or product if possible, else for any tool. A control
 * without a question is asked about by its title.
 */
export function questionFor(control: Pick<Control, "id" | "title">, asked: Asked): string {
  const wording = wordings.get(control.id);
  if (wording === undefined) return `Is this in place: ${control.title}?`;
  const own = new Map(Object.entries(wording.in ?? {}));
  const words = namesOf(asked).find((name) => own.has(name));
  const [technology] = asked.technologies ?? [];
  const tool = technology === undefined ? asked.name : technologyName(technology);
  return (own.get(words ?? "") ?? wording.question).replaceAll("{tool}", () => tool);
}

/** The controls to ask about first for a node, regardless of weight. */
export function firstControls(asked: Asked): readonly string[] {
  const names = [...namesOf(asked), asked.kind];
  return first.get(names.find((name) => first.has(name)) ?? "") ?? [];
}

function namesOf({ technologies = [] }: Asked): readonly string[] {
  return [...technologies, ...technologies.flatMap((id) => technologyById(id)?.products ?? [])];
}
