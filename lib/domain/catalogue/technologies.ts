import type { NodeKind } from "../pipeline/document";
import type { Technology } from "./catalogue";
import { catalogue } from "./load";

const byId: ReadonlyMap<string, Technology> = new Map(
  catalogue.technologies.map((technology) => [technology.id, technology]),
);

/** Undefined for a technology that the user typed: its id is then its name. */
export function technologyById(id: string): Technology | undefined {
  return byId.get(id);
}

/** The display name for an entry of `node.technologies`. */
export function technologyName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** The technologies that can be of this kind; those that usually are come first. */
export function technologiesFor(kind: NodeKind): readonly Technology[] {
  const fitting = catalogue.technologies.filter((technology) => technology.kinds.includes(kind));
  return [
    ...fitting.filter(({ kinds }) => kinds[0] === kind),
    ...fitting.filter(({ kinds }) => kinds[0] !== kind),
  ];
}
