import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { applyOperation } from "../pipeline/apply-operation";
import type { Image, Layer } from "../pipeline/document";
import { imageSchema } from "../pipeline/document-schemas";
import { addImage, fillImage, moveLayer, setLayers, setParents } from "./images";
import { invertOperation } from "../pipeline/invert-operation";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";

const digest = `sha256:${"1".repeat(64)}`;
const parentLayer = (title: string): Layer => ({ kind: "parent", title });
const application: Layer = { kind: "application", title: "app.jar" };

describe("a new image", () => {
  test("has a name of its own, and the builder where there is only one", () => {
    const pipeline = aPipeline().node("ci", { buildsImages: true }).node("repository").build();
    const one = perform(pipeline, addImage(pipeline, "i1").operations);
    const two = perform(one, addImage(one, "i2").operations);
    expect([two.images.get("i1"), two.images.get("i2")]).toEqual([
      { id: "i1", name: "app", builtBy: "ci" },
      { id: "i2", name: "app 2", builtBy: "ci" },
    ]);
  });

  test("keeps the name that was typed, also where another has it", () => {
    const pipeline = aPipeline().build();
    const both = ["i1", "i2"].reduce(
      (before, id) => perform(before, addImage(before, id, "payments-api").operations),
      pipeline,
    );
    expect(["i1", "i2"].map((id) => both.images.get(id)?.name)).toEqual(["payments-api", "payments-api"]);
  });

  test("is built by nobody while two could", () => {
    const pipeline = aPipeline().node("ci", { buildsImages: true }).node("builder").build();
    expect(addImage(pipeline, "i1").operations).toEqual([
      { type: "image.added", image: { id: "i1", name: "app" } },
    ]);
  });
});

describe("parents", () => {
  test("the first one is the bottom layer", () => {
    expect(
      changed({ layers: [application] }, (image) => setParents(image, [{ ref: "ubuntu:24.04" }])),
    ).toMatchObject({
      parents: [{ ref: "ubuntu:24.04" }],
      layers: [parentLayer("ubuntu:24.04"), application],
    });
  });

  test("a layer that is called as its parent goes by the new name, one of another name stays", () => {
    const before = {
      parents: [{ ref: "ubuntu:22.04" }, { ref: "golang:1" }],
      layers: [parentLayer("ubuntu:22.04"), parentLayer("our base"), application],
    };
    expect(
      changed(before, (image) => setParents(image, [{ ref: "ubuntu:24.04", digest }, { ref: "golang:1" }])),
    ).toMatchObject({
      parents: [{ ref: "ubuntu:24.04", digest }, { ref: "golang:1" }],
      layers: [parentLayer("ubuntu:24.04"), parentLayer("our base"), application],
    });
  });

  test("none is no parents at all", () => {
    expect(changed({ parents: [{ ref: "a" }] }, (image) => setParents(image, []))).not.toHaveProperty(
      "parents",
    );
  });
});

describe("layers", () => {
  const layers = [parentLayer("a"), application, { kind: "other", title: "x" }] as const;

  test("move one place up or down, and no further than there are places", () => {
    expect(moveLayer(layers, 0, 1).map(({ title }) => title)).toEqual(["app.jar", "a", "x"]);
    expect(moveLayer(layers, 2, 1)).toEqual(layers);
    expect(moveLayer(layers, 0, -1)).toEqual(layers);
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom(1 as const, -1 as const), (index, by) => {
        const moved = moveLayer(layers, index, by);
        expect(moved.map(({ title }) => title).toSorted()).toEqual(
          layers.map(({ title }) => title).toSorted(),
        );
        if (moved !== layers) expect(moveLayer(moved, index + by, by === 1 ? -1 : 1)).toEqual(layers);
      }),
    );
  });

  test("none are no layers at all", () =>
    expect(changed({ layers: [application] }, (image) => setLayers(image, []))).not.toHaveProperty("layers"));
});

test("filling replaces parents and layers in one operation, which one undo takes back", () => {
  const before = { parents: [{ ref: "a" }], layers: [application] };
  expect(
    changed(before, (image) =>
      fillImage(image, { parents: [{ ref: "b", digest }], layers: [parentLayer("b")] }),
    ),
  ).toMatchObject({
    parents: [{ ref: "b", digest }],
    layers: [parentLayer("b")],
  });
  expect(changed(before, (image) => fillImage(image, { parents: [], layers: [] }))).toEqual({
    id: "i",
    name: "image",
  });
});

/** What becomes of an image; every edit is one operation that can be taken back. */
function changed(
  fields: Partial<Image>,
  edit: (image: Image) => { readonly operations: Parameters<typeof perform>[1] },
): Image | undefined {
  const image: Image = { id: "i", name: "image", ...fields };
  const before = perform(aPipeline().build(), [{ type: "image.added", image }]);
  const { operations } = edit(image);
  const [operation] = operations;
  if (operation === undefined) return image;
  expect(operations).toHaveLength(1);
  const after = perform(before, operations);
  expect(documentFromPipeline(perform(after, invertOperation(before, operation)))).toEqual(
    documentFromPipeline(before),
  );
  const result = after.images.get("i");
  expect(imageSchema.safeParse(result).success).toBe(true);
  return result;
}

function perform(pipeline: Pipeline, operations: readonly Parameters<typeof applyOperation>[1][]): Pipeline {
  return operations.reduce((before, operation) => {
    const result = applyOperation(before, operation);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.pipeline;
  }, pipeline);
}
