import { treePath } from "../ci/fill-variables";
import { pathsMatching } from "../glob";
import type { DeployFact, Fact, UsesFact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

interface Deploying {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly folder: string;
  /** The name of the profile. */
  readonly environment?: string;
}

/** Deployments of a configuration or a profile: manifests, Kustomize overlays, Helm releases. */
export function deployFacts(config: YamlNode, around: Deploying): readonly Fact[] {
  return [...manifestFacts(config, around), ...kustomizeFacts(config, around), ...helmFacts(config, around)];
}

function said(
  config: YamlNode,
  { by, environment }: Deploying,
): Omit<DeployFact, "how" | "files" | "workloads" | "at"> {
  const cluster = textAt(config, "deploy", "kubeContext");
  return {
    kind: "deploy",
    by,
    ...(environment !== undefined && { environment }),
    ...(cluster !== undefined && { cluster }),
  };
}

function manifestFacts(config: YamlNode, around: Deploying): readonly Fact[] {
  const { file, tree, folder } = around;
  const older = at(config, "deploy", "kubectl");
  const list = at(config, "manifests", "rawYaml") ?? at(older, "manifests");
  // Without a list it deploys `k8s`; in the newer form only without other settings.
  const isDefault = !list && older?.kind === "map" && !at(config, "manifests") && tree.size > 0;
  const shown = list ?? older;
  if (!shown || (!list && !isDefault)) return [];
  const written = list ? itemsAt(list).flatMap((item) => textAt(item) ?? []) : ["k8s/*.yaml"];
  const files = [
    ...new Set(written.flatMap((path) => (/^https?:/.test(path) ? [] : pathsMatching(tree, folder, path)))),
  ];
  if (files.length === 0) return [];
  const place = { file: file.path, line: shown.line };
  const uses = files.map((to): UsesFact => ({
    kind: "uses",
    from: file.path,
    to,
    local: true,
    how: "manifests",
    at: place,
  }));
  return [{ ...said(config, around), how: "skaffold", files, workloads: [], at: place }, ...uses];
}

function kustomizeFacts(config: YamlNode, around: Deploying): readonly Fact[] {
  const { file, tree, folder } = around;
  const kustomize = at(config, "manifests", "kustomize") ?? at(config, "deploy", "kustomize");
  if (!kustomize) return [];
  const list = at(kustomize, "paths") ?? at(kustomize, "path");
  const written = list ? itemsAt(list).flatMap((item) => textAt(item) ?? []) : ["."];
  const files = written.flatMap((path) => (/^https?:/.test(path) ? [] : pathsMatching(tree, folder, path)));
  if (files.length === 0) return [];
  const place = { file: file.path, line: (list ?? kustomize).line };
  const uses = files.map((to): UsesFact => ({
    kind: "uses",
    from: file.path,
    to,
    local: true,
    how: "base",
    at: place,
  }));
  return [{ ...said(config, around), how: "kustomize", files, workloads: [], at: place }, ...uses];
}

function helmFacts(config: YamlNode, around: Deploying): readonly Fact[] {
  const { file, folder, tree } = around;
  const releases = [
    ...itemsAt(config, "manifests", "helm", "releases"),
    ...itemsAt(config, "deploy", "helm", "releases"),
  ];
  return releases.flatMap((release): readonly Fact[] => {
    if (release.kind !== "map") return [];
    const place = { file: file.path, line: release.line };
    const chart = textAt(release, "chartPath");
    const remote = textAt(release, "remoteChart");
    const chartPath = chart === undefined ? undefined : treePath(folder, chart);
    const values = itemsAt(release, "valuesFiles").flatMap(
      (item) => treePath(folder, textAt(item) ?? "") ?? [],
    );
    const name = textAt(release, "name");
    const namespace = textAt(release, "namespace");
    const uses: UsesFact[] = values
      .filter((path) => tree.has(path))
      .map((to) => ({ kind: "uses", from: file.path, to, local: true, how: "values", at: place }));
    if (chartPath !== undefined)
      uses.push({ kind: "uses", from: file.path, to: chartPath, local: true, how: "chart", at: place });
    if (remote !== undefined)
      uses.push({ kind: "uses", from: file.path, to: remote, local: false, how: "chart", at: place });
    const deploy: DeployFact = {
      ...said(config, around),
      how: "helm",
      files: [...(chartPath === undefined ? [] : [chartPath]), ...values],
      workloads: name === undefined ? [] : [name],
      ...(namespace !== undefined && { namespace }),
      at: place,
    };
    return [deploy, ...uses];
  });
}
