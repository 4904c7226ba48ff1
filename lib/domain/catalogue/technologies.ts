import type { NodeKind } from "../pipeline/document";
import type { Technology } from "./catalogue";
import { catalogue } from "./load";

const byId: ReadonlyMap<string, Technology> = new Map(
  catalogue.technologies.map((technology) => [technology.id, technology]),
);

/** Undefined for a technology of the user's own: its id is then the name that they typed. */
export function technologyById(id: string): Technology | undefined {
  return byId.get(id);
}

/** The name to show for what stands in `node.technologies`. */
export function technologyName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** What a node of this kind can be: those whose usual kind it is come first. */
export function technologiesFor(kind: NodeKind): readonly Technology[] {
  const fitting = catalogue.technologies.filter((technology) => technology.kinds.includes(kind));
  return [
    ...fitting.filter(({ kinds }) => kinds[0] === kind),
    ...fitting.filter(({ kinds }) => kinds[0] !== kind),
  ];
}
