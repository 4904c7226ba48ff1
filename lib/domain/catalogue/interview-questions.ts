import type { NodeKind } from "../pipeline/document";
import type { Control } from "./catalogue";
import interview from "./generated/interview.json";
import { technologyById, technologyName } from "./technologies";

interface Wording {
  readonly question: string;
  readonly in?: { readonly [technology: string]: string };
}

// As in load.ts: the script that writes this file has checked its shape.
const wordings: ReadonlyMap<string, Wording> = new Map(
  Object.entries(interview.questions as { readonly [control: string]: Wording }),
);
const first: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(interview.first as { readonly [about: string]: readonly string[] }),
);

/** What is asked about: a node, or as much of one as is known. */
export interface Asked {
  readonly kind: NodeKind;
  readonly name: string;
  readonly technologies?: readonly string[] | undefined;
}

/**
 * How to ask whether a control stands on a node: in the words of its technology, or of the product that this counts as,
 * or else in those that fit any tool. A control that has no question is asked about by its title.
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

/** The controls that are to be asked about first for a node, whatever their weight. */
export function firstControls(asked: Asked): readonly string[] {
  const names = [...namesOf(asked), asked.kind];
  return first.get(names.find((name) => first.has(name)) ?? "") ?? [];
}

function namesOf({ technologies = [] }: Asked): readonly string[] {
  return [...technologies, ...technologies.flatMap((id) => technologyById(id)?.products ?? [])];
}
