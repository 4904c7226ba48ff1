import { describe, expect, it } from "vitest";
import type { Image, PipelineEdge, PipelineNode } from "./document";
import { isFloating, parentsByNode, parentsOut } from "./parent-images";
import { pipelineFromDocument } from "./pipeline";

const digest = `sha256:${"a".repeat(64)}`;

function edge(part: Partial<PipelineEdge> = {}): PipelineEdge {
  return { id: "e", source: "hub", target: "ci", artifact: "parent-image", ...part };
}
function image(id: string, ...parents: NonNullable<Image["parents"]>): Image {
  return { id, name: id, parents };
}
const hub: PipelineNode = {
  id: "hub",
  kind: "parent-registry",
  name: "Mirror",
  stage: "build",
  position: { x: 0, y: 0 },
};
const wordsOf = (edges: readonly PipelineEdge[], images: readonly Image[], node = hub) =>
  parentsByNode({ nodes: [node], edges, images }).get("hub");

describe("a parent", () => {
  it("floats unless a digest names it, beside or within its reference", () => {
    expect(isFloating({ ref: "ubuntu:24.04" })).toBe(true);
    expect(isFloating({ ref: "ubuntu:24.04", digest })).toBe(false);
    expect(isFloating({ ref: `ubuntu@${digest}` })).toBe(false);
  });
});

describe("the parents out of a node", () => {
  it("are those of the images named on its connections of parent images", () => {
    const images = [image("a", { ref: "ubuntu:24.04" }), image("b", { ref: "alpine:3.22", digest })];
    expect(wordsOf([edge({ images: ["a"] })], images)).toBe("ubuntu:24.04, not pinned");
    expect(wordsOf([edge({ images: ["b"] })], images)).toBe("alpine:3.22, pinned");
    expect(wordsOf([edge({ images: ["a"] }), edge({ id: "f", images: ["b"] })], images)).toBe(
      "ubuntu:24.04 and 1 more",
    );
  });

  it("are all where a connection names no images, and none where its list is empty", () => {
    const images = [
      image("c", { ref: "debian:12" }),
      image("a", { ref: "ubuntu:24.04" }, { ref: "alpine:3.22" }),
    ];
    expect(wordsOf([edge()], images)).toBe("ubuntu:24.04 and 2 more");
    expect(wordsOf([edge({ images: ["c"] }), edge({ id: "f" })], images)).toBe("ubuntu:24.04 and 2 more");
    expect(wordsOf([edge({ images: [] })], images)).toBeUndefined();
  });

  it("leave the digest out of the name, and count one parent of two images once", () => {
    expect(wordsOf([edge()], [image("a", { ref: `alpine:3.22@${digest}` })])).toBe("alpine:3.22, pinned");
    expect(
      wordsOf([edge()], [image("a", { ref: "ubuntu:24.04", digest }), image("b", { ref: "ubuntu:24.04" })]),
    ).toBe("ubuntu:24.04, not pinned");
  });

  it("are unknown for other connections, without images and without parents", () => {
    expect(wordsOf([edge({ artifact: "image" })], [image("a", { ref: "ubuntu:24.04" })])).toBeUndefined();
    expect(wordsOf([edge()], [])).toBeUndefined();
    expect(wordsOf([edge()], [{ id: "a", name: "a" }])).toBeUndefined();
  });

  it.each([
    ["Docker Hub", "docker-hub", "ubuntu:24.04, not pinned"],
    ["Chainguard", "chainguard-images", "cgr.dev/chainguard/node:22, not pinned"],
    ["cgr.dev", "chainguard-images", "cgr.dev/chainguard/node:22, not pinned"],
    ["ECR", "ecr", "1234.dkr.ecr.eu-west-1.amazonaws.com/base:1, not pinned"],
    ["Quay", "quay", undefined],
    ["Harbor", "harbor", "ubuntu:24.04 and 2 more"],
  ])("are at %s those whose reference names it", (name, technology, words) => {
    const refs = [
      "ubuntu:24.04",
      "cgr.dev/chainguard/node:22",
      "1234.dkr.ecr.eu-west-1.amazonaws.com/base:1",
    ];
    const all = [image("a", ...refs.map((ref) => ({ ref })))];
    const node = { ...hub, name, technologies: [technology] };
    expect(wordsOf([edge()], all, node)).toBe(words);
    expect(wordsOf([edge({ images: ["a"] })], all, node)).toBe(words);
  });

  it("follow the images of a pipeline in memory", () => {
    const document = {
      schema: "blueline/pipeline/1" as const,
      name: "P",
      nodes: [hub],
      edges: [edge()],
      zones: [],
      images: [],
      claims: [],
    };
    const before = pipelineFromDocument(document);
    expect(parentsOut(before, "hub")).toBeUndefined();
    const { images } = pipelineFromDocument({ ...document, images: [image("a", { ref: "debian:12" })] });
    expect(parentsOut({ ...before, images }, "hub")).toBe("debian:12, not pinned");
    expect(parentsOut(before, "hub")).toBeUndefined();
  });
});
