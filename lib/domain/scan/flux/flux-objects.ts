import { pathInTree } from "../argo-cd/source-path";
import type { DeployFact, Fact } from "../facts";
import { parseImageRef, repositoryName } from "../image-ref";
import { imagesInValues, releaseWorkload } from "../helm/values-file";
import { environmentOf } from "../kubernetes/environment";
import type { KubeObject } from "../kubernetes/pod";
import { flagAt, Proofs, type Where } from "../kubernetes/where";
import type { Place, SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { fluxSourcesOf } from "./flux-sources";

/** Objects of Flux: sources, their automatic deployments, and followed images. */
export function fluxFacts(object: KubeObject, where: Where, tree: SourceTree): readonly Fact[] {
  const { apiVersion, type, node, name } = object;
  if (!apiVersion.includes("fluxcd.io/")) return [];
  const place = where.place(at(node, "kind")?.line ?? node.line);
  switch (type) {
    case "GitRepository":
    case "OCIRepository":
    case "HelmRepository":
    case "Bucket":
      return sourceFacts(node, where, place);
    case "Kustomization":
      return kustomizationFacts(object, where, tree, place);
    case "HelmRelease":
      return releaseFacts(object, where, tree, place);
    case "ImageRepository": {
      const image = textAt(node, "spec", "image");
      return image === undefined ? [] : [{ kind: "repository", name: image, at: place }];
    }
    case "ImageUpdateAutomation": {
      const path = pathInTree(textAt(node, "spec", "update", "path") ?? "", where.file, tree);
      return [deployOf(node, [], path === undefined ? [] : [path], where, place, name)];
    }
    default:
      return [];
  }
}

/** A source with `verify` takes in only what is signed. */
function sourceFacts(node: YamlNode, where: Where, place: Place): readonly Fact[] {
  const url = textAt(node, "spec", "url") ?? textAt(node, "spec", "endpoint");
  const proofs = new Proofs(where.file, where.proof);
  const verify = at(node, "spec", "verify");
  if (verify?.kind === "map" && textAt(node, "kind") === "OCIRepository")
    proofs.add("image-signed", "present", verify.line, "Flux verifies the signature of the artifact");
  return [
    ...(url === undefined
      ? []
      : [
          {
            kind: "uses" as const,
            from: where.file,
            to: url,
            local: false,
            how: "source" as const,
            at: place,
          },
        ]),
    ...proofs.facts,
  ];
}

function deployOf(
  node: YamlNode,
  workloads: readonly string[],
  files: readonly string[],
  where: Where,
  place: Place,
  name: string,
): DeployFact {
  const namespace = textAt(node, "spec", "targetNamespace");
  const environment =
    environmentOf(where.file, namespace) ??
    [...files, name].map((said) => environmentOf(`${said}/x`)).find((found) => found !== undefined);
  return {
    kind: "deploy",
    how: "flux",
    files,
    workloads,
    ...(namespace !== undefined && { namespace }),
    ...(environment !== undefined && { environment }),
    starts: flagAt(node, "spec", "suspend") === true ? "by-person" : "automatic",
    at: place,
  };
}

function kustomizationFacts(
  { node, name }: KubeObject,
  where: Where,
  tree: SourceTree,
  place: Place,
): readonly Fact[] {
  const written = textAt(node, "spec", "path") ?? "./";
  const kind = textAt(node, "spec", "sourceRef", "kind") ?? "GitRepository";
  const source = textAt(node, "spec", "sourceRef", "name") ?? "";
  const inside = written.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
  const copied = kind === "ExternalArtifact" ? fluxSourcesOf(tree).copies.get(`${source}/${inside}`) : inside;
  const path = copied === undefined ? undefined : pathInTree(copied, where.file, tree);
  const url = fluxSourcesOf(tree).urls.get(`${kind}/${source}`);
  const images = itemsAt(node, "spec", "images").flatMap((image) => {
    const named = textAt(image, "newName") ?? textAt(image, "name");
    const digest = textAt(image, "digest");
    const tag = textAt(image, "newTag");
    return named === undefined
      ? []
      : [`${named}${digest !== undefined ? `@${digest}` : tag === undefined ? "" : `:${tag}`}`];
  });
  const replaces = Object.fromEntries(
    entriesAt(node, "spec", "postBuild", "substitute").flatMap(([key, { value }]) =>
      value.kind === "scalar" ? [[`\${${key}}`, value.text] as const] : [],
    ),
  );
  const deploy = {
    ...deployOf(node, [], path === undefined ? [] : [path], where, place, name),
    ...(Object.keys(replaces).length > 0 && { replaces }),
  };
  return [
    ...(images.length === 0 ? [deploy] : images.map((image) => ({ ...deploy, image }))),
    {
      kind: "uses",
      from: where.file,
      to: path ?? [url ?? `${kind}/${source}`, inside].filter((part) => part !== "").join("/"),
      local: path !== undefined,
      how: "source",
      at: place,
    },
  ];
}

function releaseFacts(
  { node, name }: KubeObject,
  where: Where,
  tree: SourceTree,
  place: Place,
): readonly Fact[] {
  const chart = textAt(node, "spec", "chart", "spec", "chart");
  const reference = at(node, "spec", "chart", "spec", "sourceRef") ?? at(node, "spec", "chartRef");
  // A part of a release, for an overlay to lay over it.
  if (!reference) return [];
  const kind = textAt(reference, "kind") ?? "";
  const url = fluxSourcesOf(tree).urls.get(`${kind}/${textAt(reference, "name") ?? ""}`);
  const path =
    chart !== undefined && kind === "GitRepository" ? pathInTree(chart, where.file, tree) : undefined;
  const version = textAt(node, "spec", "chart", "spec", "version");
  const address = [url?.replace(/\/$/, "") ?? `${kind}/${textAt(reference, "name") ?? ""}`, chart]
    .filter((part) => part !== undefined)
    .join("/");
  const release = textAt(node, "spec", "releaseName") ?? name;
  const images = imagesInValues(at(node, "spec", "values"));
  const workload =
    images.length > 0 && path === undefined
      ? [releaseWorkload(release, images, where.file, place, where.proof)]
      : [];
  const proofs = new Proofs(workload[0]?.id ?? `${where.file}#HelmRelease/${name}`, where.proof);
  const remediation = at(node, "spec", "upgrade", "remediation");
  const retries = Number(textAt(remediation, "retries") ?? "0");
  if (remediation && (retries > 0 || flagAt(remediation, "remediateLastFailure") === true))
    proofs.add("auto-rollback", "present", remediation.line, "Flux rolls a failed upgrade back");
  const deploy = deployOf(node, [release], path === undefined ? [] : [path], where, place, name);
  const sets = path === undefined ? {} : setsOf(at(node, "spec", "values"));
  return [
    Object.keys(sets).length === 0 ? deploy : { ...deploy, sets },
    {
      kind: "uses",
      from: where.file,
      to: path ?? (version === undefined ? address : `${address}:${version}`),
      local: path !== undefined,
      how: "chart",
      at: place,
    },
    ...workload,
    ...proofs.facts,
  ];
}

/**
 * Values that an overlay lays over a release of the tree, as a deployment of it: of a chart of the tree with all values, of one from
 * elsewhere with the image whose tag it changes.
 */
export function patchFacts(
  { node, name, type }: KubeObject,
  where: Where,
  tree: SourceTree,
): readonly Fact[] {
  const release = type === "HelmRelease" ? fluxSourcesOf(tree).releases.get(name) : undefined;
  const values = at(node, "spec", "values");
  if (!release || !values) return [];
  const base = release.object.node;
  const place = where.place(values.line);
  const chart = textAt(base, "spec", "chart", "spec", "chart");
  const isOfTree = textAt(base, "spec", "chart", "spec", "sourceRef", "kind") === "GitRepository";
  const path = chart !== undefined && isOfTree ? pathInTree(chart, release.file, tree) : undefined;
  const own = at(base, "spec", "values");
  const deploy = (file: string) => deployOf(base, [], [file], where, place, name);
  if (path !== undefined) return [{ ...deploy(path), sets: { ...setsOf(own), ...setsOf(values) } }];
  return imagesInValues(own).flatMap(({ ref, way }) => {
    const tag = textAt(values, ...way, "tag");
    const image = parseImageRef(ref);
    return tag === undefined || !image
      ? []
      : [{ ...deploy(release.file), image: `${repositoryName(image)}:${tag}` }];
  });
}

const mostSets = 200;

/** Single values by their way, as `--set` gives them. */
function setsOf(values: YamlNode | undefined): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  const add = (node: YamlNode | undefined, way: readonly string[]) => {
    if (way.length > 8 || found.length >= mostSets) return;
    if (node?.kind === "scalar" && way.length > 0) found.push([way.join("."), node.text]);
    for (const [key, { value }] of node?.kind === "map" ? node.entries : [])
      if (!key.includes(".")) add(value, [...way, key]);
  };
  add(values, []);
  return Object.fromEntries(found);
}
