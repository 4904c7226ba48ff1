import { expect, test } from "vitest";
import { treeOf } from "../../../testing/tree-of";
import type { DeployFact, Fact } from "../facts";
import { withGivenValues } from "./given-values";
import { helmReader } from "./read-helm";

const files = {
  "chart/Chart.yaml": "apiVersion: v2\nname: shop\n",
  "chart/values.yaml": "image:\n  repository: change-me\n  tag: latest\n",
  "chart/templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
`,
  "deploy/values-live.yaml": "image:\n  repository: acme/shop\n",
};

function deploy(more: Partial<DeployFact>): DeployFact {
  const at = { file: "ci.yml", line: 3 };
  return {
    kind: "deploy",
    at,
    by: "ci.yml#live",
    how: "helm",
    files: ["chart"],
    workloads: ["shop"],
    ...more,
  };
}

function run(...deploys: readonly DeployFact[]) {
  const tree = treeOf(files);
  const read: readonly Fact[] = [...tree.values()].flatMap((file) =>
    helmReader.recognises(file) ? helmReader.read(file, tree).facts : [],
  );
  const facts = withGivenValues([...read, ...deploys], tree);
  return {
    images: facts.flatMap((fact) =>
      fact.kind === "workload" ? [[fact.name, ...fact.images.map(({ ref }) => ref)]] : [],
    ),
    hasLatest: facts.some((fact) => fact.kind === "control" && fact.control === "latest-tag-used"),
  };
}

test("a chart runs what a command gives it, from files of elsewhere and by single values", () => {
  const given = deploy({
    files: ["chart", "deploy/values-live.yaml"],
    sets: { "image.tag": "${{ github.sha }}" },
  });
  expect(run(given)).toEqual({ images: [["web", "acme/shop:${{ github.sha }}"]], hasLatest: false });
});

test("what a chart says by itself stays where a command installs it so, or none is known", () => {
  const given = deploy({ files: ["chart", "deploy/values-live.yaml"], sets: { "image.tag": "1" } });
  expect(run(given, deploy({}))).toEqual({
    images: [["web", "change-me:latest", "acme/shop:1"]],
    hasLatest: true,
  });
  expect(run().images).toContainEqual(["web", "change-me:latest"]);
  expect(run(deploy({ sets: { "args[0]": "--x", "a.b": "c" } })).images).toContainEqual([
    "web",
    "change-me:latest",
  ]);
});
