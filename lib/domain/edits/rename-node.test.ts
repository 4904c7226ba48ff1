import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import type { PipelineNode } from "../pipeline/document";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { applyEdit } from "./apply-edit";
import { renameNode } from "./rename-node";

function pipelineWith(node: Partial<PipelineNode>) {
  return pipelineFromDocument(aPipeline().node("n", node).toDocument());
}

function renamed(node: Partial<PipelineNode>, name: string) {
  const before = pipelineWith(node);
  const edit = renameNode(before, "n", name);
  const done = applyEdit(before, edit?.operations ?? []);
  if (!done.ok) throw new Error(done.error);
  const after = done.value.visible.nodes.get("n");
  return { name: after?.name, technologies: after?.technologies, besides: edit?.besides };
}

describe("a node that gets the name of another technology of its kind", () => {
  test("is that one, where it was called after the one before, and this is said", () => {
    expect(renamed({ kind: "ci", name: "Jenkins", technologies: ["jenkins"] }, "TeamCity")).toEqual({
      name: "TeamCity",
      technologies: ["teamcity"],
      besides: "Its technology is TeamCity now, as the name says.",
    });
  });

  test("is undone in one step, with the name", () => {
    const before = pipelineWith({ kind: "ci", name: "Jenkins", technologies: ["jenkins"] });
    expect(renameNode(before, "n", "TeamCity")).toMatchObject({
      operations: [
        { type: "node.changed", node: "n", set: { name: "TeamCity" } },
        { type: "node.changed", node: "n", set: { technologies: ["teamcity"] } },
      ],
      label: "rename Jenkins",
    });
  });

  test.each([
    ["had none", { kind: "ci", name: "CI" }, "teamcity", ["teamcity"]],
    [
      "is written by its id",
      { kind: "orchestrator", name: "Amazon EKS", technologies: ["eks"] },
      "GKE",
      ["gke"],
    ],
    [
      "had a number",
      { kind: "ci", name: "Jenkins 2", technologies: ["jenkins"] },
      "TeamCity 2",
      ["teamcity"],
    ],
    ["had one of its own", { kind: "ci", name: "Our CI", technologies: ["Our CI"] }, "Jenkins", ["jenkins"]],
    [
      "says its environment, too",
      { kind: "orchestrator", name: "Kubernetes", technologies: ["kubernetes"] },
      "EKS production",
      ["eks"],
    ],
    [
      "is a shorter name of it",
      { kind: "source-repository", name: "Bitbucket", technologies: ["bitbucket"] },
      "GitHub Enterprise",
      ["github-enterprise-server"],
    ],
    [
      "had a shorter name",
      {
        kind: "source-repository",
        name: "GitHub Enterprise",
        technologies: ["github-enterprise-server"],
      },
      "Bitbucket",
      ["bitbucket"],
    ],
    [
      "keeps the others",
      { kind: "ci", name: "Jenkins", technologies: ["jenkins", "Gradle"] },
      "TeamCity",
      ["teamcity", "Gradle"],
    ],
  ] as const)("also where it %s", (_how, node, name, technologies) => {
    expect(
      renamed({ ...node, technologies: "technologies" in node ? [...node.technologies] : [] }, name),
    ).toMatchObject({
      name,
      technologies,
    });
  });

  test.each([
    ["it was called something else", { kind: "ci", name: "Builds", technologies: ["jenkins"] }, "TeamCity"],
    ["no node of its kind can be that", { kind: "ci", name: "Jenkins", technologies: ["jenkins"] }, "Harbor"],
    [
      "the name says more",
      { kind: "ci", name: "Jenkins", technologies: ["jenkins"] },
      "TeamCity of the shop",
    ],
    [
      "it is a word that one is only searched by",
      { kind: "host", name: "Debian", technologies: ["debian"] },
      "Server",
    ],
    ["it is that already", { kind: "ci", name: "Builds", technologies: ["jenkins"] }, "Jenkins"],
  ] as const)("keeps its technologies where %s", (_why, node, name) => {
    expect(renamed({ ...node, technologies: [...node.technologies] }, name)).toEqual({
      name,
      technologies: node.technologies,
      besides: undefined,
    });
  });
});

test("the same name again changes nothing, also of one that has no technology", () => {
  expect(renameNode(pipelineWith({ kind: "ci", name: "Jenkins" }), "n", "Jenkins")).toBeUndefined();
});

test("of a node that is gone the name stays in the edit, which is refused with it", () => {
  const pipeline = pipelineWith({ kind: "ci" });
  const edit = renameNode(pipeline, "gone", "TeamCity");
  expect(edit?.operations).toMatchObject([{ node: "gone", set: { name: "TeamCity" } }]);
  expect(applyEdit(pipeline, edit?.operations ?? []).ok).toBe(false);
});
