import { compareText } from "../../pipeline/pipeline";
import type { IncidentAnswer, IncidentResult } from "./incident-answer";

/** Most urgent first. An entry point that is not on the map may have been used, so it comes before blocked ones. */
const order: readonly IncidentResult[] = [
  "reached",
  "depends",
  "set-aside",
  "not-drawn",
  "stopped",
  "does-not-apply",
];

type Ranked = Pick<IncidentAnswer, "result" | "said">;

/** Smaller is worse. Confirmed ones come first among the reached. */
export function rankOfAnswer({ result, said }: Ranked): number {
  return order.indexOf(result) * 2 + (result === "reached" && !said ? 1 : 0);
}

/** Worst first; equal ones by date, latest first. @param dateOf the day of an incident, by its id */
export function sortAnswers(
  answers: readonly IncidentAnswer[],
  dateOf: (incident: string) => string,
): readonly IncidentAnswer[] {
  return answers.toSorted(
    (a, b) =>
      rankOfAnswer(a) - rankOfAnswer(b) ||
      compareText(dateOf(b.incident), dateOf(a.incident)) ||
      compareText(a.incident, b.incident),
  );
}

export type AnswerCounts = { readonly [R in IncidentResult]: number } & {
  /** Subset of `reached` that rests on unanswered questions. */
  readonly assumed: number;
  readonly all: number;
};

export function countAnswers(answers: readonly Ranked[]): AnswerCounts {
  const count = (result: IncidentResult) => answers.filter((one) => one.result === result).length;
  return {
    reached: count("reached"),
    depends: count("depends"),
    stopped: count("stopped"),
    "set-aside": count("set-aside"),
    "not-drawn": count("not-drawn"),
    "does-not-apply": count("does-not-apply"),
    assumed: answers.filter(({ result, said }) => result === "reached" && !said).length,
    all: answers.length,
  };
}
