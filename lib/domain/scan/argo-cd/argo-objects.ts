import type { DeployFact, Fact } from "../facts";
import { imagesInValues, releaseWorkload, type ValuesImage } from "../helm/values-file";
import { parseImageRef } from "../image-ref";
import { environmentOf } from "../kubernetes/environment";
import { lineInside } from "../kubernetes/manifest";
import { platformOfServer } from "../kubernetes/platform";
import type { KubeObject } from "../kubernetes/pod";
import { flagAt, type Where } from "../kubernetes/where";
import type { SourceTree } from "../source";
import { resolvePath } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { fillIn, parametersOf } from "./generators";
import { pathInTree } from "./source-path";

/** Applications of Argo CD: their sources, their cluster, and whether they sync automatically. */
export function argoFacts(object: KubeObject, where: Where, tree: SourceTree): readonly Fact[] {
  const { node, apiVersion, type, name } = object;
  if (!apiVersion.startsWith("argoproj.io/")) return [];
  if (type === "Application") return applicationFacts(node, name, where, tree);
  const template = at(node, "spec", "template");
  if (type !== "ApplicationSet" || !template) return [];
  return parametersOf(itemsAt(node, "spec", "generators"), where.file, tree).flatMap((values) => {
    const filled = fillIn(template, values);
    return applicationFacts(filled, textAt(filled, "metadata", "name") ?? name, where, tree);
  });
}

function applicationFacts(node: YamlNode, name: string, where: Where, tree: SourceTree): readonly Fact[] {
  const spec = at(node, "spec");
  const sources = [...itemsAt(spec, "sources"), ...(at(spec, "source") ? itemsAt(spec, "source") : [])];
  const hydrated = at(spec, "sourceHydrator", "drySource");
  if (hydrated) sources.push(hydrated);
  const place = where.place(at(node, "kind")?.line ?? spec?.line ?? node.line);
  const namespace = textAt(spec, "destination", "namespace");
  const server = textAt(spec, "destination", "server");
  const cluster =
    textAt(spec, "destination", "name") ??
    (server?.includes("kubernetes.default.svc") === true ? undefined : server);
  const technology = server === undefined ? undefined : platformOfServer(server);
  const read = sources.map((source) => readSource(source, sources, name, where, tree));
  const files = [...new Set(read.flatMap((source) => source.files))];
  const images = read.flatMap((source) => source.images);
  const environment =
    environmentOf(where.file, namespace) ??
    [cluster ?? "", name, ...files, ...sources.map((source) => textAt(source, "path") ?? "")]
      .map((said) => environmentOf(`${said.replaceAll(":", "/")}/x`))
      .find((found) => found !== undefined);
  const automated = at(spec, "syncPolicy", "automated");
  const isAutomatic = automated?.kind === "map" && flagAt(automated, "enabled") !== false;
  const deploy: DeployFact = {
    kind: "deploy",
    how: "argo-cd",
    files,
    workloads: [name],
    ...(cluster !== undefined && { cluster }),
    ...(namespace !== undefined && { namespace }),
    ...(environment !== undefined && { environment }),
    starts: isAutomatic ? "automatic" : "by-person",
    at: place,
  };
  const deploys = images.length === 0 ? [deploy] : images.map((image) => ({ ...deploy, image }));
  return [
    ...deploys,
    ...read.flatMap((source) => source.facts),
    ...updatedImages(node, where),
    ...(technology === undefined
      ? []
      : [
          {
            kind: "platform" as const,
            what: "cluster" as const,
            technology,
            at: where.proof(at(spec, "destination", "server")?.line ?? node.line),
          },
        ]),
  ];
}

interface ReadSource {
  readonly files: readonly string[];
  readonly images: readonly string[];
  readonly facts: readonly Fact[];
}

