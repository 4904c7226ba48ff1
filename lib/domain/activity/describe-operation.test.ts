import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { ownGate, released } from "@/lib/testing/own-controls";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { describeOperation } from "./describe-operation";
import { subjectsOf } from "./subjects-of";

const drawn = aPipeline()
  .node("ci", { name: "Jenkins", owner: "Ben" })
  .node("registry", { name: "Harbor" })
  .edge("ci", "registry")
  .claim("ci", "c-scan", {
    status: "planned",
    owner: "Ben",
    evidence: [{ id: "v1", title: "trivy main", result: "supports", effective: "2026-11-20" }],
  })
  .build();
const scan = released({ ...ownGate, id: "c-scan", title: "Image scan" });
const before: Pipeline = { ...drawn, policy: { controls: [scan] } };

const claim = (set: Extract<OperationBody, { type: "claim.changed" }>["set"]): OperationBody => ({
  type: "claim.changed",
  node: "ci",
  control: "c-scan",
  set,
});

describe("an entry of the log in words", () => {
  it.each<[OperationBody, string]>([
    [
      { type: "pipeline.changed", set: { name: "Search" } },
      "set the name of the pipeline from Payments API to Search",
    ],
    [{ type: "pipeline.changed", set: { description: "Long" } }, "wrote the description of the pipeline"],
    [
      {
        type: "node.added",
        node: {
          id: "argo",
          kind: "delivery",
          name: "Argo CD",
          stage: "distribute",
          position: { x: 0, y: 0 },
        },
      },
      "added Argo CD (Delivery) to Distribute",
    ],
    [
      { type: "node.changed", node: "ci", set: { stage: "distribute" } },
      "moved Jenkins from Build to Distribute",
    ],
    [{ type: "node.changed", node: "ci", set: { name: "TeamCity" } }, "renamed Jenkins to TeamCity"],
    [{ type: "node.changed", node: "ci", set: { owner: "Ana" } }, "set the owner of Jenkins from Ben to Ana"],
    [
      { type: "node.changed", node: "ci", set: { owner: null } },
      "cleared the owner of Jenkins, which was Ben",
    ],
    [
      { type: "node.changed", node: "ci", set: { buildsImages: true } },
      "set the “builds images” answer of Jenkins to yes",
    ],
    [
      { type: "node.changed", node: "ci", set: { owner: "Ana", note: "text", version: null } },
      "changed Jenkins: owner to Ana, note and version cleared",
    ],
    [{ type: "nodes.moved", positions: { ci: { x: 1, y: 1 } } }, "moved Jenkins on the map"],
    [
      { type: "nodes.moved", positions: { ci: { x: 1, y: 1 }, registry: { x: 2, y: 1 } } },
      "moved Jenkins and Harbor on the map",
    ],
    [{ type: "node.removed", node: "ci" }, "deleted Jenkins, with its 1 connection and 1 status"],
    [{ type: "node.removed", node: "elsewhere" }, "deleted a deleted node"],
    [
      { type: "edge.added", edge: { id: "e", source: "registry", target: "ci", artifact: "parent-image" } },
      "connected Harbor to Jenkins (parent image)",
    ],
    [
      { type: "edge.changed", edge: "ci-registry", set: { automated: false } },
      "set the automation of the connection from Jenkins to Harbor to manual",
    ],
    [
      { type: "edge.changed", edge: "ci-registry", set: { pinned: false } },
      "set the pinning of the connection from Jenkins to Harbor to not pinned",
    ],
    [
      { type: "edge.changed", edge: "ci-registry", set: { right: "admin" } },
      "set the credential right of the connection from Jenkins to Harbor to full control",
    ],
    [
      { type: "edge.changed", edge: "ci-registry", set: { right: "publish", shortLived: false } },
      "changed the connection from Jenkins to Harbor: credential right to publish and lifetime to long-lived",
    ],
    [
      { type: "node.changed", node: "ci", set: { external: true } },
      "set the “outside the organisation” answer of Jenkins to yes",
    ],
    [{ type: "edge.removed", edge: "ci-registry" }, "deleted the connection from Jenkins to Harbor"],
    [
      { type: "zone.added", zone: { id: "z", name: "CI network", kind: "network" } },
      "drew the zone CI network",
    ],
    [claim({ status: "implemented" }), "set “Image scan” on Jenkins from planned to in place"],
    [claim({ status: null }), "set “Image scan” on Jenkins from planned to not assessed"],
    [claim({ owner: "Ana" }), "set the owner of “Image scan” on Jenkins from Ben to Ana"],
    [claim({ due: "2026-12-12" }), "set the due date of “Image scan” on Jenkins to 12 Dec 2026"],
    [claim({ note: "x".repeat(9000) }), "wrote the note of “Image scan” on Jenkins"],
    [claim(null), "cleared the status of “Image scan” on Jenkins"],
    [
      { type: "claim.changed", node: "registry", control: "c-other", set: { status: "not-applicable" } },
      "set “c-other” on Harbor to not applicable",
    ],
    [
      {
        type: "evidence.added",
        node: "ci",
        control: "c-scan",
        evidence: { id: "v2", title: "grype", result: "contradicts", effective: "2026-11-20" },
      },
      "added evidence against “Image scan” on Jenkins: grype",
    ],
    [
      { type: "evidence.removed", node: "ci", control: "c-scan", evidence: "v1" },
      "removed evidence of “Image scan” on Jenkins: trivy main",
    ],
  ])("%j", (operation, words) => {
    expect(describeOperation(before, operation)).toBe(words);
  });

  it("exists for whatever happened, on one line, and never runs on", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(operationBodyArbitrary, { maxLength: 12 }),
        (start, operations) => {
          let pipeline = start;
          for (const operation of operations) {
            const words = describeOperation(pipeline, operation);
            expect(words).toMatch(
              /^(set|cleared|changed|wrote|added|moved|renamed|deleted|connected|drew|removed|approved|withdrew|applied|commented|replied|resolved|reopened) /,
            );
            expect(words).not.toMatch(/undefined|null|\[object/);
            expect(words).not.toContain("\n");
            expect([...words].length).toBeLessThan(1200);
            for (const node of subjectsOf(pipeline, operation).nodes) expect(node).not.toBe("");
            const result = applyOperation(pipeline, operation);
            if (result.ok) pipeline = result.value.pipeline;
          }
        },
      ),
    );
  });
});
