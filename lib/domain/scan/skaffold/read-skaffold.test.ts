import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { readFirst } from "../../../testing/read-first";
import { skaffoldReader } from "./read-skaffold";

const head = "apiVersion: skaffold/v4beta14\nkind: Config\n";
const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readFirst(skaffoldReader, { "app/skaffold.yaml": head + text, ...others });

describe("skaffoldReader", () => {
  test("artifacts are builds; one that another requires comes in as an argument", () => {
    const text = `build:
  artifacts:
    - image: web
      context: web
      docker: {dockerfile: D, target: run, buildArgs: {V: "1"}}
      requires: [{image: base-image}, {image: other, alias: OTHER}]
    - {image: base-image, jib: {}}
  local: {push: false}
`;
    expect(factsOf(read(text), "build")).toMatchObject([
      {
        images: ["web"],
        dockerfile: "app/web/D",
        context: "app/web",
        target: "run",
        args: { V: "1", "base-image": "base-image", OTHER: "other" },
        pushes: false,
        at: { line: 5 },
      },
      { images: ["base-image"], context: "app" },
    ]);
    expect(factsOf(read(text), "build")[1]?.dockerfile).toBeUndefined();
  });

  test.each([
    ["googleCloudBuild: {}", true],
    ["cluster: {}", true],
    ["local: {}", "unknown"],
  ])("with %s it pushes: %s", (where, pushes) => {
    expect(factsOf(read(`build:\n  artifacts: [{image: a}]\n  ${where}\n`), "build")).toMatchObject([
      { pushes },
    ]);
  });

  test("manifests, overlays and releases are deployed, those of profiles under their names", () => {
    const text = `manifests:
  rawYaml: [k8s/*]
  kustomize: {paths: [overlays/dev]}
  helm: {releases: [{name: web, chartPath: chart, valuesFiles: [v.yaml], namespace: shop}]}
deploy: {kubectl: {}}
profiles:
  - name: prod
    manifests: {kustomize: {paths: [overlays/prod]}}
`;
    const reading = read(text, { "app/k8s/a.yaml": "x", "app/k8s/b.yaml": "x", "app/v.yaml": "x" });
    expect(
      factsOf(reading, "deploy").map(({ how, files, workloads, environment }) => [
        how,
        files,
        workloads,
        environment,
      ]),
    ).toEqual([
      ["skaffold", ["app/k8s/a.yaml", "app/k8s/b.yaml"], [], undefined],
      ["kustomize", ["app/overlays/dev"], [], undefined],
      ["helm", ["app/chart", "app/v.yaml"], ["web"], undefined],
      ["kustomize", ["app/overlays/prod"], [], "prod"],
    ]);
  });

  test("without a list the manifests of older files are those of k8s", () => {
    expect(factsOf(read("deploy: {kubectl: {}}\n", { "app/k8s/a.yaml": "x" }), "deploy")).toMatchObject([
      { files: ["app/k8s/a.yaml"] },
    ]);
  });

  test("other configurations that it requires are named", () => {
    const reading = read("requires:\n  - path: ../lib\n  - git: {repo: https://example.org/a}\n", {
      "lib/skaffold.yaml": "x",
    });
    expect(factsOf(reading, "uses").map(({ to, local }) => [to, local])).toEqual([
      ["lib/skaffold.yaml", true],
      ["https://example.org/a", false],
    ]);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    const text =
      "build:\n  artifacts:\n    - image: a\n      requires: [{image: b}]\n      docker: {noCache: true}\n    - image: b\n      buildpacks: {builder: 'c:1'}\ndeploy:\n  helm:\n    releases:\n      - name: x\n        chartPath: c\nprofiles: [{name: p, deploy: {kubectl: {manifests: [k8s/*.yaml]}}}]\n";
    expect(faultsWhenDamaged(skaffoldReader, { "skaffold.yaml": head + text, "k8s/a.yaml": "x" })).toEqual(
      [],
    );
  });
});
