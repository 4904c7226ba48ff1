import type { Place } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import type { Where } from "./where";

/** A manifest of one object of Kubernetes. */
export interface KubeObject {
  readonly node: YamlNode;
  readonly apiVersion: string;
  readonly type: string;
  readonly name: string;
  readonly namespace?: string;
}

const mostObjects = 2_000;
const deepestList = 4;

/** The objects of documents, those in lists and in templates of OpenShift too. What has no `kind` is none. */
export function objectsOf(documents: readonly YamlNode[], depth = 0): readonly KubeObject[] {
  const objects: KubeObject[] = [];
  for (const node of documents) {
    if (objects.length >= mostObjects) break;
    const type = textAt(node, "kind");
    if (type === undefined) continue;
    const inner =
      type === "Template" ? filledObjects(node) : type.endsWith("List") ? itemsAt(node, "items") : [];
    if (inner.length > 0) {
      if (depth < deepestList) objects.push(...objectsOf(inner, depth + 1));
      continue;
    }
    const namespace = textAt(node, "metadata", "namespace");
    objects.push({
      node,
      type,
      apiVersion: textAt(node, "apiVersion") ?? "",
      name: textAt(node, "metadata", "name") ?? textAt(node, "metadata", "generateName") ?? "",
      ...(namespace !== undefined && !namespace.includes("{{") && { namespace }),
    });
  }
  return objects;
}

/** A template's objects with the defaults of its parameters filled in; one without a default stays as written. */
function filledObjects(template: YamlNode): readonly YamlNode[] {
  const values = new Map<string, string>();
  for (const parameter of itemsAt(template, "parameters")) {
    const name = textAt(parameter, "name");
    const value = textAt(parameter, "value");
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  const objects = itemsAt(template, "objects");
  return values.size === 0 ? objects : objects.map((object) => fill(object, values));
}

function fill(node: YamlNode, values: ReadonlyMap<string, string>): YamlNode {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => fill(item, values)) };
  if (node.kind === "map") {
    const entries = [...node.entries].map(
      ([name, { line, value }]) => [name, { line, value: fill(value, values) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  if (!node.text.includes("${")) return node;
  const text = node.text.replaceAll(
    /\$\{{1,2}(\w+)\}{1,2}/g,
    (written, name: string) => values.get(name) ?? written,
  );
  return { ...node, text, value: text };
}

const podWays: ReadonlyMap<string, readonly string[]> = new Map([
  ["Pod", ["spec"]],
  ["PodTemplate", ["template", "spec"]],
  ["CronJob", ["spec", "jobTemplate", "spec", "template", "spec"]],
  ["ScaledJob", ["spec", "jobTargetRef", "template", "spec"]],
]);

/** The keys that lead to the description of the pods of a kind. */
export function podWayOf(type: string): readonly string[] {
  return podWays.get(type) ?? ["spec", "template", "spec"];
}

/** The pod description of an object; undefined if it runs none. */
export function podOf({ node, type }: KubeObject): YamlNode | undefined {
  const pod = at(node, ...podWayOf(type));
  return at(pod, "containers") ? pod : undefined;
}

export interface Container {
  readonly node: YamlNode;
  readonly name: string;
  readonly isInit: boolean;
}

/** Its containers with those that run before them. */
export function containersOf(pod: YamlNode): readonly Container[] {
  const of = (key: string, isInit: boolean) =>
    itemsAt(pod, key)
      .filter((node) => node.kind === "map")
      .map((node) => ({ node, isInit, name: textAt(node, "name") ?? "" }));
  return [...of("containers", false), ...of("initContainers", true)];
}

/** The image of one container. */
export interface FoundImage {
  readonly container: string;
  readonly isInit: boolean;
  /** Its place among the containers of its sort. */
  readonly index: number;
  readonly ref: string;
  readonly at: Place;
  /** The line that decides it: that of a values file, or of an overlay. */
  readonly proof: Place;
}

/** The images that the pods of an object run. A deployment of OpenShift may leave them to the stream that it follows. */
export function imagesOf({ node, type }: KubeObject, pod: YamlNode, where: Where): readonly FoundImage[] {
  const streams = type === "DeploymentConfig" ? streamsOf(node) : new Map<string, YamlNode>();
  const counts = { init: 0, main: 0 };
  return containersOf(pod).flatMap(({ node: container, name, isInit }) => {
    const index = isInit ? counts.init++ : counts.main++;
    const own = at(container, "image");
    const image = own?.kind === "scalar" && own.text.trim() !== "" ? own : streams.get(name);
    if (image?.kind !== "scalar") return [];
    const places = { at: where.place(image.line), proof: where.proof(image.line) };
    const text = image.text.trim();
    // A name that values leave empty is for the deployment to set.
    const ref = where.from === "helm" && /^[:@/]/.test(text) ? `{{ image }}${text}` : text;
    return [{ container: name, isInit, index, ref, ...places }];
  });
}

function streamsOf(node: YamlNode): Map<string, YamlNode> {
  const streams = new Map<string, YamlNode>();
  for (const trigger of itemsAt(node, "spec", "triggers")) {
    const from = at(trigger, "imageChangeParams", "from", "name");
    if (from?.kind !== "scalar" || from.text === "") continue;
    for (const name of itemsAt(trigger, "imageChangeParams", "containerNames"))
      if (name.kind === "scalar") streams.set(name.text, from);
  }
  return streams;
}

/** The line of a key, which is above its value where that is a block. */
export function lineOfKey(node: YamlNode | undefined, key: string): number | undefined {
  return entriesAt(node).find(([name]) => name === key)?.[1].line;
}
