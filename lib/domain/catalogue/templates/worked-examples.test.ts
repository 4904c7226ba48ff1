import { describe, expect, test } from "vitest";
import { corpusTitle, expectedPipeline, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import type { Claim, PipelineDocument } from "../../pipeline/document";
import { pipelineFromDocument } from "../../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../../posture/coverage/applicable-controls";
import { catalogue } from "../load";
import { workedExamples } from "./worked-examples";

const folders = new Map([
  ["worked-ec2-codedeploy", "ec2-codedeploy-docker"],
  ["worked-teamcity-docker-hub", "teamcity-docker-images-2023"],
]);
const examples = workedExamples.map((template) => ({
  id: template.id,
  document: template.document,
  folder: folders.get(template.id) ?? "",
}));

describe.each(examples)("$id", ({ document }) => {
  test("claims only controls that the catalogue has, on nodes to which they apply", () => {
    const controlsOf = createControlsOf(catalogue);
    const surroundings = surroundingsByNode(pipelineFromDocument(document));
    const unfit = document.claims.filter(({ node: id, control }) => {
      const node = document.nodes.find((one) => one.id === id);
      return node === undefined || !controlsOf(node, surroundings.get(id)).some((one) => one.id === control);
    });
    expect(unfit).toEqual([]);
  });

  test("says of every claim where it was seen, and claims no evidence that nobody has", () => {
    for (const { note = "", evidence, owner, due, status } of document.claims) {
      expect(note).toMatch(/, line \d+: \S|^example-app\/run\.sh: /);
      expect([evidence, owner, due]).toEqual([undefined, undefined, undefined]);
      expect(["implemented", "partial", "missing"]).toContain(status);
    }
    expect(document.description).toMatch(/public repository github\.com\/\S+, commit [0-9a-f]{7}/);
  });

  test("has gaps of every kind: some said, most not assessed", () => {
    const statuses = new Set(document.claims.map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining(["missing", "partial"]));
    const controlsOf = createControlsOf(catalogue);
    expect(document.nodes.flatMap((node) => controlsOf(node)).length).toBeGreaterThan(
      document.claims.length * 2,
    );
  });
});

describe.runIf(hasCorpus).each(examples)(`$id, beside ${corpusTitle}`, ({ document, folder }) => {
  const expected = hasCorpus ? expectedPipeline(folder) : { images: [], observableControls: [] };

  test("every cited line says what the note quotes", () => {
    const cited = textsOf(document).flatMap((text) => [...text.matchAll(/^(\S+), line (\d+): (.+)$/gm)]);
    expect(cited.length).toBeGreaterThan(10);
    for (const [, file = "", line = "", quote = ""] of cited) {
      const written =
        readCorpus(`pipelines/${folder}/${file}`).toString("utf8").split("\n")[Number(line) - 1] ?? "";
      expect(written.replaceAll(/\s+/g, " "), `${file}, line ${line}`).toContain(quote);
    }
  });

  test("its images are those of the files, on the parents that a person read there", () => {
    const read = expected.images.map(({ name, parentImages }) => ({
      name,
      parents: parentImages.map(({ resolvedRef, pinnedByDigest }) => ({
        ref: resolvedRef,
        isPinned: pinnedByDigest,
      })),
    }));
    const drawn = document.images.map(({ name, parents = [] }) => ({
      name,
      parents: parents.map(({ ref, digest }) => ({ ref, isPinned: digest !== undefined })),
    }));
    expect(drawn.toSorted(byName)).toEqual(read.toSorted(byName));
  });

  test("no claim says better of a file than a person read in it", () => {
    for (const { status, file, quote } of expected.observableControls) {
      if (quote === undefined || status === "present" || typeof file !== "string") continue;
      const claims = document.claims.filter(
        ({ note = "" }) => note.includes(`${file}, line`) && note.includes(quote.split("\n")[0] ?? quote),
      );
      expect(claims.filter((claim) => claim.status === "implemented")).toEqual([]);
    }
  });
});

test.runIf(hasCorpus)("what a person read in the files of both is claimed", () => {
  const statusOf = (example: string, node: string, control: string): Claim["status"] =>
    examples
      .find(({ id }) => id === example)
      ?.document.claims.find((claim) => claim.node === node && claim.control === control)?.status;
  const read = (folder: string, control: string) =>
    expectedPipeline(folder)
      .observableControls.filter((one) => one.control === control)
      .map(({ status }) => status);
  const pairs = [
    ["ec2-codedeploy-docker", "image-non-root", "worked-ec2-codedeploy", "jenkins", "img-non-root-user"],
    [
      "ec2-codedeploy-docker",
      "base-image-pinned-by-digest",
      "worked-ec2-codedeploy",
      "jenkins",
      "base-pin-digest",
    ],
    ["ec2-codedeploy-docker", "ecr-immutable-tags", "worked-ec2-codedeploy", "ecr", "reg-immutable-tags"],
    ["ec2-codedeploy-docker", "scan-blocks-publish", "worked-ec2-codedeploy", "jenkins", "img-vuln-scan"],
    [
      "ec2-codedeploy-docker",
      "manual-approval-before-production",
      "worked-ec2-codedeploy",
      "codedeploy",
      "deploy-approval-gate",
    ],
    ["ec2-codedeploy-docker", "image-signed", "worked-ec2-codedeploy", "jenkins", "img-sign"],
    [
      "ec2-codedeploy-docker",
      "container-hardening",
      "worked-ec2-codedeploy",
      "example-app",
      "run-readonly-rootfs",
    ],
    [
      "ec2-codedeploy-docker",
      "static-cloud-credentials",
      "worked-ec2-codedeploy",
      "jenkins",
      "ci-short-lived-credentials",
    ],
    [
      "teamcity-docker-images-2023",
      "base-image-pinned-by-digest",
      "worked-teamcity-docker-hub",
      "build",
      "base-pin-digest",
    ],
    ["teamcity-docker-images-2023", "image-scan", "worked-teamcity-docker-hub", "build", "img-vuln-scan"],
    ["teamcity-docker-images-2023", "image-signed", "worked-teamcity-docker-hub", "build", "img-sign"],
    [
      "teamcity-docker-images-2023",
      "privileged-container",
      "worked-teamcity-docker-hub",
      "local-containers",
      "run-drop-privileges",
    ],
  ] as const;
  for (const [folder, control, example, node, ours] of pairs) {
    expect(["violated", "absent"], control).toContain(read(folder, control)[0]);
    expect(statusOf(example, node, ours), `${control} in ${folder}`).toBe("missing");
  }
});

function textsOf({ nodes, edges, claims }: PipelineDocument): string[] {
  return [...nodes, ...edges, ...claims].flatMap(({ note }) => note ?? []);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
