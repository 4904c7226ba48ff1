import type { NodeKind } from "../pipeline/document";
import { wordsOf, wordsWithoutEnvironment } from "../words/environment-in";
import { technologiesFor, technologyName } from "./technologies";

/**
 * The one technology that a node of this kind can be and that is called so: "EKS" and "EKS staging" are Amazon EKS. Its other
 * words don't count: a server is not yet bare metal.
 * @returns its id; undefined where none is called so, or several are
 */
export function technologyCalled(name: string, kind: NodeKind): string | undefined {
  const [only, ...more] = technologiesFor(kind).filter(({ id }) => isCalled(id, name));
  return more.length === 0 ? only?.id : undefined;
}

/** By its name or by its id, with or without the number that another of the same name has, or the environment that it is in. */
export function isCalled(technology: string, name: string): boolean {
  const words = wordsOf(name);
  const unnumbered = wordsOf(name.replace(/ \d+$/, ""));
  const wanted = [words, unnumbered, wordsWithoutEnvironment(words)].map((all) => all.join(" "));
  return [technology, technologyName(technology)].some((one) => wanted.includes(wordsOf(one).join(" ")));
}
