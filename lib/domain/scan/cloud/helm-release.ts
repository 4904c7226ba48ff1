import type { Fact, UsesFact } from "../facts";
import { type Place, resolvePath } from "../source";
import { structureOf } from "../values/structure";
import { field, fields, filledText, itemsOf, textOf, textValue, type Value } from "../values/value";
import { tagFacts } from "./image-facts";
import type { CloudResource, ResourceReader } from "./resource";

interface ImageParts {
  registry?: string;
  repository?: string;
  tag?: string;
  digest?: string;
  at?: Place;
}

const deepestValues = 12;
const mostImages = 30;

/** A release of a chart: the images that its values name, and where the chart and the values are. */
export const readHelmRelease: ResourceReader = (resource) => {
  const { value, at, label, stack } = resource;
  const name = filledText(field(value, "name")) ?? label;
  const namespace = filledText(field(value, "namespace"));
  const chart = chartOf(resource);
  const found = new Map<string, ImageParts>();
  const values = itemsOf(field(value, "values"));
  for (const each of values) collect(structureOf(each), "", found, 0);
  for (const set of ["set", "set_sensitive"].flatMap((key) => fields(value, key))) {
    applySet(filledText(field(set, "name")) ?? "", field(set, "value"), found);
  }
  if (chart.local !== undefined) completeFromChart(chart.local, resource, found);
  const id = `${at.file}#${resource.type}/${name}`;
  const images = [...found.values()].flatMap((parts) => {
    const ref = refOf(parts);
    return ref === undefined ? [] : [{ ref, at: parts.at ?? at }];
  });
  const facts: Fact[] = [...chart.facts, ...valuesFacts(values, resource)];
  const isInTree = chart.local !== undefined && stack.tree.has(`${chart.local}/Chart.yaml`);
  if (images.length === 0 && !isInTree) return facts;
  return [
    ...facts,
    {
      kind: "workload",
      id,
      orchestrator: "kubernetes",
      type: resource.type,
      name,
      images,
      ...(namespace !== undefined && { namespace }),
      ...(resource.isOptional && { optional: true }),
      from: resource.from,
      at,
    },
    ...images.flatMap((image) => tagFacts(image, id, stack.tree)),
  ];
};

function chartOf({ value, at, stack }: CloudResource): { local?: string; facts: readonly UsesFact[] } {
  const chart = field(value, "chart");
  const written = filledText(chart);
  if (written === undefined || !chart) return { facts: [] };
  const repository = filledText(field(value, "repository"));
  const version = filledText(field(value, "version"));
  const isPath = repository === undefined && /^(?:\.{0,2}\/|\.{1,2}$)/.test(written);
  const uses = (to: string, local: boolean): UsesFact => ({
    kind: "uses",
    from: at.file,
    to,
    local,
    how: "chart",
    at: chart.at.file === at.file ? chart.at : at,
  });
  const plain = repository === undefined && !isPath ? resolvePath(stack.folder, written) : undefined;
  const local = isPath
    ? resolvePath(stack.folder, written)
    : plain !== undefined && stack.tree.has(`${plain}/Chart.yaml`)
      ? plain
      : undefined;
  if (local !== undefined) return { local, facts: [uses(local, true)] };
  const address = repository === undefined ? written : `${repository.replace(/\/$/, "")}/${written}`;
  return { facts: [uses(version === undefined ? address : `${address}@${version}`, false)] };
}

/** Values that are files of the tree. */
function valuesFacts(values: readonly Value[], { at, file, stack }: CloudResource): readonly UsesFact[] {
  return values.flatMap((value) =>
    value.at.file !== at.file &&
    value.at.file !== file.path &&
    stack.tree.has(value.at.file) &&
    !/\.tf/.test(value.at.file)
      ? [
          {
            kind: "uses",
            from: at.file,
            to: value.at.file,
            local: true,
            how: "values",
            at,
          } satisfies UsesFact,
        ]
      : [],
  );
}

/** Images as charts' values have them: `image.repository` and `image.tag`, or one text. */
function collect(value: Value | undefined, way: string, found: Map<string, ImageParts>, depth: number): void {
  if (depth > deepestValues || found.size >= mostImages) return;
  if (value?.kind === "list") {
    for (const [index, item] of value.items.entries()) collect(item, `${way}[${index}]`, found, depth + 1);
    return;
  }
  if (value?.kind !== "object") return;
  for (const [key, each] of value.entries) {
    const here = way === "" ? key : `${way}.${key}`;
    const isImage = /image$/i.test(key);
    const repository = each.kind === "object" ? field(each, "repository") : undefined;
    if (isImage && (each.kind === "text" || repository)) {
      const parts = each.kind === "text" ? { repository: each.text } : partsOf(each);
      found.set(here, { ...found.get(here), ...parts, at: (repository ?? each).at });
    } else if (isImage && each.kind === "object" && field(each, "tag")) {
      found.set(here, { ...found.get(here), ...partsOf(each), at: each.at });
    } else collect(each, here, found, depth + 1);
  }
}

function partsOf(image: Value): ImageParts {
  const parts: ImageParts = {};
  for (const key of ["registry", "repository", "tag", "digest"] as const) {
    const text = filledText(field(image, key));
    if (text !== undefined) parts[key] = text;
  }
  return parts;
}

/** `set { name = "image.tag", value = … }` */
function applySet(name: string, value: Value | undefined, found: Map<string, ImageParts>): void {
  const dot = name.lastIndexOf(".");
  const [way, key] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  const text = textOf(value);
  if (value === undefined || text === undefined) return;
  if (/image$/i.test(key)) found.set(name, { repository: text, at: value.at });
  if (!/image$/i.test(way)) return;
  if (key !== "registry" && key !== "repository" && key !== "tag" && key !== "digest") return;
  const before = found.get(way);
  const at = key === "repository" || !before?.at ? value.at : before.at;
  found.set(way, { ...before, [key]: text, at });
}

/** The chart's own values, for those that the release leaves out. */
function completeFromChart(chart: string, { stack }: CloudResource, found: Map<string, ImageParts>): void {
  const file = stack.tree.get(`${chart}/values.yaml`);
  if (!file) return;
  const own = new Map<string, ImageParts>();
  const text = textValue(file.text, { file: file.path, line: 1 });
  const lines = file.text.split("\n").length;
  collect(structureOf(text.kind === "text" ? { ...text, lastLine: lines } : text), "", own, 0);
  if (found.size === 0 && own.has("image")) found.set("image", {});
  for (const [way, parts] of found) found.set(way, { ...own.get(way), ...parts });
}

function refOf({ registry, repository, tag, digest }: ImageParts): string | undefined {
  if (repository === undefined) return undefined;
  const name = registry === undefined ? repository : `${registry.replace(/\/$/, "")}/${repository}`;
  if (digest !== undefined) return `${name}${tag === undefined ? "" : `:${tag}`}@${digest}`;
  const hasTag = repository.slice(repository.lastIndexOf("/") + 1).includes(":");
  // Without a tag a chart takes the version of its application.
  return tag === undefined ? (hasTag ? name : `${name}:\${appVersion}`) : `${name}:${tag}`;
}