function readSource(
  source: YamlNode,
  sources: readonly YamlNode[],
  name: string,
  where: Where,
  tree: SourceTree,
): ReadSource {
  const url = textAt(source, "repoURL") ?? "";
  const chart = textAt(source, "chart");
  const written = textAt(source, "path");
  const path = written === undefined ? undefined : pathInTree(written, where.file, tree);
  const place = where.place(source.line);
  const revision = textAt(source, "targetRevision");
  const address = [url.replace(/\/$/, ""), chart ?? written]
    .filter((part) => part !== undefined && part !== "")
    .join("/");
  const uses: Fact = {
    kind: "uses",
    from: where.file,
    to: path ?? (chart === undefined || revision === undefined ? address : `${address}:${revision}`),
    local: path !== undefined,
    how: chart === undefined ? "source" : "chart",
    at: place,
  };
  const values = itemsAt(source, "helm", "valueFiles").flatMap((item) => {
    const file = item.kind === "scalar" ? valuesPath(item.text, path, sources, where, tree) : undefined;
    return file === undefined ? [] : [file];
  });
  const inline = valuesIn(source, where);
  const set = imageSetBy(source);
  // A chart of the tree says itself what it runs; of one from elsewhere only these values tell.
  const workload =
    inline.length > 0 && path === undefined
      ? [
          releaseWorkload(
            textAt(source, "helm", "releaseName") ?? name,
            inline,
            where.file,
            place,
            where.proof,
          ),
        ]
      : [];
  return {
    files: [...(path === undefined ? [] : [path]), ...values],
    images: [
      ...kustomizeImages(source),
      ...(set === undefined ? [] : [set]),
      ...(path === undefined ? [] : inline.map(({ ref }) => ref)),
    ],
    facts: [
      ...(address === "" ? [] : [uses]),
      ...values.map((file): Fact => ({
        kind: "uses",
        from: where.file,
        to: file,
        local: true,
        how: "values",
        at: place,
      })),
      ...workload,
    ],
  };
}

/** A values file beside the chart, or in another source: `$values/envs/prod.yaml`. */
function valuesPath(
  written: string,
  chart: string | undefined,
  sources: readonly YamlNode[],
  where: Where,
  tree: SourceTree,
): string | undefined {
  const [, ref, rest] = /^\$(\w+)\/(.+)$/.exec(written) ?? [];
  if (ref !== undefined && rest !== undefined)
    return sources.some((source) => textAt(source, "ref") === ref)
      ? pathInTree(rest, where.file, tree)
      : undefined;
  const beside = chart === undefined ? undefined : resolvePath(chart, written);
  return beside !== undefined && tree.has(beside) ? beside : pathInTree(written, where.file, tree);
}

/** Images in values that the application itself writes. */
function valuesIn(source: YamlNode, where: Where): readonly ValuesImage[] {
  const object = at(source, "helm", "valuesObject");
  if (object) return imagesInValues(object);
  const text = at(source, "helm", "values");
  if (text?.kind !== "scalar" || where.from === "helm") return [];
  return readYaml(text.text).documents.flatMap((node) =>
    imagesInValues(node).map((image) => ({ ...image, line: lineInside(text, image.line) })),
  );
}

/** `[name=]image[:tag]`, as Kustomize takes it. */
function kustomizeImages(source: YamlNode): readonly string[] {
  return itemsAt(source, "kustomize", "images").flatMap((item) => {
    const text = item.kind === "scalar" ? item.text : "";
    const image = text.includes("=") ? text.slice(text.indexOf("=") + 1) : text;
    return parseImageRef(image) ? [image] : [];
  });
}

function imageSetBy(source: YamlNode): string | undefined {
  const set = new Map(
    itemsAt(source, "helm", "parameters").map((item) => [textAt(item, "name"), textAt(item, "value")]),
  );
  const repository = set.get("image.repository") ?? set.get("image.name");
  const tag = set.get("image.tag");
  return repository === undefined ? undefined : tag === undefined ? repository : `${repository}:${tag}`;
}

/** Images that Argo CD Image Updater follows in their registries. */
function updatedImages(node: YamlNode, where: Where): readonly Fact[] {
  const list = entriesAt(node, "metadata", "annotations").find(
    ([name]) => name === "argocd-image-updater.argoproj.io/image-list",
  );
  const value = list?.[1].value;
  if (value?.kind !== "scalar") return [];
  return value.text
    .split(",")
    .slice(0, 20)
    .flatMap((written): readonly Fact[] => {
      const parsed = parseImageRef(written.slice(written.indexOf("=") + 1));
      const name = parsed && `${parsed.host}/${parsed.repository}`;
      return name === undefined ? [] : [{ kind: "repository", name, at: where.proof(value.line) }];
    });
}
