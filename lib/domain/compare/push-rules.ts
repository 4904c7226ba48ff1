import type { CompareAnswer } from "../contract/compare";
import { directionOf } from "./change-groups";

/** The rules that can fail a push. */
export const pushRules = ["new-bypass", "regression", "contradicted", "new-entry"] as const;
export type PushRule = (typeof pushRules)[number];

/** Something that breaks a rule, by ids. */
export type PushFinding =
  | { readonly rule: "new-bypass"; readonly control: string; readonly targets: readonly string[] }
  | {
      readonly rule: "regression" | "contradicted";
      readonly control: string;
      readonly node: string;
      readonly change: Change;
    }
  | { readonly rule: "new-entry"; readonly place: Ways["waysIn"][number]["place"]; readonly said: boolean };

type Change = CompareAnswer["controls"][number];
type Ways = CompareAnswer["ways"]["asDeclared"];

/**
 * Regressions between two states, by the rules that can fail a push. new-bypass: a gate is bypassed, or by more paths than
 * before. regression: a control got further from being in place, by a person or by time. contradicted: new evidence contradicts
 * it. new-entry: an entry point is newly unprotected, confirmed or assumed.
 * @param answer of a comparison, the earlier state first; with declared controls
 * @returns in the order of the rules, then of the comparison
 */
export function findBroken({
  controls,
  ways,
}: Pick<CompareAnswer, "controls" | "ways">): readonly PushFinding[] {
  const { gates, waysIn } = ways.asDeclared;
  return [
    ...gates.filter(isNewlyBypassed).map(({ control, before, after }): PushFinding => {
      const was = new Set(before.exposedTargets);
      return {
        rule: "new-bypass",
        control,
        targets: after.exposedTargets.filter((target) => !was.has(target)),
      };
    }),
    ...controls
      .filter(({ before, after }) => before && after && directionOf(before, after) < 0)
      .map((change) => ofControl("regression", change)),
    ...controls
      .filter(({ before, after }) => after === "contradicted" && before !== "contradicted")
      .map((change) => ofControl("contradicted", change)),
    ...waysIn
      .filter(({ before, after }) => isOpen(after) && !isOpen(before))
      .map(({ place, after }): PushFinding => ({ rule: "new-entry", place, said: after === "unguarded" })),
  ];
}

function ofControl(rule: "regression" | "contradicted", change: Change): PushFinding {
  return { rule, control: change.control, node: change.node, change };
}

function isNewlyBypassed({ meaning, before, after }: Ways["gates"][number]): boolean {
  return meaning === "opened" || (after.verdict === "bypassed" && before.verdict !== "bypassed");
}

function isOpen(standing: Ways["waysIn"][number]["before"]): boolean {
  return standing === "unguarded" || standing === "assumed";
}
