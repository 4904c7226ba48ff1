import { describe, expect, test } from "vitest";
import type { PipelineDocument } from "../../pipeline/document";
import { stages } from "../../pipeline/document-lists";
import { cardSize as card, laneEnds, stageAt } from "../../pipeline/lanes";
import { parseDocument } from "../../pipeline/parse-document";
import { documentFromPipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { connectionWarning } from "../kinds";
import { technologyById } from "../technologies";
import { columns } from "./columns";
import { templateById, templates } from "./templates";

describe.each(
  templates.map((template) => [template.id, template.document, template.isWorked === true] as const),
)("template %s", (_id, document, isWorked) => {
  test("is a document as exported: it parses, and is sorted by id", () => {
    expect(parseDocument(document)).toEqual({ ok: true, value: document });
    expect(documentFromPipeline(pipelineFromDocument(document))).toEqual(document);
  });

  test("names only technologies that exist and can be the node's kind", () => {
    const unfit = document.nodes.flatMap(({ kind, technologies = [] }) =>
      technologies.filter((id) => technologyById(id)?.kinds.includes(kind) !== true),
    );
    expect(unfit).toEqual([]);
  });

  test("every card stands in a column of its stage, none within 50 of another", () => {
    const ends = laneEnds(document.nodes);
    for (const { stage, position } of document.nodes) {
      expect(columns[stage]).toContain(position.x);
      expect(stageAt(position, ends)).toBe(stage);
    }
    for (const [index, a] of document.nodes.entries()) {
      for (const b of document.nodes.slice(index + 1)) {
        const apart = Math.max(
          Math.abs(a.position.x - b.position.x) - card.width,
          Math.abs(a.position.y - b.position.y) - card.height,
        );
        expect(apart, `${a.id} and ${b.id}`).toBeGreaterThanOrEqual(50);
      }
    }
  });

  test("every connection goes from left to right, or straight down", () => {
    // A column further right counts more than any row.
    const place = new Map(document.nodes.map(({ id, position }) => [id, position.x * 10_000 + position.y]));
    for (const { source, target } of document.edges)
      expect(place.get(source) ?? NaN).toBeLessThan(place.get(target) ?? NaN);
  });

  test("claims nothing yet, unless it is an example that was worked out", () => {
    expect(document.claims.length > 0).toBe(isWorked);
  });
});

test("lanes stand side by side", () => {
  for (const [index, stage] of stages.slice(1).entries()) {
    const before = stages[index] ?? stage;
    expect(Math.min(...columns[stage]) - Math.max(...columns[before]) - card.width).toBeGreaterThanOrEqual(
      56,
    );
  }
});

test("ids are unique and variants lead to a template", () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  const lost = templates.filter(
    ({ variantOf }) => variantOf !== undefined && templateById(variantOf)?.choices === undefined,
  );
  expect(lost).toEqual([]);
});

describe("the article's pipeline", () => {
  const document = find("article");

  test("is automated but for the developer's commit, and nothing in it is odd", () => {
    expect(document.edges.filter(({ automated }) => automated !== true).map(({ source }) => source)).toEqual([
      "developer",
    ]);
    expect(warnings(document)).toEqual([]);
  });

  test("comes with Jenkins or TeamCity, on Ubuntu, CentOS or Alpine, always by a tag that can move", () => {
    const family = templates.filter(({ id, variantOf }) => id === "article" || variantOf === "article");
    expect(new Set(family.map(({ choices }) => JSON.stringify(choices))).size).toBe(6);
    for (const template of family)
      expect(template.document.images[0]?.parents?.[0]).not.toHaveProperty("digest");
    expect(find("article-teamcity").nodes.find(({ kind }) => kind === "ci")?.technologies).toEqual([
      "teamcity",
    ]);
  });
});

test.each([
  "jenkins-harbor-kubernetes",
  "github-ghcr-eks-argo-cd",
  "gitlab-openshift",
  "teamcity-artifactory-ecs",
  "worked-ec2-codedeploy",
  "worked-teamcity-docker-hub",
])("nothing in %s is odd", (id) => {
  expect(warnings(find(id))).toEqual([]);
});

test("by hand, nothing is automated, and the build on a laptop is odd, as it bypasses CI", () => {
  const document = find("manual");
  expect(document.edges.every(({ automated }) => automated === false)).toBe(true);
  expect(warnings(document)).toEqual([expect.stringContaining("bypasses the source repository and CI")]);
});

function find(id: string): PipelineDocument {
  const template = templateById(id);
  if (!template) throw new Error(`No template "${id}"`);
  return template.document;
}

function warnings(document: PipelineDocument): string[] {
  const kind = new Map(document.nodes.map((node) => [node.id, node.kind]));
  return document.edges.flatMap(
    ({ source, target, artifact }) =>
      connectionWarning(kind.get(source) ?? "service", kind.get(target) ?? "service", artifact) ?? [],
  );
}
