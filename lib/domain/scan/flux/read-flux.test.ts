import { describe, expect, test } from "vitest";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { treeOf } from "../../../testing/tree-of";
import { fluxReader } from "./read-flux";

const sources = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: far}
spec: {url: https://charts.example.org}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: own}
spec: {url: https://git.example.org/own.git}
`;

const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web}
spec:
  chart:
    spec:
      chart: app
      version: 1.x
      sourceRef: {kind: HelmRepository, name: far}
  upgrade:
    remediation: {retries: 3}
  values:
    image:
      repository: reg.io/web
      tag: "4"
`;

function read(text: string, more: Readonly<Record<string, string>> = {}, path = "clusters/prod/a.yaml") {
  const file = { path, text };
  expect(fluxReader.recognises(file)).toBe(true);
  return fluxReader.read(file, treeOf({ "clusters/sources.yaml": sources, ...more, [path]: text })).facts;
}

describe("values of releases", () => {
  const own = release
    .replace("chart: app", "chart: ./charts/app")
    .replace("{kind: HelmRepository, name: far}", "{kind: GitRepository, name: own}");
  const patch = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web}
spec: {values: {image: {tag: "5"}}}
`;
  const overlay = {
    "apps/production/kustomization.yaml": "resources: [../base]\npatches: [{path: web.yaml}]\n",
  };
  const chart = { "charts/app/Chart.yaml": "name: app\n" };
  const at = "apps/production/web.yaml";

  test("are given to a chart of the tree", () => {
    expect(read(own, chart, "apps/base/a.yaml")).toContainEqual(
      expect.objectContaining({
        kind: "deploy",
        files: ["charts/app"],
        sets: { "image.repository": "reg.io/web", "image.tag": "4" },
      }),
    );
  });

  test("that an overlay lays over them are another deployment of the same", () => {
    expect(read(patch, { ...overlay, ...chart, "apps/base/a.yaml": own }, at)).toMatchObject([
      {
        kind: "deploy",
        files: ["charts/app"],
        sets: { "image.repository": "reg.io/web", "image.tag": "5" },
        environment: "production",
      },
    ]);
    expect(read(patch, { ...overlay, "apps/base/a.yaml": release }, at)).toMatchObject([
      { kind: "deploy", files: ["apps/base/a.yaml"], image: "reg.io/web:5" },
    ]);
    expect(read(patch, overlay, at)).toEqual([]);
  });
});

describe("objects of Flux", () => {
  test("a release takes its chart from a source of the tree, and runs the images of its values", () => {
    expect(read(release)).toMatchObject([
      { kind: "deploy", how: "flux", workloads: ["web"], environment: "prod", starts: "automatic" },
      { kind: "uses", to: "https://charts.example.org/app:1.x", local: false, how: "chart" },
      { kind: "workload", name: "web", images: [{ ref: "reg.io/web:4", at: { line: 15 } }] },
      { kind: "control", control: "auto-rollback", status: "present", at: { line: 11 } },
    ]);
  });

  test("a kustomization applies a folder by itself, unless it is suspended", () => {
    const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps}
spec:
  path: ./apps/production
  sourceRef: {kind: GitRepository, name: own}
  images: [{name: web, newName: reg.io/web, newTag: v2}]
  postBuild: {substitute: {site: eu}}
`;
    const tree = { "apps/production/a.yaml": "a: 1\n" };
    expect(read(text, tree)).toMatchObject([
      {
        kind: "deploy",
        files: ["apps/production"],
        image: "reg.io/web:v2",
        replaces: { "${site}": "eu" },
        starts: "automatic",
      },
      { kind: "uses", to: "apps/production", local: true, how: "source" },
    ]);
    expect(read(`${text}  suspend: true\n`, tree)[0]).toMatchObject({ starts: "by-person" });
    expect(read(text)[1]).toMatchObject({
      to: "https://git.example.org/own.git/apps/production",
      local: false,
    });
  });

  test("an artifact leads back to the folder that it is copied from", () => {
    const generator = `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: g}
spec:
  artifacts:
  - name: apps
    copy: [{from: "@own/apps/production/**", to: "@artifact/production/"}]
`;
    const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps}
spec: {path: ./production, sourceRef: {kind: ExternalArtifact, name: apps}}
`;
    const tree = { "apps/production/a.yaml": "a: 1\n", "clusters/prod/g.yaml": generator };
    expect(read(text, tree)[0]).toMatchObject({ files: ["apps/production"] });
  });

  test("a part of a release that an overlay lays over another is no release", () => {
    const part =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec: {values: {image: {repository: a/b, tag: 1}}}\n";
    expect(read(part)).toEqual([]);
  });

  test("images that Flux follows are repositories, and its updates come by themselves", () => {
    const text = `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: web}
spec: {image: reg.io/web}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: all}
spec: {update: {path: ./apps}}
`;
    expect(read(text, { "apps/a.yaml": "a: 1\n" })).toMatchObject([
      { kind: "repository", name: "reg.io/web" },
      { kind: "deploy", files: ["apps"], starts: "automatic" },
    ]);
  });

  test("reads anything without a fault of its own, and places are within the files", () => {
    expect(faultsWhenDamaged(fluxReader, { "a.yaml": release, "b.yaml": sources }, 100)).toEqual([]);
  });
});
