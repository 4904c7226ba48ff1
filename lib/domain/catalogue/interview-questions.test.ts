import { describe, expect, test } from "vitest";
import interview from "./generated/interview.json";
import { firstControls, questionFor } from "./interview-questions";
import { catalogue } from "./load";

const control = (id: string) => {
  const found = catalogue.controls.find((one) => one.id === id);
  if (!found) throw new Error(`No control "${id}"`);
  return found;
};

describe("the questions of the interview", () => {
  test("every control has one, short enough to be read at a glance", () => {
    expect(Object.keys(interview.questions).toSorted()).toEqual(catalogue.controls.map(({ id }) => id));
    for (const { id, title } of catalogue.controls) {
      const question = questionFor({ id, title }, { kind: "ci", name: "X" });
      expect(question, id).not.toContain("{");
      expect(question, id).not.toBe(questionFor({ id: "unknown", title }, { kind: "ci", name: "X" }));
    }
  });

  test("are asked in the tool's own words", () => {
    const ask = (...technologies: string[]) =>
      questionFor(control("ci-ephemeral-workers"), { kind: "ci", name: "Our builds", technologies });
    expect(ask("jenkins")).toBe("Are Jenkins agents thrown away after each build?");
    // By the product that it counts as.
    expect(ask("cloudbees-ci")).toBe("Are Jenkins agents thrown away after each build?");
    expect(ask("bamboo")).toBe(
      "Does each build of Bamboo run on a fresh worker that is thrown away afterwards?",
    );
    expect(ask("a tool of our own")).toContain("each build of a tool of our own run");
    expect(ask()).toContain("each build of Our builds run");
    expect(
      questionFor(control("deploy-by-digest"), { kind: "orchestrator", name: "Prod", technologies: ["gke"] }),
    ).toContain("every pod in production");
  });

  test("a name with signs of a replacement pattern stands as it is", () => {
    expect(questionFor(control("ci-ephemeral-workers"), { kind: "ci", name: "$& $1 {tool}" })).toContain(
      "build of $& $1 {tool} run",
    );
  });

  test("a control without words is asked about by its title", () => {
    expect(questionFor({ id: "our-own", title: "Lock the door" }, { kind: "ci", name: "CI" })).toBe(
      "Is this in place: Lock the door?",
    );
  });

  test("the tool's list of what to ask first wins over its kind's", () => {
    expect(firstControls({ kind: "orchestrator", name: "E", technologies: ["eks"] })).toContain(
      "eks-cluster-access",
    );
    expect(firstControls({ kind: "builder", name: "B", technologies: ["kaniko"] })[0]).toBe("img-vuln-scan");
    expect(firstControls({ kind: "host", name: "H" })).toEqual([]);
  });
});
