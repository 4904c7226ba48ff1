import { describe, expect, test } from "vitest";
import {
  type Answers,
  answerCase,
  type AskedCase,
  exampleCases,
  examplesTitle,
  hasExamples,
} from "../../testing/analysis-examples";
import type { Verdict } from "./posture";

function verdictOf({ words: [control], posture }: AskedCase): Verdict {
  const gate = posture.gates.find((one) => one.control === control);
  if (!gate) throw new Error(`${control} is no gate`);
  return gate.declared;
}

/** A fix as its nodes, or as the way that no node can close. */
function fixText({ fix }: Verdict): string {
  if (!fix) return "";
  return fix.impossible ? `!${fix.impossible.join(" ")}` : fix.nodes.join(" ");
}

const answers: Answers = {
  gate: (asked) => verdictOf(asked).verdict,
  fix: (asked) => fixText(verdictOf(asked)),
  witnessg: (asked) => verdictOf(asked).witness?.join(" ") ?? "",
  exposed: (asked) => verdictOf(asked).exposedTargets.join(" "),
  published: ({ posture: { graph } }) => (graph.published === true ? graph.targets.join(" ") : ""),
};

describe.skipIf(!hasExamples)(`gates and targets of ${examplesTitle}`, () => {
  test("are what was worked out by hand", () => {
    const worked = exampleCases.map((one) => ({ name: one.name, ...answerCase(one, answers) }));
    const found = worked.flatMap((one) =>
      one.found.map((answer) => `${one.name}: ${answer.ask} = ${answer.is}`),
    );
    const expected = worked.flatMap((one) =>
      one.expected.map((answer) => `${one.name}: ${answer.ask} = ${answer.is}`),
    );
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
});
