import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { incidents } from "../../catalogue/load-incidents";
import type { IncidentAnswer, MatchedEntry } from "../incidents/incident-answer";
import { countAnswers, sortAnswers } from "../incidents/rank-answers";
import { incidentSentence, incidentsLead } from "./incident-sentences";

const map = aPipeline()
  .node("actions", { kind: "package-registry", name: "Actions" })
  .node("ci", { name: "Jenkins" })
  .node("registry", { name: "ECR" })
  .node("cluster", { name: "EKS" })
  .edge("actions", "ci", { artifact: "tool" })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .build();

const movedTag = incidents.find(({ id }) => id === "tj-actions-reviewdog-2025");
const teamcity = incidents.find(({ id }) => id === "teamcity-svr-2023");

function answer(fields: Partial<IncidentAnswer>): IncidentAnswer {
  return {
    incident: "tj-actions-reviewdog-2025",
    result: "does-not-apply",
    said: false,
    matches: [],
    nodes: [],
    stoppedBy: [],
    ...fields,
  };
}

const match: MatchedEntry = {
  type: "moved-tag",
  place: { edge: "actions-ci" },
  result: "reached",
  said: true,
  state: "open",
  way: ["ci", "registry", "cluster"],
  stoppedBy: [],
};

function sentence(fields: Partial<IncidentAnswer>, incident = movedTag): string {
  if (!incident) throw new Error("The catalogue has lost an incident.");
  return incidentSentence(map, incident, answer(fields));
}

describe("an incident on a map, in words", () => {
  it("reached: by this way, with where it came from, and whether anybody has said so", () => {
    expect(sentence({ result: "reached", said: true, matches: [match] })).toBe(
      "Path: Actions → Jenkins → ECR → EKS.",
    );
    expect(sentence({ result: "reached", matches: [{ ...match, said: false }] })).toBe(
      "Assumed path: Actions → Jenkins → ECR → EKS.",
    );
  });

  it("stopped: where, by what, and how that is known", () => {
    const stoppedBy = [
      { node: "ci", control: "pin-dependencies", status: "declared" },
      { node: "cluster", control: "adm-image-signature", status: "verified" },
    ] as const;
    expect(sentence({ result: "stopped", matches: [{ ...match, result: "stopped", stoppedBy }] })).toMatch(
      "Blocked at Jenkins by “Packages, build tools and CI steps pinned by hash” (declared), and by 1 more.",
    );
    expect(sentence({ result: "stopped", matches: [{ ...match, result: "stopped" }] })).toBe(
      "Blocked at Actions → Jenkins: it is pinned.",
    );
    expect(sentence({ result: "stopped", nodes: ["ci"], stoppedBy: stoppedBy.slice(0, 1) })).toMatch(
      "Blocked at Jenkins by “Packages, build tools and CI steps pinned by hash” (declared).",
    );
  });

  it("not drawn: a question that somebody who knows the pipeline can answer", () => {
    expect(sentence({ result: "not-drawn", nodes: ["ci"] })).toBe(
      "Not on the map: do you use third-party actions, plugins, scanners or scripts at Jenkins?",
    );
  });

  it("does not apply: because of what the map lacks", () => {
    expect(sentence({ lacks: "technologies" }, teamcity)).toBe(
      "Does not apply: no node on a path to production is TeamCity.",
    );
    expect(sentence({ lacks: "kinds" })).toBe("Does not apply: the map has no CI that leads to production.");
  });

  it("every incident of the catalogue has a question for where it is not drawn", () => {
    for (const incident of incidents) {
      const said = sentence({ result: "not-drawn", nodes: ["ci"] }, incident);
      expect(said).toMatch(/^Not on the map: .{20,}\?$/);
    }
  });
});

describe("the answers together", () => {
  const results = [
    { result: "stopped", said: false },
    { result: "reached", said: false },
    { result: "reached", said: true },
    { result: "not-drawn", said: false },
    { result: "does-not-apply", said: false },
  ] as const;

  it("the first sentence says how many would have come through", () => {
    const { stress, rest } = incidentsLead(results);
    expect(stress + rest).toBe(
      "2 of 5 incidents would have reached production. 1 of them is assumed, as questions are unanswered. 1 needs an answer, 1 is blocked and 1 does not apply.",
    );
    expect(incidentsLead([]).stress).toBe("The catalogue has no incidents");
    expect(countAnswers(results)).toMatchObject({ reached: 2, assumed: 1, all: 5 });
  });

  it("the worst comes first, of equals the latest", () => {
    const answers = results.map((one, index) => answer({ ...one, incident: `i${index}` }));
    const later = answer({ incident: "later", result: "stopped" });
    expect(
      sortAnswers([...answers, later], (id) => (id === "later" ? "2026-01-01" : "2025-01-01")).map(
        ({ incident }) => incident,
      ),
    ).toEqual(["i2", "i1", "i3", "later", "i0", "i4"]);
  });
});
