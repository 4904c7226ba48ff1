import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { tektonReader } from "./read-tekton";

const whole = `apiVersion: tekton.dev/v1
kind: Pipeline
metadata: {name: ship}
spec:
  params:
    - {name: image, default: ghcr.io/acme/web}
  tasks:
    - name: build
      taskRef: {name: kaniko}
      params:
        - {name: IMAGE, value: "$(params.image):v1"}
        - {name: DOCKERFILE, value: ./web/Dockerfile}
        - {name: CONTEXT, value: web}
    - name: own
      runAfter: [build]
      taskRef: {name: own}
      params: [{name: tag, value: "3"}]
    - name: result
      taskSpec: {steps: [{image: bash, script: "echo x", securityContext: {privileged: true}}]}
      params: [{name: d, value: $(tasks.build.results.digest)}]
`;
const task =
  "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: own}\nspec:\n  params: [{name: tag, default: '1'}]\n  steps:\n    - image: alpine:$(params.tag)\n      script: |\n        kubectl apply -f x\n";

describe("tektonReader", () => {
  test("tasks of the catalogue by their parameters, those of files beside it by their steps", () => {
    const reading = readFirst(tektonReader, {
      "ci/p.yaml": whole,
      "ci/tasks/own.yaml": task,
      "web/Dockerfile": "FROM x",
    });
    expect(factsOf(reading, "build")).toMatchObject([
      { images: ["ghcr.io/acme/web:v1"], dockerfile: "web/Dockerfile", context: "web", pushes: true },
    ]);
    expect(
      factsOf(reading, "tool").map(({ what, name, version, at }) => [what, name, version, at.file]),
    ).toEqual([
      ["template", "kaniko", undefined, "ci/p.yaml"],
      ["image", "alpine", "3", "ci/tasks/own.yaml"],
      ["image", "bash", undefined, "ci/p.yaml"],
    ]);
    expect(factsOf(reading, "job").map(({ name, needs }) => [name, needs])).toEqual([
      ["build", []],
      ["own", ["ci/p.yaml#build"]],
      ["result", ["ci/p.yaml#build"]],
    ]);
    expect(controlsOf(reading)).toEqual([
      ["privileged-build-step", "violated", 19],
      ["ci-tool-images-pinned", "violated", 19],
    ]);
  });

  test("a task alone is a pipeline of one job", () => {
    expect(factsOf(readFirst(tektonReader, { "own.yaml": task }), "tool")).toMatchObject([
      { name: "alpine", version: "1" },
    ]);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    expect(faultsWhenDamaged(tektonReader, { "p.yaml": whole, "own.yaml": task })).toEqual([]);
  });
});
