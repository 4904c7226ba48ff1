import type { Script, Step } from "./script-tree";

/** The context of a command, which decides the effect of its failure. */
export interface Surroundings {
  readonly blocks: boolean | "unknown";
  readonly isExcused: boolean;
}

export const ends: Surroundings = { blocks: true, isExcused: false };

/** The effect of a step's failure, from the operator after it. */
export function surroundingsOf(
  { ending, isNegated, pipeline }: Step,
  next: Step | undefined,
  isLast: boolean,
  outer: Surroundings,
  run: { readonly isLenient: boolean; readonly hasPipefail: boolean },
): Surroundings {
  if (outer.isExcused) return outer;
  const excused: Surroundings = { blocks: false, isExcused: true };
  const unknown: Surroundings = { blocks: "unknown", isExcused: false };
  const [name, value] = namesOf(next);
  if (ending === "||") {
    if (["true", ":", "echo", "printf"].includes(name ?? "") || (name === "exit" && value === "0"))
      return excused;
    return (name === "exit" || name === "return" || name === "false") && value !== "0" ? outer : unknown;
  }
  if (ending === "&") return excused;
  if (ending === ";" && name === "exit" && value === "0") return excused;
  if (isNegated) return unknown;
  if (run.isLenient) return namesOf(next).some((word) => word.includes("$?")) ? unknown : excused;
  if (!isLast && pipeline.length > 1 && !run.hasPipefail) return unknown;
  return outer;
}

/** The words of a step that is one command, or of the last of a group. */
function namesOf(step: Step | undefined): readonly string[] {
  const node = step?.pipeline[0];
  if (node?.kind === "command") return node.words;
  if (node?.kind !== "group") return [];
  const last = node.body.at(-1)?.pipeline[0];
  return last?.kind === "command" ? last.words : [];
}

export function isTest(step: Step | undefined): boolean {
  return ["[", "[[", "test"].includes(namesOf(step)[0] ?? "");
}

export function isNever(condition: Script): boolean {
  return condition.length === 1 && namesOf(condition[0])[0] === "false";
}
