import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { applyEdit } from "./apply-edit";
import { changeNode, changeNodes } from "./change-nodes";
import type { Edit } from "./edit";
import { getRecord } from "../pipeline/records";
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
  return ["ci", "cluster", "live", "registry"].map(
    (id) => getRecord(done.value.visible.nodes, id)?.environment,
  );
}

test("a name tells the environment of what has one and has none yet, in one step that says so", () => {
  const edit = changeNode(pipeline, "cluster", { name: "EKS staging" });
  expect(environments(edit)).toEqual([undefined, "staging", "production", undefined]);
  expect(edit?.besides).toBe("It counts as staging now, as the name says.");
});

test("a zone tells it of the nodes that are put in it, whatever else they are", () => {
  const edit = changeNodes(pipeline, ["ci", "cluster", "live", "registry"], { zone: "staging" });
  expect(environments(edit)).toEqual([undefined, "staging", "production", "staging"]);
  expect(edit?.besides).toBe("2 nodes count as staging now, as the name says.");
});

test("a zone that gets a name tells it of the nodes that are in it", () => {
  expect(environments(changeZone(pipeline, "zone", { name: "QA" }))).toEqual([
    undefined,
    undefined,
    "production",
    "test",
  ]);
});

test("names that tell nothing, production, or several environments set nothing", () => {
  for (const name of ["Payments", "EKS production", "EKS staging and test", "Upstage"]) {
    const edit = changeNode(pipeline, "cluster", { name });
    expect(environments(edit)).toEqual([undefined, undefined, "production", undefined]);
    expect(edit?.besides).toBeUndefined();
  }
  const said = changeNode(pipeline, "cluster", { name: "EKS staging", environment: "test" });
  expect(environments(said)[1]).toBe("test");
});
