import type { ControlFact, Fact, WorkloadFact } from "../facts";
import { parseImageRef, repositoryName } from "../image-ref";
import { environmentOf, isTrial } from "../kubernetes/environment";
import { manifestOf } from "../kubernetes/manifest";
import { readIngress } from "../kubernetes/object-controls";
import { isSecretKey } from "../kubernetes/secrets";
import { flagAt, Proofs, whereIn } from "../kubernetes/where";
import { readEnvironment, readVariable } from "../kubernetes/workload-controls";
import type { Reading } from "../reader";
import { baseName, folderOf, type Place, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import type { Chart } from "./chart";
import { inFolder } from "./chart-files";

/** An image as values write it. */
export interface ValuesImage {
  readonly ref: string;
  /** The place of its tag, if it has one. */
  readonly line: number;
  /** The keys above it. */
  readonly way: readonly string[];
}

const deepest = 8;
const mostImages = 100;

/** The images in values: `image: {repository, tag}`, `image: name:tag`, and the two keys side by side. */
export function imagesInValues(
  node: YamlNode | undefined,
  way: readonly string[] = [],
): readonly ValuesImage[] {
  if (!node || way.length > deepest) return [];
  if (node.kind === "list")
    return node.items.slice(0, mostImages).flatMap((item) => imagesInValues(item, [...way, ""]));
  if (node.kind !== "map") return [];
  const own = pairIn(node, way);
  if (own) return [own];
  return [...node.entries]
    .flatMap(([key, { value }]) => {
      const whole = /^image$/i.test(key) && value.kind === "scalar" ? value : undefined;
      if (whole && isWholeImage(whole.text)) return [withTag(node, whole.text, whole.line, way)];
      return imagesInValues(value, [...way, key]);
    })
    .slice(0, mostImages);
}

/** `repository` with `tag`, `digest` or `registry`, where it is under `image` or is one. */
function pairIn(node: YamlNode, way: readonly string[]): ValuesImage | undefined {
  const repository = textAt(node, "repository");
  if (repository === undefined || /\s|:\/\//.test(repository) || !parseImageRef(repository)) return undefined;
  const isImage =
    /image$/i.test(way.at(-1) ?? "") || at(node, "tag") !== undefined || at(node, "digest") !== undefined;
  if (!isImage) return undefined;
  const registry = textAt(node, "registry");
  const digest = textAt(node, "digest");
  const tag = textAt(node, "tag");
  const name = registry === undefined ? repository : `${registry}/${repository}`;
  const line =
    at(node, digest === undefined ? (tag === undefined ? "repository" : "tag") : "digest")?.line ?? node.line;
  return {
    ref: `${name}${digest !== undefined ? `@${digest}` : tag === undefined ? "" : `:${tag}`}`,
    line,
    way,
  };
}

function isWholeImage(text: string): boolean {
  return parseImageRef(text) !== undefined && /[/:]/.test(text) && !text.includes("://");
}

/** Some charts have the tag beside the image. */
function withTag(node: YamlNode, image: string, line: number, way: readonly string[]): ValuesImage {
  const tag = textAt(node, "imageTag") ?? textAt(node, "tag");
  const hasOwn = parseImageRef(image)?.tag !== undefined || image.includes("@");
  return hasOwn || tag === undefined ? { ref: image, line, way } : { ref: `${image}:${tag}`, line, way };
}

/** Values of a chart that is elsewhere, which say what runs all the same. */
export function readValuesFile(file: SourceFile, tree: SourceTree): Reading {
  const { documents, faults } = manifestOf(file);
  const [node] = documents;
  const notUnderstood = faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message }));
  if (!node || (at(node, "apiVersion") && at(node, "kind"))) return { facts: [], notUnderstood };
  const images = imagesInValues(node).filter(({ ref }) => !/^\$\{?\w+\}?(?::|$)/.test(ref));
  const secrets = [...secretsInValues(file), ...pluginsInValues(node, file.path)];
  if (images.length === 0 || isOfOtherChart(images, tree)) return { facts: secrets, notUnderstood };
  const name =
    textAt(node, "fullnameOverride") ?? textAt(node, "nameOverride") ?? releaseOf(file.path, images);
  const workload = releaseWorkload(name, images, file.path, { file: file.path, line: images[0]?.line ?? 1 });
  const proofs = new Proofs(workload.id, whereIn(file.path).proof);
  readValues(node, proofs, 0);
  readTags(images, proofs);
  const controls = proofs.facts;
  const hasSecret = controls.some(({ control }) => control === "secrets-in-manifests");
  const more = secrets.filter(({ control }) => !hasSecret || control !== "secrets-in-manifests");
  return { facts: [workload, ...controls, ...more], notUnderstood };
}

