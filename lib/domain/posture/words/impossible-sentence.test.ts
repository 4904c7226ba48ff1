import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "../../../testing/builders";
import { catalogue } from "../../catalogue/load";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { analyse } from "../analyse";
import { impossibleSentence } from "./impossible-sentence";
import { obstacleOn } from "./obstacle-on";

const today = "2026-11-25";
const review = "src-two-party-review";
const notApplicable = { status: "not-applicable" } as const;

/** What is said of a gate that leaves something open whatever is done. */
function say(map: PipelineBuilder, gate = review): string {
  const pipeline = map.build();
  const control = catalogue.controls.find(({ id }) => id === gate);
  const fix = analyse(pipeline, mappedCatalogue, today).gates.find(({ control: id }) => id === gate)?.declared
    .fix;
  if (!control || !fix?.impossible) throw new Error(`${gate} leaves nothing open.`);
  return impossibleSentence(
    pipeline,
    fix,
    fix.impossible,
    obstacleOn(pipeline, catalogue, today, control, fix.impossible),
  );
}

const straight = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("repository", { name: "Check-in" })
  .node("ci", { name: "Jenkins", buildsImages: true })
  .node("registry", { name: "ECR" })
  .node("host", { name: "Hosts" })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("registry", "host");
const around = straight.edge("laptop", "registry");

describe("where no set of nodes closes every way it says what stands against that", () => {
  test("the connection that goes around", () => {
    expect(say(around)).toBe(
      "This gate can't block the path to Hosts: Ana's laptop pushes straight to ECR. Remove that connection, or route it through a node that can enforce the gate.",
    );
  });

  test("the claim, where the way passes a node that could carry it", () => {
    expect(say(straight.claim("repository", review, notApplicable))).toBe(
      "This gate can't block the path to Hosts: Check-in could enforce it, but the control is marked as not applicable there. Mark it as applicable there, or route the path through another node that can enforce the gate.",
    );
  });

  test("claims of which any one is enough", () => {
    const through = aPipeline()
      .node("laptop")
      .node("repository", { name: "Check-in" })
      .node("mirror", { kind: "source-repository", name: "Mirror" })
      .node("host")
      .edge("laptop", "repository", { artifact: "code" })
      .edge("repository", "mirror", { artifact: "code" })
      .edge("mirror", "host");
    expect(
      say(through.claim("repository", review, notApplicable).claim("mirror", review, notApplicable)),
    ).toContain(
      "Check-in and Mirror could enforce it, but the control is marked as not applicable on them. Mark it as applicable on one of them",
    );
  });

  test("the claim of a delivery that could stand for the runner", () => {
    const delivered = aPipeline()
      .node("laptop")
      .node("argo", { name: "Argo CD" })
      .node("host", { name: "Hosts" })
      .node("cluster", { name: "Old cluster" })
      .edge("laptop", "host")
      .edge("argo", "host", { artifact: "manifest" })
      .edge("laptop", "cluster");
    expect(say(delivered.claim("argo", "adm-vuln-threshold", notApplicable), "adm-vuln-threshold")).toBe(
      "This gate can't block the path to Hosts: Argo CD could enforce it, but the control is marked as not applicable there. Mark it as applicable there, or route the path through another node that can enforce the gate.",
    );
  });

  test("nothing on the way, where no node that could carry it leads there", () => {
    const apart = aPipeline()
      .node("laptop", { name: "Ana's laptop" })
      .node("registry")
      .node("host", { name: "Hosts" })
      .node("repository")
      .node("cluster");
    expect(say(apart.edge("laptop", "registry").edge("registry", "host"))).toBe(
      "This gate can't block the path to Hosts: no node from Ana's laptop through registry can enforce it. Route one of these connections through a node that can.",
    );
  });
});

test("of several targets it says only of one way why it stays open", () => {
  const several = around
    .node("batch", { kind: "host", name: "Batch" })
    .node("edge", { kind: "host", name: "Edge" })
    .edge("laptop", "batch")
    .edge("laptop", "edge");
  expect(say(several)).toBe(
    "This gate can't block the paths to Batch, Edge and Hosts. On one of them, to Batch, Ana's laptop sends an image straight to Batch. Remove that connection, or route it through a node that can enforce the gate.",
  );
});
