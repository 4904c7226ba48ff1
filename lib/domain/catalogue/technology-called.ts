import type { NodeKind } from "../pipeline/document";
import { wordsOf, wordsWithoutEnvironment } from "../words/environment-in";
import { otherNamesOf } from "./aliases";
import { readToolName } from "./read-tool-name";
import { technologyName } from "./technologies";

/**
 * The technology that a node's name alone means: "EKS" and "EKS staging" are Amazon EKS. Mere search words don't count: a server is
 * not necessarily bare metal.
 * @returns its id; undefined if the name fits none or several
 */
export function technologyCalled(name: string, kind: NodeKind): string | undefined {
  const { technology } = readToolName(name, kind);
  return technology !== undefined && isCalled(technology, name) ? technology : undefined;
}

/** Compares with its names and id, ignoring a trailing number and the environment. */
export function isCalled(technology: string, name: string): boolean {
  const words = wordsOf(name);
  const unnumbered = wordsOf(name.replace(/ \d+$/, ""));
  const wanted = [words, unnumbered, wordsWithoutEnvironment(words)].map((all) => all.join(" "));
  return [technology, technologyName(technology), ...otherNamesOf(technology)].some((one) =>
    wanted.includes(wordsOf(one).join(" ")),
  );
}
