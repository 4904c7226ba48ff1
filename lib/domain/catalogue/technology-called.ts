import type { NodeKind } from "../pipeline/document";
import { wordsOf, wordsWithoutEnvironment } from "../words/environment-in";
import { otherNamesOf } from "./aliases";
import { readToolName } from "./read-tool-name";
import { technologyName } from "./technologies";

/**
 * The one technology that a name means for a node of this kind, where the name says nothing else: "EKS" and "EKS staging" are
 * Amazon EKS. Words that a technology is only searched by don't count: a server is not yet bare metal.
 * @returns its id; undefined where none is called so, or several are
 */
export function technologyCalled(name: string, kind: NodeKind): string | undefined {
  const { technology } = readToolName(name, kind);
  return technology !== undefined && isCalled(technology, name) ? technology : undefined;
}

/** By one of its names or by its id, with or without the number that another of the same name has, or the environment that it is in. */
export function isCalled(technology: string, name: string): boolean {
  const words = wordsOf(name);
  const unnumbered = wordsOf(name.replace(/ \d+$/, ""));
  const wanted = [words, unnumbered, wordsWithoutEnvironment(words)].map((all) => all.join(" "));
  return [technology, technologyName(technology), ...otherNamesOf(technology)].some((one) =>
    wanted.includes(wordsOf(one).join(" ")),
  );
}
