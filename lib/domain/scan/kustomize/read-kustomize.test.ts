import { describe, expect, test } from "vitest";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { treeOf } from "../../../testing/tree-of";
import type { Fact, WorkloadFact } from "../facts";
import { kubernetesReader } from "../kubernetes/read-kubernetes";
import { kustomizeReader } from "./read-kustomize";

const base: Readonly<Record<string, string>> = {
  "base/kustomization.yaml": "resources:\n- web.yaml\n- https://example.org/far?ref=v1\n",
  "base/web.yaml":
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: shop\n      - name: side\n        image: side:1\n",
};

function readAll(files: Readonly<Record<string, string>>) {
  const tree = treeOf(files);
  const readings = [...tree.values()].flatMap((file) =>
    [kubernetesReader, kustomizeReader]
      .filter((reader) => reader.recognises(file))
      .map((reader) => reader.read(file, tree)),
  );
  return {
    facts: readings.flatMap(({ facts }) => facts),
    notUnderstood: readings.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

function workloads(facts: readonly Fact[]): readonly WorkloadFact[] {
  return facts.filter((fact) => fact.kind === "workload");
}

describe("kustomizations", () => {
  test("an overlay that changes no image leaves the base's workload as the only one", () => {
    const { facts } = readAll({
      ...base,
      "overlays/prod/kustomization.yaml": "namespace: prod\nresources: [../../base]\n",
    });
    expect(workloads(facts).map(({ id }) => id)).toEqual(["base/web.yaml#Deployment/web"]);
  });

  test("where overlays change images, each deploys its own and the base is not said again", () => {
    const overlay = (tag: string) =>
      `namespace: ${tag}\nnamePrefix: my-\nresources: [../../base]\nimages:\n- name: shop\n  newName: reg.io/shop\n  newTag: "${tag}"\n`;
    const { facts } = readAll({
      ...base,
      "overlays/prod/kustomization.yaml": overlay("prod"),
      "overlays/dev/kustomization.yaml": overlay("dev"),
    });
    expect(workloads(facts)).toMatchObject([
      {
        id: "overlays/prod/kustomization.yaml#Deployment/my-web",
        namespace: "prod",
        environment: "prod",
        from: "kustomize",
        images: [
          { ref: "reg.io/shop:prod", at: { file: "overlays/prod/kustomization.yaml", line: 7 } },
          { ref: "side:1", at: { file: "base/web.yaml", line: 11 } },
        ],
        at: { file: "base/web.yaml" },
      },
      { id: "overlays/dev/kustomization.yaml#Deployment/my-web", environment: "dev" },
    ]);
  });

  test("a digest, patches in parts and JSON patches change images, and a patch is no workload", () => {
    const patched = (patches: string, more: Readonly<Record<string, string>> = {}) =>
      workloads(
        readAll({ ...base, "o/kustomization.yaml": `resources: [../base]\n${patches}`, ...more }).facts,
      ).map(({ images }) => images.map(({ ref, at }) => `${ref} ${at.file}:${at.line}`));
    const rest = "side:1 base/web.yaml:11";
    expect(patched(`images: [{name: shop, digest: "sha256:${"a".repeat(64)}"}]\n`)).toEqual([
      [`shop@sha256:${"a".repeat(64)} o/kustomization.yaml:2`, rest],
    ]);
    const part =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: 'new:2'}]}}}\n";
    expect(patched("patches: [{path: p.yaml}]\n", { "o/p.yaml": part })).toEqual([
      ["new:2 o/p.yaml:4", rest],
    ]);
    expect(patched("patchesStrategicMerge: [p.yaml]\n", { "o/p.yaml": part })).toEqual([
      ["new:2 o/p.yaml:4", rest],
    ]);
    const json =
      "patches:\n- target: {kind: Deployment, name: web}\n  patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: json:3\n";
    expect(patched(json)).toEqual([["json:3 o/kustomization.yaml:7", rest]]);
  });

  test("a component changes the images of what takes it in", () => {
    const { facts } = readAll({
      ...base,
      "c/kustomization.yaml": "kind: Component\nimages: [{name: shop, newTag: c}]\n",
      "o/kustomization.yaml": "resources: [../base]\ncomponents: [../c]\n",
    });
    expect(workloads(facts).map(({ id, images }) => [id, images[0]?.ref])).toEqual([
      ["o/kustomization.yaml#Deployment/web", "shop:c"],
    ]);
  });

  test("a chart from elsewhere runs the images that its values here name", () => {
    const { facts } = readAll({
      "kustomization.yaml":
        "helmCharts:\n- name: app\n  repo: https://charts.example.org\n  releaseName: web\n  valuesInline: {image: {repository: a/b, tag: 1}}\n",
    });
    expect(facts).toMatchObject([
      { kind: "uses", to: "https://charts.example.org/app", local: false, how: "chart" },
      { kind: "workload", name: "web", images: [{ ref: "a/b:1", at: { line: 5 } }] },
    ]);
  });

  test("what is taken in is said: bases, manifests, addresses; what is missing is asked about", () => {
    const { facts, notUnderstood } = readAll({
      ...base,
      "o/kustomization.yaml": "resources:\n- ../base\n- none.yaml\n",
    });
    expect(facts.filter(({ kind }) => kind === "uses")).toMatchObject([
      { from: "base/kustomization.yaml", to: "base/web.yaml", local: true, how: "manifests" },
      { to: "https://example.org/far?ref=v1", local: false, how: "base" },
      { from: "o/kustomization.yaml", to: "base/kustomization.yaml", local: true, how: "base" },
    ]);
    expect(notUnderstood).toMatchObject([{ at: { file: "o/kustomization.yaml", line: 3 } }]);
  });

  test("a secret generated from a text is a secret in the file", () => {
    const { facts } = readAll({
      "kustomization.yaml": "secretGenerator:\n- name: a\n  literals:\n  - DB_PASSWORD=hunter22\n",
    });
    expect(facts).toMatchObject([{ control: "secrets-in-manifests", status: "violated", at: { line: 4 } }]);
  });

  test("kustomizations that take in each other end", () => {
    const files = {
      "a/kustomization.yaml": "resources: [../b, .]\n",
      "b/kustomization.yaml": "resources: [../a]\n",
    };
    expect(workloads(readAll(files).facts)).toEqual([]);
  });

  test("reads anything without a fault of its own, and places are within the files", () => {
    const files = {
      ...base,
      "o/kustomization.yaml":
        "resources: [../base]\nimages: [{name: shop, newTag: 2}]\npatches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: x:3\n  target: {kind: Deployment}\n",
    };
    expect(faultsWhenDamaged(kustomizeReader, files, 60)).toEqual([]);
  });
});
