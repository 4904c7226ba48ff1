import { describe, expect, it } from "vitest";
import { applyOperation } from "../pipeline/apply-operation";
import type { Image, PipelineDocument, PipelineEdge } from "../pipeline/document";
import { type OperationBody, operationBodySchema } from "../pipeline/operations";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { parentOnEdge, setParentImage } from "./set-parent-image";

const digest = `sha256:${"a".repeat(64)}`;
const edge: PipelineEdge = { id: "e", source: "hub", target: "ci", artifact: "parent-image" };
const named: PipelineEdge = { ...edge, images: ["a"] };

function aPipeline(target: "ci" | "developer", drawn: PipelineEdge, images: Image[] = []): Pipeline {
  const position = { x: 0, y: 0 };
  const document: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: "Payments",
    nodes: [
      { id: "hub", kind: "parent-registry", name: "Hub", stage: "build", position },
      { id: "ci", kind: target, name: "CI", stage: "build", position },
    ],
    edges: [drawn],
    zones: [],
    images,
    claims: [],
  };
  return pipelineFromDocument(document);
}
function perform(pipeline: Pipeline, bodies: readonly OperationBody[]): PipelineDocument {
  let after = pipeline;
  for (const body of bodies) {
    const result = applyOperation(after, operationBodySchema.parse(body));
    if (!result.ok) throw new Error(result.error.message);
    after = result.value.pipeline;
  }
  return documentFromPipeline(after);
}
const set = (pipeline: Pipeline, drawn: PipelineEdge, ref: string | null) =>
  perform(pipeline, operationsOf(setParentImage(pipeline, drawn, ref, () => "new")));
const operationsOf = (edit: ReturnType<typeof setParentImage>) =>
  edit && "operations" in edit ? edit.operations : [];

describe("naming the parent on a connection", () => {
  it("adds an image built by what receives it, and names it there", () => {
    const { images, edges } = set(aPipeline("ci", edge), edge, "ubuntu:24.04");
    expect(images).toEqual([
      {
        id: "new",
        name: "app",
        builtBy: "ci",
        parents: [{ ref: "ubuntu:24.04" }],
        layers: [{ kind: "parent", title: "ubuntu:24.04" }],
      },
    ]);
    expect(edges).toEqual([{ ...edge, images: ["new"] }]);
    expect(set(aPipeline("developer", edge), edge, "ubuntu:24.04").images[0]).not.toHaveProperty("builtBy");
  });

  it("changes the first parent of the image named there, without the digest of the one before", () => {
    const image: Image = {
      id: "a",
      name: "app",
      parents: [{ ref: "debian:12", digest }, { ref: "alpine:3.22" }],
      layers: [
        { kind: "parent", title: "debian:12" },
        { kind: "application", title: "code" },
      ],
    };
    const pipeline = aPipeline("ci", named, [image]);
    expect(set(pipeline, named, "ubuntu:24.04").images).toEqual([
      {
        ...image,
        parents: [{ ref: "ubuntu:24.04" }, { ref: "alpine:3.22" }],
        layers: [
          { kind: "parent", title: "ubuntu:24.04" },
          { kind: "application", title: "code" },
        ],
      },
    ]);
    expect(set(pipeline, named, "debian:12").images).toEqual([image]);
    expect(set(pipeline, named, null).images[0]?.parents).toEqual([{ ref: "alpine:3.22" }]);
  });

  it("takes the only parent away, and does nothing where there is none", () => {
    const pipeline = aPipeline("ci", named, [{ id: "a", name: "app", parents: [{ ref: "debian:12" }] }]);
    expect(set(pipeline, named, null).images).toEqual([{ id: "a", name: "app" }]);
    expect(setParentImage(aPipeline("ci", edge), edge, null, () => "new")).toBeUndefined();
  });

  it("is about the parent that the registry of the connection holds, and refuses one of another", () => {
    const parents = [{ ref: "cgr.dev/chainguard/node:22" }, { ref: "debian:12" }];
    const drawn = aPipeline("ci", named, [{ id: "a", name: "app", parents }]);
    const hub = drawn.nodes.get("hub");
    if (!hub) throw new Error("There is no hub.");
    const pipeline = {
      images: drawn.images,
      nodes: new Map([["hub", { ...hub, name: "Docker Hub", technologies: ["docker-hub"] }]]),
    } as unknown as Pipeline;
    expect(parentOnEdge(pipeline, named)).toEqual({ ref: "debian:12" });
    expect(setParentImage(pipeline, named, "quay.io/a/b", () => "new")).toEqual({
      refused:
        "quay.io/a/b names another registry than Docker Hub. Connect that registry, and name the image there.",
    });
    expect(operationsOf(setParentImage(pipeline, named, "ubuntu:24.04", () => "new"))).toMatchObject([
      { set: { parents: [parents[0], { ref: "ubuntu:24.04" }] } },
    ]);
    expect(operationsOf(setParentImage(pipeline, named, null, () => "new"))).toMatchObject([
      { set: { parents: [parents[0]] } },
    ]);
  });
});
