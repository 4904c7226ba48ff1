import type { Fact } from "../facts";
import { type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** The names that GoReleaser looks for, in its order: https://goreleaser.com/customization. */
const settingsNames = [
  ".config/goreleaser.yml",
  ".config/goreleaser.yaml",
  ".goreleaser.yml",
  ".goreleaser.yaml",
  "goreleaser.yml",
  "goreleaser.yaml",
];

interface Runner {
  readonly by: string;
  readonly tree: SourceTree;
  readonly root: string;
  readonly add: (fact: Fact) => void;
}

/** The builds of a job that runs GoReleaser, with the configuration file as its source. */
export function goreleaserFacts(
  { by, tree, root, add }: Runner,
  {
    named,
    isPublishing,
    from,
    at: place,
  }: { named: string | undefined; isPublishing: boolean; from: string; at: Place },
): void {
  const paths = (named === undefined ? settingsNames : [named]).flatMap(
    (name) => resolvePath(root, name) ?? [],
  );
  const file = paths.map((path) => tree.get(path)).find((found) => found !== undefined);
  const [settings] = file ? readYaml(file.text).documents : [];
  if (!file || !settings) return;
  add({ kind: "uses", at: place, from, to: file.path, local: true, how: "include" });
  for (const fact of imagesOfRelease(settings, file, { by, root, isPublishing })) add(fact);
}

interface Release {
  readonly by: string;
  readonly root: string;
  readonly isPublishing: boolean;
}

/** Builds, pushes, new names and proofs of images that a file of GoReleaser asks for. */
export function imagesOfRelease(settings: YamlNode, file: SourceFile, release: Release): readonly Fact[] {
  const fill = filler(settings);
  const reading: Reading = { file, fill, ...release };
  return [
    ...itemsAt(settings, "dockers").flatMap((node) => readDocker(node, reading)),
    ...itemsAt(settings, "dockers_v2").flatMap((node) => readDockerV2(node, reading)),
    ...itemsAt(settings, "docker_manifests").flatMap((node) => readManifest(node, reading)),
    ...itemsAt(settings, "kos").flatMap((node) => readKo(node, reading)),
    ...itemsAt(settings, "docker_signs").flatMap((node) => readSign(node, settings, reading)),
  ];
}

interface Reading extends Release {
  readonly file: SourceFile;
  readonly fill: (text: string) => string;
}

function readDocker(node: YamlNode, { file, fill, by, root, isPublishing }: Reading): readonly Fact[] {
  const images = textsAt(node, "image_templates").map(fill);
  if (images.length === 0) return [];
  const flags = textsAt(node, "build_flag_templates").map(fill);
  const target = flags
    .map((flag) => /^--target[= ](\S+)$/.exec(flag)?.[1])
    .find((each) => each !== undefined);
  const dockerfile = resolvePath(root, textAt(node, "dockerfile") ?? "Dockerfile");
  return [
    {
      kind: "build",
      at: { file: file.path, line: node.line },
      by,
      images,
      ...(dockerfile !== undefined && { dockerfile }),
      ...(target !== undefined && { target }),
      args: argsIn(flags),
      pushes: pushesOf(textAt(node, "skip_push"), isPublishing),
    },
  ];
}

function readDockerV2(node: YamlNode, { file, fill, by, root, isPublishing }: Reading): readonly Fact[] {
  const tags = textsAt(node, "tags").map(fill);
  const images = textsAt(node, "images").flatMap((image) =>
    tags.length === 0 ? [fill(image)] : tags.map((tag) => `${fill(image)}:${tag}`),
  );
  if (images.length === 0 || textAt(node, "disable") === "true") return [];
  const dockerfile = resolvePath(root, textAt(node, "dockerfile") ?? "Dockerfile");
  const args = entriesAt(node, "build_args").map(
    ([name, { value }]) => [name, fill(textAt(value) ?? "")] as const,
  );
  const place = { file: file.path, line: node.line };
  const facts: Fact[] = [
    {
      kind: "build",
      at: place,
      by,
      images,
      ...(dockerfile !== undefined && { dockerfile }),
      args: Object.fromEntries(args),
      pushes: pushesOf(undefined, isPublishing),
    },
  ];
  const sbom = textAt(node, "sbom");
  if (sbom !== undefined && sbom !== "false") {
    const line = entriesAt(node).find(([key]) => key === "sbom")?.[1].line ?? node.line;
    facts.push({
      kind: "check",
      at: { ...place, line },
      by,
      does: "sbom",
      tool: "buildx",
      ...firstOf(images),
      blocks: true,
    });
  }
  return facts;
}

/** A list of images for several machines under one name. */
function readManifest(node: YamlNode, { file, fill, by, isPublishing }: Reading): readonly Fact[] {
  const name = textAt(node, "name_template");
  if (name === undefined) return [];
  const place = { file: file.path, line: node.line };
  const to = fill(name);
  const made: Fact[] = textsAt(node, "image_templates").map((from) => ({
    kind: "retag",
    at: place,
    by,
    from: fill(from),
    to,
  }));
  return pushesOf(textAt(node, "skip_push"), isPublishing) === false
    ? made
    : [...made, { kind: "push", at: place, by, image: to }];
}

/** Images that ko makes of Go programs, without a Dockerfile. */
function readKo(node: YamlNode, { file, fill, by, isPublishing }: Reading): readonly Fact[] {
  const repositories = [...textsAt(node, "repositories"), ...textsAt(node, "repository")].map(fill);
  const tags = textsAt(node, "tags").map(fill);
  const main = textAt(node, "main") ?? ".";
  const folder = main.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const ending =
    textAt(node, "bare") === "true"
      ? ""
      : textAt(node, "base_import_paths") === "true" && /^[\w-]+$/.test(folder)
        ? `/${folder}`
        : "/{{ .ImportPath }}";
  const images = repositories.flatMap((repository) =>
    (tags.length === 0 ? ["latest"] : tags).map((tag) => `${repository}${ending}:${tag}`),
  );
  if (images.length === 0 || textAt(node, "disable") === "true") return [];
  const place = { file: file.path, line: node.line };
  const facts: Fact[] = [
    { kind: "build", at: place, by, images, args: {}, pushes: pushesOf(undefined, isPublishing) },
  ];
  const sbom = textAt(node, "sbom");
  if (sbom !== undefined && sbom !== "none") {
    const line = entriesAt(node).find(([key]) => key === "sbom")?.[1].line ?? node.line;
    facts.push({
      kind: "check",
      at: { ...place, line },
      by,
      does: "sbom",
      tool: "ko",
      ...firstOf(images),
      blocks: true,
    });
  }
  return facts;
}

function readSign(
  node: YamlNode,
  settings: YamlNode,
  { file, fill, by, isPublishing }: Reading,
): readonly Fact[] {
  const what = textAt(node, "artifacts") ?? "none";
  if (what === "none" || !isPublishing) return [];
  const tool = (textAt(node, "cmd") ?? "cosign").split("/").at(-1) ?? "cosign";
  const args = textsAt(node, "args").join(" ");
  const names = [
    ...itemsAt(settings, "docker_manifests").flatMap((each) => textAt(each, "name_template") ?? []),
    ...itemsAt(settings, "dockers").flatMap((each) => textsAt(each, "image_templates")),
    ...itemsAt(settings, "dockers_v2").flatMap((each) => textsAt(each, "images")),
  ];
  const name = names[0] === undefined ? undefined : fill(names[0]);
  // Without arguments of its own it signs `${artifact}@${digest}`.
  const isDigest = args === "" || args.includes("${digest}");
  const image = name === undefined ? undefined : isDigest ? `${name}@\${digest}` : name;
  return [
    {
      kind: "check",
      at: { file: file.path, line: node.line },
      by,
      does: "sign",
      tool,
      ...(image !== undefined && { image }),
      blocks: true,
    },
  ];
}

/** Values from the file itself: the project's name and its `env`. */
function filler(settings: YamlNode): (text: string) => string {
  const values = new Map<string, string>();
  const project = textAt(settings, "project_name");
  if (project !== undefined) values.set(".ProjectName", project);
  for (const pair of textsAt(settings, "env")) {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1);
    if (equals > 0 && !value.includes("{{")) values.set(`.Env.${pair.slice(0, equals)}`, value);
  }
  return (text) =>
    text.replaceAll(
      /\{\{-?\s*([\w.]{1,100})\s*-?\}\}/g,
      (match, name: string) => values.get(name) ?? `{{ ${name} }}`,
    );
}

/** `auto` leaves out only what is no full release. */
function pushesOf(skip: string | undefined, isPublishing: boolean): boolean | "unknown" {
  if (!isPublishing || skip === "true") return false;
  return skip === undefined || skip === "false" || skip === "auto" ? true : "unknown";
}

function argsIn(flags: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    flags.flatMap((flag) => {
      const pair = /^--build-arg[= ]([A-Za-z_]\w*)=(.*)$/.exec(flag);
      return pair?.[1] === undefined ? [] : [[pair[1], pair[2] ?? ""] as const];
    }),
  );
}

function firstOf(images: readonly string[]): { image?: string } {
  return images[0] === undefined ? {} : { image: images[0] };
}

function textsAt(node: YamlNode, key: string): readonly string[] {
  return itemsAt(at(node, key)).flatMap((item) => textAt(item) ?? []);
}
