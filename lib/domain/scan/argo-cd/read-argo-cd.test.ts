import { describe, expect, test } from "vitest";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { treeOf } from "../../../testing/tree-of";
import { helmReader } from "../helm/read-helm";
import { argoCdReader } from "./read-argo-cd";

function read(text: string, more: Readonly<Record<string, string>> = {}, path = "argo/app.yaml") {
  const file = { path, text };
  expect(argoCdReader.recognises(file)).toBe(true);
  return argoCdReader.read(file, treeOf({ ...more, [path]: text })).facts;
}

const app = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
spec:
  source:
    repoURL: https://git.example.org/shop.git
    path: deploy/prod
    kustomize:
      images: [web=reg.io/web:2]
  destination:
    server: https://abc.gr7.eu-central-1.eks.amazonaws.com
    namespace: shop
  syncPolicy:
    automated: {prune: true}
`;

describe("applications of Argo CD", () => {
  test("an application deploys a folder of the tree to its cluster by itself", () => {
    const facts = read(app, { "deploy/prod/kustomization.yaml": "resources: []\n" });
    expect(facts).toMatchObject([
      {
        kind: "deploy",
        how: "argo-cd",
        files: ["deploy/prod"],
        workloads: ["shop"],
        image: "reg.io/web:2",
        namespace: "shop",
        environment: "prod",
        starts: "automatic",
        at: { line: 2 },
      },
      { kind: "uses", to: "deploy/prod", local: true, how: "source" },
      { kind: "platform", technology: "eks", at: { line: 12 } },
    ]);
  });

  test("without an automated sync, or with one that is off, a person starts it", () => {
    const started = (policy: string) => read(app.replace("automated: {prune: true}", policy))[0];
    expect(started("syncOptions: []")).toMatchObject({ starts: "by-person" });
    expect(started("automated: {enabled: false}")).toMatchObject({ starts: "by-person" });
    expect(started("automated: {}")).toMatchObject({ starts: "automatic" });
  });

  test("a chart from elsewhere runs the images that its values name, at their lines", () => {
    const facts = read(
      `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web}
spec:
  sources:
  - repoURL: https://charts.example.org
    chart: app
    targetRevision: 1.2.3
    helm:
      values: |
        image:
          repository: reg.io/web
          tag: 4
      valueFiles: [$own/envs/prod.yaml]
  - {repoURL: https://git.example.org/own.git, ref: own}
`,
      { "envs/prod.yaml": "a: 1\n" },
    );
    expect(facts).toMatchObject([
      { kind: "deploy", files: ["envs/prod.yaml"] },
      { kind: "uses", to: "https://charts.example.org/app:1.2.3", local: false, how: "chart" },
      { kind: "uses", to: "envs/prod.yaml", local: true, how: "values" },
      { kind: "workload", name: "web", images: [{ ref: "reg.io/web:4", at: { line: 13 } }] },
      { kind: "uses", to: "https://git.example.org/own.git" },
    ]);
  });

  test("sets of applications: lists and folders are filled in, what a cluster decides stays as written", () => {
    const set = (generators: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: all}
spec:
  generators:
${generators}
  template:
    metadata: {name: '{{cluster}}-{{ .path.basename }}'}
    spec:
      source: {repoURL: https://git.example.org/a.git, path: '{{path}}'}
      destination: {namespace: '{{ .namespace }}'}
`;
    const tree = { "apps/a/x.yaml": "a: 1\n", "apps/b/x.yaml": "a: 1\n" };
    const names = (generators: string) =>
      read(set(generators), tree).flatMap((fact) =>
        fact.kind === "deploy" ? [[fact.workloads[0], ...fact.files]] : [],
      );
    const list = "  - list: {elements: [{cluster: eu}, {cluster: us}]}";
    const git = "  - git: {directories: [{path: apps/*}]}";
    expect(names(list)).toEqual([["eu-{{ .path.basename }}"], ["us-{{ .path.basename }}"]]);
    expect(names(git)).toEqual([
      ["{{cluster}}-a", "apps/a"],
      ["{{cluster}}-b", "apps/b"],
    ]);
    expect(names("  - clusters: {}")).toEqual([["{{cluster}}-{{ .path.basename }}"]]);
    const matrix =
      "  - matrix: {generators: [{list: {elements: [{cluster: eu}]}}, {git: {directories: [{path: apps/*}]}}]}";
    expect(names(matrix)).toEqual([
      ["eu-a", "apps/a"],
      ["eu-b", "apps/b"],
    ]);
  });

  test("an application in a chart's template is read with the chart, once", () => {
    const files = {
      "boot/Chart.yaml": "name: boot\n",
      "boot/values.yaml": "server: https://x.azmk8s.io:443\n",
      "boot/templates/app.yaml": app.replace(/server: .*/, "server: {{ .Values.server }}"),
      "deploy/prod/a.yaml": "a: 1\n",
    };
    const tree = treeOf(files);
    const facts = [...tree.values()].flatMap((file) =>
      [helmReader, argoCdReader]
        .filter((reader) => reader.recognises(file))
        .flatMap((reader) => reader.read(file, tree).facts),
    );
    expect(facts).toMatchObject([
      { kind: "deploy", files: ["deploy/prod"], cluster: "https://x.azmk8s.io:443" },
      { kind: "uses", to: "deploy/prod" },
      { kind: "platform", technology: "aks", at: { file: "boot/values.yaml", line: 1 } },
    ]);
  });

  test("reads anything without a fault of its own, and places are within the files", () => {
    expect(faultsWhenDamaged(argoCdReader, { "argo/app.yaml": app }, 100)).toEqual([]);
  });
});
