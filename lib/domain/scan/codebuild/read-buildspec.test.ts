import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { imageDefinitions } from "./image-definitions";
import { buildspecReader } from "./read-buildspec";

const read = (text: string, path = "buildspec.yml") => readFirst(buildspecReader, { [path]: text });

const whole = `version: 0.2
env:
  variables: {REPO: acme/shop}
  parameter-store:
    TOKEN: /shop/token
phases:
  build:
    commands:
      - IMAGE=$REPO:$CODEBUILD_RESOLVED_SOURCE_VERSION
      - docker build -t $IMAGE .
  pre_build:
    commands: [aws ecr get-login-password]
  install:
    commands:
      # - nothing
  post_build:
    commands:
      - docker push $IMAGE
      - printf '[{"name":"web","imageUri":"%s"}]' $IMAGE > imagedefinitions.json
    finally: [echo done]
`;

describe("buildspecReader", () => {
  test("phases with commands are jobs, in the order in which they run", () => {
    expect(factsOf(read(whole), "job").map(({ name, needs }) => [name, needs])).toEqual([
      ["pre_build", []],
      ["build", ["buildspec.yml#pre_build"]],
      ["post_build", ["buildspec.yml#build"]],
    ]);
  });

  test("what is written for CodePipeline's step for ECS is a deployment, with what phases before it set", () => {
    expect(factsOf(read(whole), "deploy")).toMatchObject([
      {
        how: "ecs",
        workloads: ["web"],
        image: "acme/shop:$CODEBUILD_RESOLVED_SOURCE_VERSION",
        at: { line: 19 },
      },
    ]);
    expect(controlsOf(read(whole))).toEqual([
      ["immutable-tag-deployed", "present", 19],
      ["secrets-from-store", "present", 5],
    ]);
  });

  test("what one phase sets, the next ones know; each keeps what it does itself", () => {
    expect(factsOf(read(whole), "push").map(({ by, image, at }) => [by, image, at.line])).toEqual([
      ["buildspec.yml#post_build", "acme/shop:$CODEBUILD_RESOLVED_SOURCE_VERSION", 18],
    ]);
    expect(factsOf(read(whole), "build").map(({ by }) => by)).toEqual(["buildspec.yml#build"]);
  });

  test("builds of a batch name their files", () => {
    const text = "version: 0.2\nbatch:\n  build-graph:\n    - {identifier: a, buildspec: ci/a.yml}\n";
    expect(factsOf(read(text), "uses")).toMatchObject([{ to: "ci/a.yml", how: "workflow", at: { line: 4 } }]);
  });

  test.each([
    [
      `printf '[{"name":"a","imageUri":"%s"}]' $URI:$TAG > imagedefinitions.json`,
      [{ container: "a", image: "$URI:$TAG" }],
    ],
    [
      `printf '[{"name":"%s","imageUri":"%s"}]' "$NAME" "$URI" > x/imagedefinitions.json`,
      [{ container: "$NAME", image: "$URI" }],
    ],
    [
      String.raw`echo "[{\"name\":\"a\",\"imageUri\":\"$URI:1\"}]" > imagedefinitions.json`,
      [{ container: "a", image: "$URI:1" }],
    ],
    ["cat imagedefinitions.json", []],
  ])("%s", (line, definitions) => {
    expect(imageDefinitions(line)).toEqual(definitions);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    expect(faultsWhenDamaged(buildspecReader, { "buildspec.yml": whole })).toEqual([]);
  });
});