/** Plugins that the chart of Jenkins installs: each with its version, or with whatever is the latest. */
function pluginsInValues(node: YamlNode, file: string): readonly ControlFact[] {
  const proofs = new Proofs(file, whereIn(file).proof);
  const plugins = [at(node, "controller"), at(node, "master"), node].flatMap((part) =>
    itemsAt(part, "installPlugins").filter((item) => item.kind === "scalar"),
  );
  const floating = plugins.filter(({ text }) => !text.includes(":") || text.endsWith(":latest"));
  const [first] = floating.length > 0 ? floating : plugins;
  if (!first) return [];
  const status = floating.length > 0 ? "violated" : "present";
  const pinned = plugins.length - floating.length;
  proofs.add("ci-plugins-pinned", status, first.line, `${pinned} of ${plugins.length} plugins by version`);
  return proofs.facts;
}

/** A release whose chart is elsewhere, as a workload with the images that its values name. */
export function releaseWorkload(
  name: string,
  images: readonly ValuesImage[],
  file: string,
  place: Place,
  toPlace: (line: number) => Place = (line) => ({ file, line }),
): WorkloadFact {
  const environment = environmentOf(file);
  const refs = new Map(images.map(({ ref, line }) => [ref, { ref, at: toPlace(line) }]));
  return {
    kind: "workload",
    id: `${file}#Helm release/${name}`,
    orchestrator: "kubernetes",
    type: "Helm release",
    name,
    images: [...refs.values()],
    ...(isTrial(file) && { optional: true }),
    ...(environment !== undefined && { environment }),
    from: "helm",
    at: place,
  };
}

/** Values that only change a chart of the tree say nothing new of what runs. */
function isOfOtherChart(images: readonly ValuesImage[], tree: SourceTree): boolean {
  const names = images.map(({ ref }) => nameOf(ref));
  return [...tree.values()].some(({ path, text }) => {
    if (!/^values\.ya?ml$/i.test(baseName(path)) || !tree.has(inFolder(folderOf(path), "Chart.yaml")))
      return false;
    return names.some((name) => text.includes(name.split("/").slice(-2).join("/")));
  });
}

function nameOf(ref: string): string {
  const parsed = parseImageRef(ref);
  return parsed ? repositoryName(parsed) : ref;
}

/** Words in names of files and folders that name no release. */
const common =
  /^(?:k8s|kube|kubernetes|helm|helmfile|chart|charts|deploy|deployment|deployments|values?|config|configs|env|envs|environments?|infra|infrastructure|manifests?|release|releases|apps?|packages|services?|default|common|base|ci|cd|yaml|yml)$/i;

/** The name of a release: from its values, their folder, or its image. */
function releaseOf(path: string, images: readonly ValuesImage[]): string {
  const stem = baseName(path).replace(/\.ya?ml$/i, "");
  const isName = (word: string) =>
    word !== "" && !common.test(word) && environmentOf(`${word}.yaml`) !== word;
  const own = stem
    .split(/[._]|-?values-?/i)
    .map((word) => word.replace(/^-|-$/g, ""))
    .filter(isName);
  const folder = folderOf(path).split("/").findLast(isName);
  const image = parseImageRef(images[0]?.ref ?? "")
    ?.repository.split("/")
    .at(-1);
  return own[0] ?? folder ?? image ?? stem;
}

function readTags(images: readonly ValuesImage[], proofs: Proofs): void {
  for (const { ref, line } of images)
    if (parseImageRef(ref)?.tag === "latest") proofs.add("latest-tag-used", "violated", line, ref);
}

/** Settings for pods anywhere in the values. */
function readValues(node: YamlNode, proofs: Proofs, depth: number): void {
  if (node.kind === "list")
    for (const item of node.items) if (depth < deepest) readValues(item, proofs, depth + 1);
  if (node.kind !== "map" || depth >= deepest) return;
  for (const [key, { line, value }] of node.entries) {
    const lower = key.toLowerCase();
    if (lower === "resources" && entriesAt(value, "limits").length > 0)
      proofs.add("resource-limits", "present", at(value, "limits")?.line ?? line, "limits in the values");
    if (
      /^(?:liveness|readiness)probe$/.test(lower) &&
      value.kind === "map" &&
      flagAt(value, "enabled") !== false
    )
      proofs.add("probes", "present", line, key);
    if (lower === "ingress" && value.kind === "map" && flagAt(value, "enabled") !== false)
      readIngress(value, proofs);
    if (lower === "networkpolicy" && flagAt(value, "enabled") === true)
      proofs.add("network-segmentation", "present", line, "a network policy is turned on");
    if (lower.endsWith("securitycontext")) readSecurityValues(value, proofs);
    if (/^(?:env|extraenv|envs|environment|extraenvvars)$/.test(lower))
      readEnvironmentValues(node, key, value, proofs);
    else readValues(value, proofs, depth + 1);
  }
}

