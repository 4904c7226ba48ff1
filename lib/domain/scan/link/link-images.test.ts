import { describe, expect, test } from "vitest";
import type { BuildFact, DockerfileFact, Fact, PushFact, RetagFact } from "../facts";
import { linkImages } from "./link-images";

const at = { file: "ci.yml", line: 1 };
const build = (images: string[], dockerfile?: string, more: Partial<BuildFact> = {}): BuildFact => ({
  kind: "build",
  at,
  by: "ci.yml#build",
  images,
  args: {},
  pushes: false,
  ...(dockerfile !== undefined && { dockerfile }),
  ...more,
});
const push = (image: string): PushFact => ({ kind: "push", at, by: "ci.yml#push", image });
const retag = (from: string, to: string): RetagFact => ({ kind: "retag", at, by: "ci.yml#tag", from, to });
const dockerfile = (file: string): DockerfileFact => ({
  kind: "dockerfile",
  at: { file, line: 1 },
  parents: [],
  base: "scratch",
  stages: [],
});

function linked(...facts: Fact[]) {
  return linkImages(facts).map(({ names, pushedTo }) => ({ names, pushedTo }));
}

describe("linkImages", () => {
  test("a name without an owner goes nowhere where it only may be pushed", () => {
    expect(linked(build(["web"], "Dockerfile", { pushes: "unknown" }))[0]?.pushedTo).toEqual([]);
    expect(linked(build(["acme/web"], "Dockerfile", { pushes: "unknown" }))[0]?.pushedTo).toHaveLength(1);
  });

  test("two systems that build the same Dockerfile under the same last name build one image", () => {
    expect(linked(build(["a.io/shop:1"], "Dockerfile"), build(["b.io/shop"], "Dockerfile"))).toHaveLength(1);
  });

  test("one Dockerfile under two last names is two images, and one name of two Dockerfiles too", () => {
    expect(linked(build(["shop"], "Dockerfile"), build(["shop-staging"], "Dockerfile"))).toHaveLength(2);
    expect(
      linked(build(["agent:linux"], "a/Dockerfile"), build(["agent:sudo"], "b/Dockerfile")),
    ).toHaveLength(2);
  });

  test("a build without a name is of the image of its Dockerfile, whichever comes first", () => {
    expect(linked(build([], "Dockerfile"), build(["shop"], "Dockerfile"))).toHaveLength(1);
  });

  test("new names are followed in any order, and a push is of the image that has this name", () => {
    const facts = [
      push("prod.io/shop:1"),
      retag("stage.io/shop:1", "prod.io/shop:1"),
      retag("shop:1", "stage.io/shop:1"),
      build(["shop:1"], "Dockerfile"),
    ];
    expect(linked(...facts)).toEqual([
      { names: ["shop:1", "stage.io/shop:1", "prod.io/shop:1"], pushedTo: ["prod.io/shop"] },
    ]);
  });

  test("a tag tells apart what a repository has in common", () => {
    const images = linkImages([
      build(["agent:linux"], "a/Dockerfile"),
      build(["agent:sudo"], "b/Dockerfile"),
      push("agent:sudo"),
    ]);
    expect(images.map(({ pushes }) => pushes.length)).toEqual([0, 1]);
  });

  test("what is pushed and built nowhere is an image of its own, with its name", () => {
    expect(linked(push("ghcr.io/acme/mirror:1"))).toEqual([
      { names: ["ghcr.io/acme/mirror:1"], pushedTo: ["ghcr.io/acme/mirror"] },
    ]);
  });

  test("a build that pushes is its own push, and its Dockerfile is the one of its path", () => {
    const [image] = linkImages([
      dockerfile("app/Dockerfile"),
      build(["ghcr.io/acme/shop:1"], "app/Dockerfile", { pushes: true }),
    ]);
    expect(image?.pushedTo).toEqual(["ghcr.io/acme/shop"]);
    expect(image?.dockerfile?.at.file).toBe("app/Dockerfile");
  });
});
