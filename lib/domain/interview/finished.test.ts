import { describe, expect, test } from "vitest";
import { answer, perform, type Step, tool } from "../../testing/interview-steps";
import { emptyPipeline } from "../pipeline/pipeline";
import { setByHand, setCiBuilds, setDeploysBy, toggleParent, withRestAutomated } from "./edit-answers";
import { isAsDrawn } from "./place-nodes";
import { askedHandOvers, readAnswers } from "./read-answers";

const after = (...all: Step[]) =>
  all.reduce((pipeline, step) => answer(pipeline, step).pipeline, emptyPipeline("P"));
const asOrdered = [
  tool("repositories", "github"),
  tool("ci", "jenkins"),
  (answers) => setCiBuilds(answers, true),
  tool("packages", "npm"),
  (answers, pipeline) => toggleParent(answers, "ubuntu:24.04", pipeline),
  (answers, pipeline) => toggleParent(answers, "cgr.dev/chainguard/node", pipeline),
  tool("registries", "ecr"),
  tool("registries", "Harbor staging"),
  tool("orchestrators", "eks"),
  tool("hosts", "ec2"),
  tool("delivery", "argo-cd"),
  (answers) => setDeploysBy(answers, { ci: true, person: true }),
] satisfies Step[];

describe("a map that the interview has finished", () => {
  test("is as it was drawn until somebody moves a node or adds one", () => {
    const drawn = after(...asOrdered);
    expect(isAsDrawn(drawn)).toBe(true);
    const [first] = [...drawn.nodes.values()];
    const at = { x: 9000, y: 9000 };
    const moved = perform(drawn, [{ type: "nodes.moved", positions: { [first?.id ?? ""]: at } }]);
    expect(isAsDrawn(moved)).toBe(false);
    const own = { id: "own", kind: "host", name: "Own", stage: "run", position: at } as const;
    expect(isAsDrawn(perform(drawn, [{ type: "node.added", node: own }]))).toBe(false);
  });

  test("has every connection automated that was not chosen as manual", () => {
    const drawn = after(...asOrdered);
    const asked = (pipeline: typeof drawn) => askedHandOvers(pipeline, readAnswers(pipeline));
    const rest: Step = (answers, pipeline) => withRestAutomated(answers, askedHandOvers(pipeline, answers));
    expect(asked(drawn).every(({ automated }) => automated === undefined)).toBe(true);
    expect(asked(answer(drawn, rest).pipeline).every(({ automated }) => automated === true)).toBe(true);
    const chosen = new Set(
      asked(drawn)
        .slice(0, 1)
        .map(({ id }) => id),
    );
    const one: Step = (answers, pipeline) => setByHand(answers, askedHandOvers(pipeline, answers), chosen);
    const manual = answer(drawn, one).pipeline;
    expect(asked(answer(manual, rest).pipeline)).toEqual(asked(manual));
    expect(asked(manual).filter(({ automated }) => automated === false)).toHaveLength(1);
  });
});