function readEnvironmentValues(node: YamlNode, key: string, value: YamlNode, proofs: Proofs): void {
  if (value.kind === "list") {
    const entries = new Map([["env", { line: value.line, value }]]);
    readEnvironment(key === "env" ? node : { kind: "map", line: value.line, entries }, proofs);
    return;
  }
  for (const [name, { value: text }] of entriesAt(value)) {
    if (text.kind === "scalar") readVariable(name, text.text, text.line, proofs);
    if (at(text, "secretKeyRef") || at(text, "valueFrom", "secretKeyRef"))
      proofs.add("secrets-from-store", "present", text.line, `${name} from a secret`);
  }
}

function readSecurityValues(value: YamlNode, proofs: Proofs): void {
  const says = (key: string, expected: boolean) =>
    flagAt(value, key) === expected ? at(value, key)?.line : undefined;
  const nonRoot = says("runAsNonRoot", true);
  if (nonRoot !== undefined) proofs.add("run-as-non-root-enforced", "present", nonRoot, "runAsNonRoot: true");
  const readOnly = says("readOnlyRootFilesystem", true);
  if (readOnly !== undefined)
    proofs.add("read-only-root-filesystem", "present", readOnly, "readOnlyRootFilesystem: true");
  const privileged = says("privileged", true);
  if (privileged !== undefined)
    proofs.add("privileged-container", "violated", privileged, "privileged: true");
  for (const item of itemsAt(value, "capabilities", "drop"))
    if (item.kind === "scalar" && item.text.toUpperCase() === "ALL")
      proofs.add("capabilities-dropped", "present", item.line, "drops all capabilities");
}

/** Secrets that a values file has in plain. */
export function secretsInValues(file: SourceFile): readonly ControlFact[] {
  const [node] = manifestOf(file).documents;
  const proofs = new Proofs(file.path, whereIn(file.path).proof);
  if (node && !at(node, "sops")) readSecrets(node, proofs, 0);
  return proofs.facts;
}

function readSecrets(node: YamlNode, proofs: Proofs, depth: number): void {
  if (depth > deepest) return;
  if (node.kind === "list") for (const item of node.items) readSecrets(item, proofs, depth + 1);
  for (const [key, { line, value }] of entriesAt(node)) {
    if (value.kind !== "scalar") readSecrets(value, proofs, depth + 1);
    else if (isSecretKey(key) && typeof value.value !== "boolean" && isLiteral(value.text))
      proofs.add("secrets-in-manifests", "violated", line, `${key} is written in plain`);
  }
}

function isLiteral(text: string): boolean {
  return (
    text.length > 1 &&
    !/^(?:\$|<|%|#\{|\{\{|ENC\[|vault:|ref\+|\/|null$|~$)/.test(text) &&
    !/\$\{|\{\{|\s/.test(text)
  );
}

/** A chart of other charts that are elsewhere says by its values what they run. */
export function releasesInValues(chart: Chart): readonly Fact[] {
  const { valuesFile, dependencies, subcharts } = chart;
  const [node] = valuesFile ? manifestOf(valuesFile).documents : [];
  if (!valuesFile || !node) return [];
  return dependencies.flatMap(({ name, alias, condition }): readonly Fact[] => {
    if (subcharts.some((subchart) => subchart.name === name)) return [];
    const images = imagesInValues(at(node, alias));
    if (images.length === 0) return [];
    const line = images[0]?.line ?? 1;
    const workload = releaseWorkload(alias, images, valuesFile.path, { file: valuesFile.path, line });
    const isOff = condition !== undefined && flagAt(node, ...condition.split(".")) === false;
    const proofs = new Proofs(workload.id, whereIn(valuesFile.path).proof);
    readTags(images, proofs);
    return [isOff ? { ...workload, optional: true } : workload, ...proofs.facts];
  });
}
