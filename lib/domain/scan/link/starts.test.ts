import { describe, expect, test } from "vitest";
import type { Fact, JobFact } from "../facts";
import { startsOfJobs } from "./starts";

const at = { file: "ci.yml", line: 1 };
const job = (name: string, starts: JobFact["starts"], ...needs: string[]): JobFact => ({
  kind: "job",
  at,
  id: name,
  ci: "ci.yml",
  name,
  starts,
  needs,
});

function startsIn(...facts: Fact[]) {
  return Object.fromEntries(startsOfJobs(facts));
}

describe("startsOfJobs", () => {
  test("what waits for a person is by a person, however far", () => {
    expect(
      startsIn(
        job("a", "by-person"),
        job("b", "automatic", "a"),
        job("c", "unknown", "b"),
        job("d", "automatic"),
      ),
    ).toEqual({ a: "by-person", b: "by-person", c: "by-person", d: "automatic" });
  });

  test("jobs that wait for each other, and for one that is not there, end", () => {
    expect(startsIn(job("a", "automatic", "b"), job("b", "unknown", "a", "gone"))).toEqual({
      a: "unknown",
      b: "unknown",
    });
  });

  test("a pipeline that only a person starts is by a person, one that says nothing is not", () => {
    const ci = (on: "person" | "push"): Fact => ({
      kind: "ci",
      at,
      id: "ci.yml",
      tool: "jenkins",
      triggers: [{ on, text: on }],
    });
    expect(startsIn(ci("person"), job("a", "automatic"))).toEqual({ a: "by-person" });
    expect(startsIn(ci("push"), job("a", "automatic"))).toEqual({ a: "automatic" });
  });
});
