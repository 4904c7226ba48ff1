import { expect, it } from "vitest";
import { sentWords } from "./sent-words";

const report = (outcome: string, matches: readonly string[], waiting = 0) => ({
  outcome,
  matches: matches.map((result) => ({ result })),
  waiting: Array.from({ length: waiting }, () => ({})),
});

it("the log of a job counts the results for and against controls, and the waiting ones", () => {
  expect(
    sentWords([report("matched", ["supports", "contradicts"], 1), report("matched", ["supports"])]),
  ).toBe("4 statements, 2 for a control, 1 against a control and 1 waiting for a person to choose the node");
  expect(sentWords([report("matched", ["contradicts"])])).toBe("1 statement, 1 against a control");
});

it("a repeated or empty file is not reported as if it had an effect", () => {
  expect(sentWords([report("repeated", ["supports"])])).toBe("sent before, nothing added");
  expect(sentWords([report("nothing-said", [])])).toBe(
    "no new results: none match a control of this pipeline, newer reports exist, or they were excluded before",
  );
});

it("of a file that holds some reports again, only those that are new are counted", () => {
  const again = report("repeated", ["supports", "contradicts"], 2);
  expect(sentWords([again, report("matched", ["supports"])])).toBe("1 statement, 1 for a control");
  expect(sentWords([again, report("nothing-said", [])])).toMatch(/^no new results: none match a control/);
});
