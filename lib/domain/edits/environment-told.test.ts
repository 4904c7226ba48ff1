import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { applyEdit } from "./apply-edit";
import { changeNode, changeNodes } from "./change-nodes";
import type { Edit } from "./edit";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { changeZone } from "./zones";

const pipeline = pipelineFromDocument({
  ...aPipeline()
    .node("ci", { kind: "ci" })
    .node("cluster", { kind: "orchestrator" })
    .node("live", { kind: "host", environment: "production" })
    .node("registry", { kind: "production-registry", zone: "zone" })
    .toDocument(),
  zones: [
    { id: "staging", name: "Staging account", kind: "account" },
    { id: "zone", name: "Zone 1", kind: "network" },
  ],
});

function environments(edit: Edit | undefined, before: Pipeline = pipeline) {
  const done = applyEdit(before, edit?.operations ?? []);
  if (!done.ok) throw new Error(done.error);
  return ["ci", "cluster", "live", "registry"].map((id) => done.value.visible.nodes.get(id)?.environment);
}

test("a name tells the environment of what has one and has none yet, in one step that says so", () => {
  const edit = changeNode(pipeline, "cluster", { name: "EKS staging" });
  expect(environments(edit)).toEqual([undefined, "staging", "production", undefined]);
  expect(edit?.besides).toBe("It counts as staging now, because of the name.");
});

test("a zone tells it of the nodes that are put in it, whatever else they are", () => {
  const edit = changeNodes(pipeline, ["ci", "cluster", "live", "registry"], { zone: "staging" });
  expect(environments(edit)).toEqual([undefined, "staging", "production", "staging"]);
  expect(edit?.besides).toBe("2 nodes count as staging now, because of the name.");
});

test("a zone that gets a name tells it of the nodes that are in it", () => {
  expect(environments(changeZone(pipeline, "zone", { name: "QA" }))).toEqual([
    undefined,
    undefined,
    "production",
    "test",
  ]);
});

test("production, which counts anyway, is marked without a word", () => {
  const edit = changeNode(pipeline, "cluster", { name: "EKS production" });
  expect(environments(edit)).toEqual([undefined, "production", "production", undefined]);
  expect(edit?.besides).toBeUndefined();
});

test("a new name tells another environment than the old one did, but not against what a person said", () => {
  const renamed = aPipeline()
    .node("ci", { kind: "ci" })
    .node("cluster", { kind: "orchestrator", name: "EKS staging", environment: "staging" })
    .node("live", { kind: "host", name: "EC2", environment: "test" })
    .node("registry", { kind: "production-registry" })
    .build();
  const edit = changeNode(renamed, "cluster", { name: "EKS production 2" });
  expect(environments(edit, renamed)[1]).toBe("production");
  expect(edit?.besides).toBe("It counts as production now, because of the name.");
  expect(environments(changeNode(renamed, "live", { name: "EC2 production" }), renamed)[2]).toBe("test");
});

test("names that tell nothing or several environments set nothing", () => {
  for (const name of ["Payments", "EKS staging and test", "Upstage"]) {
    const edit = changeNode(pipeline, "cluster", { name });
    expect(environments(edit)).toEqual([undefined, undefined, "production", undefined]);
    expect(edit?.besides).toBeUndefined();
  }
  const said = changeNode(pipeline, "cluster", { name: "EKS staging", environment: "test" });
  expect(environments(said)[1]).toBe("test");
});
