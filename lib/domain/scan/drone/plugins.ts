import { runLines } from "../ci/run-lines";
import { partsOf, pluginBuild } from "../ci/plugin-build";
import { linesOfScript } from "../ci/script-lines";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

interface Around {
  readonly by: string;
  readonly file: SourceFile;
  readonly folder: string;
  readonly tree: SourceTree;
  readonly fill: (text: string) => string;
  /** A path of the tree, where all of it is known. */
  readonly path: (text: string) => string | undefined;
}

/** Plugins that build and push an image by the same settings. */
const builders =
  /(?:^|\/)(?:plugins\/(?:docker|ecr|gcr|gar|acr|kaniko[\w-]*|buildx[\w-]*)|drone-(?:docker|kaniko|docker-buildx|buildx)|plugin-(?:docker-buildx|kaniko|docker)|kaniko)(?::|@|$)/i;

const deployers = /helm|kube|kubernetes/i;

/** The effects of a plugin step, from its settings; older files have them beside the image. */
export function pluginFacts(image: string, step: YamlNode, around: Around): readonly Fact[] {
  const settings = at(step, "settings") ?? step;
  if (builders.test(image)) return buildFacts(image, settings, around);
  if (/(?:drone-ssh|plugins\/ssh|plugin-ssh)(?::|@|$)/.test(image)) return sshFacts(settings, around);
  return deployers.test(image) ? deployFacts(image, settings, around) : [];
}

function buildFacts(image: string, settings: YamlNode, { by, file, folder, fill }: Around): readonly Fact[] {
  const repo = textAt(itemsAt(settings, "repo")[0]);
  if (repo === undefined) return [];
  const text = (...keys: readonly string[]) => {
    const found = keys.map((key) => textAt(settings, key)).find((value) => value !== undefined);
    return found === undefined ? undefined : fill(found);
  };
  const registry = text("registry")
    ?.replace(/^https?:\/\//, "")
    .replace(/\/(?:v[12]\/?)?$/, "");
  const filled = fill(repo);
  const isOnHub = registry === undefined || /^(?:index\.)?docker\.io/.test(registry);
  const defaultHost = /plugins\/gcr/.test(image) && registry === undefined ? "gcr.io" : undefined;
  const host = isOnHub ? defaultHost : registry;
  const name = host === undefined || filled.startsWith(`${host}/`) ? filled : `${host}/${filled}`;
  const tags = partsOf(
    [...itemsAt(settings, "tags"), ...itemsAt(settings, "tag")].flatMap((item) => textAt(item) ?? []),
  ).map(fill);
  const isAutomatic = text("auto_tag") === "true";
  const target = text("target");
  const args: [string, string][] = [];
  for (const item of itemsAt(settings, "build_args")) {
    for (const [key, { value }] of entriesAt(item))
      if (value.kind === "scalar") args.push([key, fill(value.text)]);
    const [, key, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(textAt(item) ?? "") ?? [];
    if (key !== undefined && value !== undefined) args.push([key, fill(value)]);
  }
  const isDry = text("dry_run", "dry-run", "no_push");
  const repository = at(settings, "repo");
  const context = text("context") ?? ".";
  const built = pluginBuild({
    by,
    at: { file: file.path, line: repository?.line ?? settings.line },
    folder,
    name,
    // Tags made from the tag of the commit are not in the file.
    tags: isAutomatic && tags.length === 0 ? ["$DRONE_TAG"] : tags,
    context,
    dockerfile: text("dockerfile") ?? (context === "." ? "Dockerfile" : `${context}/Dockerfile`),
    ...(target !== undefined && { target }),
    args: Object.fromEntries(args),
    pushes: isDry === undefined || isDry === "false" ? true : isDry === "true" ? false : "unknown",
  });
  return built;
}

function sshFacts(settings: YamlNode, { by, file, folder, tree }: Around): readonly Fact[] {
  const lines = linesOfScript(itemsAt(settings, "script"));
  if (lines.length === 0) return [];
  const inside = runLines(lines, { by, file, tree, folder, variables: new Map() });
  const hosts = itemsAt(settings, "host").flatMap((item) => textAt(item) ?? []);
  return [
    {
      kind: "deploy",
      by,
      how: "ssh",
      files: [],
      workloads: [],
      ...(hosts[0] !== undefined && { cluster: hosts.join(", ") }),
      at: { file: file.path, line: lines[0]?.line ?? settings.line },
    },
    ...inside,
  ];
}

function deployFacts(image: string, settings: YamlNode, { by, file, fill, path }: Around): readonly Fact[] {
  const text = (...keys: readonly string[]) => {
    const found = keys.map((key) => textAt(settings, key)).find((value) => value !== undefined);
    return found === undefined ? undefined : fill(found);
  };
  const mode = text("mode", "helm_command", "command");
  if (mode !== undefined && !/upgrade|install|apply|deploy/i.test(mode)) return [];
  const isHelm = /helm/i.test(image);
  const chart = text("chart");
  const files = [
    chart,
    ...itemsAt(settings, "values_files").flatMap((item) => textAt(item) ?? []),
    text("template", "kubernetes_template", "manifest", "manifests", "path"),
  ].flatMap((one) => (one === undefined ? [] : (path(one) ?? [])));
  const release = text("release", "deployment");
  if (files.length === 0 && release === undefined) return [];
  const namespace = text("namespace", "kube_namespace");
  const deployed = text("repo");
  const tag = text("tag");
  return [
    {
      kind: "deploy",
      by,
      how: isHelm ? "helm" : "kubectl",
      files,
      workloads: release === undefined ? [] : [isHelm ? release : `deployment/${release}`],
      ...(namespace !== undefined && { namespace }),
      ...(deployed !== undefined && { image: tag === undefined ? deployed : `${deployed}:${tag}` }),
      at: { file: file.path, line: (at(settings, "chart") ?? at(settings, "release") ?? settings).line },
    },
  ];
}
