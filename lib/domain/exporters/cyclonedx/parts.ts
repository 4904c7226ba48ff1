import { technologyName } from "../../catalogue/technologies";
import type { Image, NodeKind, PipelineNode } from "../../pipeline/document";
import { parentName, splitReference } from "../../pipeline/image-reference";
import { byId, compareText, type Pipeline } from "../../pipeline/pipeline";
import { kindName } from "../../words/kind-name";
import { refs } from "./bom-refs";
import { packageUrl } from "./package-url";

/** Machines, and software on them, are components. All else is a service. */
const componentTypes: { readonly [K in NodeKind]?: string } = {
  developer: "device",
  host: "platform",
  workload: "application",
};

/** The images with their parents, and the nodes that are things rather than services. */
export function componentsOf(pipeline: Pipeline): readonly object[] {
  return [
    ...[...pipeline.images.values()].toSorted(byId).map(imageOf),
    ...parentsOf(pipeline),
    ...nodesOf(pipeline).flatMap((node) => {
      const type = componentTypes[node.kind];
      return type === undefined ? [] : [{ type, ...partOf(node, pipeline) }];
    }),
  ];
}

export function servicesOf(pipeline: Pipeline): readonly object[] {
  return nodesOf(pipeline).flatMap((node) => {
    if (componentTypes[node.kind] !== undefined) return [];
    const zone = zoneOf(node, pipeline);
    const { url } = node;
    return [
      {
        ...partOf(node, pipeline),
        ...(url === undefined || !isWebAddress(url) ? {} : { endpoints: [url] }),
        ...(zone === undefined ? {} : { trustZone: zone }),
      },
    ];
  });
}

/** What each image is made from. */
export function dependenciesOf(pipeline: Pipeline): readonly object[] {
  return [...pipeline.images.values()].toSorted(byId).map(({ id, parents = [] }) => ({
    ref: refs.image(id),
    dependsOn: parentRefs(parents),
  }));
}

export function parentRefs(parents: NonNullable<Image["parents"]>): readonly string[] {
  return [...new Set(parents.map(({ ref, digest }) => refs.parent(keyOf(ref, digest))))].toSorted(
    compareText,
  );
}

function nodesOf({ nodes }: Pipeline): readonly PipelineNode[] {
  return [...nodes.values()].toSorted(byId);
}

function partOf(node: PipelineNode, pipeline: Pipeline) {
  const { id, name, version, note, stage, environment, owner, technologies = [] } = node;
  const zone = zoneOf(node, pipeline);
  return {
    "bom-ref": refs.node(id),
    name,
    ...(version === undefined || version === "" ? {} : { version }),
    ...(note === undefined || note === "" ? {} : { description: note }),
    properties: properties([
      ["kind", kindName(node)],
      ["stage", stage],
      ["environment", environment],
      ["zone", zone],
      ["owner", owner],
      ...technologies.map((technology) => ["technology", technologyName(technology)] as const),
    ]),
  };
}

function imageOf({ id, name, layers = [] }: Image) {
  return {
    type: "container",
    "bom-ref": refs.image(id),
    name,
    properties: properties(layers.map(({ kind, title }) => [`layer:${kind}`, title] as const)),
  };
}

/** Each parent once, however many images are made from it; the same name with another digest is another. */
function parentsOf({ images }: Pipeline): readonly object[] {
  const found = new Map<string, NonNullable<Image["parents"]>[number]>();
  for (const { parents = [] } of images.values())
    for (const parent of parents) found.set(keyOf(parent.ref, parent.digest), parent);
  return [...found]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, { ref, digest }]) => {
      const { tag, digest: written } = splitReference(ref);
      const purl = packageUrl(ref, digest);
      const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest ?? written ?? "")?.[1];
      return {
        type: "container",
        "bom-ref": refs.parent(key),
        name: nameOf(ref),
        ...(tag === undefined ? {} : { version: tag }),
        ...(sha256 === undefined ? {} : { hashes: [{ alg: "SHA-256", content: sha256 }] }),
        ...(purl === undefined ? {} : { purl }),
      };
    });
}

function keyOf(ref: string, digest: string | undefined): string {
  return digest === undefined ? parentName(ref) : `${parentName(ref).split("@")[0]}@${digest}`;
}

function nameOf(ref: string): string {
  return splitReference(ref).name || ref;
}

function zoneOf({ zone }: PipelineNode, { zones }: Pipeline): string | undefined {
  return zone === undefined ? undefined : zones.get(zone)?.name;
}

/** Names of properties are namespaced: https://github.com/CycloneDX/cyclonedx-property-taxonomy. */
export function properties(
  list: readonly (readonly [name: string, value: string | undefined])[],
): readonly object[] {
  return list.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [{ name: `blueline:${name}`, value }],
  );
}

/** Stricter than documents: a format that checks addresses allows no `mailto` and no odd sign. */
export function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?$/.test(text) &&
    !/%(?![0-9A-Fa-f]{2})/.test(text) &&
    !/#.*#/.test(text)
  );
}
