import { expect, test } from "vitest";
import { company, on, say } from "../../testing/interview-steps";
import type { Pipeline } from "../pipeline/pipeline";
import { setDeploysBy } from "./edit-answers";
import { readAnswers } from "./read-answers";
import { openPairs } from "./topics";

/** "Jenkins: ECR prod" for each key that is asked about. */
function asked(pipeline: Pipeline): readonly string[] {
  const nameOf = (id: string) => pipeline.nodes.get(id)?.name ?? id;
  return openPairs("credentials", readAnswers(pipeline))
    .flat()
    .map(({ source, target }) => `${nameOf(source.id)}: ${nameOf(target.id)}`)
    .toSorted();
}

test("no key is asked about for what its CI hands nothing to, as was said of it", () => {
  // Of nothing it is known yet.
  expect(asked(company())).toHaveLength(8);
  const said = on(
    company(),
    (answers) => setDeploysBy(answers, { ci: true, person: false }),
    say("Jenkins", "ECR prod"),
    say("TeamCity", "Harbor staging"),
  );
  expect(asked(said)).toEqual([
    "Jenkins: ECR prod",
    "Jenkins: EKS prod",
    "TeamCity: EKS staging",
    "TeamCity: Harbor staging",
  ]);
  // What its images are promoted to may be its job too.
  expect(asked(on(said, say("Harbor staging", "ECR prod")))).toContain("TeamCity: ECR prod");
  // Of clusters nothing was said where no CI deploys.
  const pushed = on(company(), say("Jenkins", "ECR prod"));
  expect(asked(pushed)).toEqual([
    "Jenkins: ECR prod",
    "Jenkins: EKS prod",
    "Jenkins: EKS staging",
    "TeamCity: ECR prod",
    "TeamCity: EKS prod",
    "TeamCity: EKS staging",
    "TeamCity: Harbor staging",
  ]);
});

test("a key that is said to be there is asked about whatever is said later, and can be taken back", () => {
  const key = on(company(), (answers, pipeline) => {
    const pair = openPairs("credentials", answers)
      .flat()
      .find(({ source, target }) =>
        [source, target].every(({ id }) =>
          ["Jenkins", "Harbor staging"].includes(pipeline.nodes.get(id)?.name ?? ""),
        ),
      );
    return pair ? { ...answers, pairs: new Map(answers.pairs).set(pair.id, true) } : answers;
  });
  const said = on(key, say("Jenkins", "ECR prod"));
  expect(asked(said)).toContain("Jenkins: Harbor staging");
});
