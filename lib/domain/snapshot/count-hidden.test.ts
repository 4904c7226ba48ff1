import { expect, test } from "vitest";
import { aCatalogue, aPipeline } from "../../testing/builders";
import { publishedPosture } from "../contract/published-posture";
import { frozenPostureSchema } from "../contract/posture";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { countHidden } from "./count-hidden";
import { settledOf } from "./settled-of";

const today = "2026-11-24";
const document = aPipeline("Payments API")
  .node("dev", { kind: "developer", name: "Ana", owner: "Ana" })
  .node("ci", { note: "on jenkins.corp.example", url: "https://ci.corp.example" })
  .node("registry", { kind: "production-registry", name: "registry.corp.example" })
  .claim("ci", "c-scan", {
    status: "implemented",
    owner: "Ben",
    evidence: [{ id: "v", title: "Scan", result: "supports", effective: today, url: "https://e.example" }],
  })
  .claim("ci", "c-sign", { owner: "Ben" })
  .toDocument();
const snapshot = {
  number: 1,
  title: "Before the audit",
  note: "",
  takenAt: `${today}T12:00:00.000Z`,
  takenBy: "Ana",
  revision: 0,
  catalogue: "test",
  document,
  posture: frozenPostureSchema.parse(
    publishedPosture(analyse(pipelineFromDocument(document), aCatalogue(), today)),
  ),
  settled: settledOf(document, aCatalogue(), today),
  analyse: (drawn: Pipeline, on: string) => analyse(drawn, aCatalogue(), on),
};

test("what is hidden is counted by the switch that hides it, a piece of evidence once", () => {
  expect(countHidden(snapshot, { owners: false, notes: false, evidence: false, hosts: false })).toEqual({
    // The developer's name, two owners of claims, one of a node, and who took it.
    owners: 5,
    notes: 1,
    evidence: 1,
    hosts: 2,
    rights: 0,
  });
});

test("a note that is shown counts for the address in it that is not", () => {
  expect(countHidden(snapshot, { owners: true, notes: true, evidence: true, hosts: false })).toEqual({
    hosts: 3,
    rights: 0,
  });
  expect(
    countHidden(snapshot, { owners: true, notes: true, evidence: true, hosts: true, rights: true }),
  ).toEqual({});
});
