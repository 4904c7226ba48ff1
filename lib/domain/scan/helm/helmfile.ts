import type { DeployFact, Fact } from "../facts";
import { environmentOf } from "../kubernetes/environment";
import { unveilNode } from "../kubernetes/veil";
import { flagAt } from "../kubernetes/where";
import type { Reader } from "../reader";
import { baseName, folderOf, resolvePath, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import type { Output } from "./output";
import { renderAlone } from "./render-chart";
import { parseTemplate } from "./template";

/** Releases that a helmfile declares. A person, or a job that runs `helmfile`, applies them. */
export const helmfileReader: Reader = {
  format: "helmfile",
  recognises: ({ path, text }) =>
    /^helmfile(?:[-.][\w-]+)?\.ya?ml(?:\.gotmpl)?$/.test(baseName(path)) ||
    (/(?:^|\/)helmfile\.d\/[^/]+\.ya?ml(?:\.gotmpl)?$/.test(path) && text.includes("releases")),
  read: (file, tree) => {
    const { nodes, defines } = parseTemplate(file.text);
    const { output } = renderAlone(nodes, defines);
    if (!output) return { facts: [], notUnderstood: [] };
    const { documents, faults } = readYaml(output.asYaml());
    const all = documents.map(unveilNode);
    const repositories = new Map(
      all
        .flatMap((node) => itemsAt(node, "repositories"))
        .map((item) => [textAt(item, "name"), textAt(item, "url")]),
    );
    return {
      facts: all.flatMap((node) =>
        itemsAt(node, "releases").flatMap((release) =>
          releaseFacts(release, file.path, output, repositories, tree),
        ),
      ),
      notUnderstood: faults.map(({ line, message }) => ({
        at: { file: file.path, line: output.originOf(line).line },
        why: message,
      })),
    };
  },
};

function releaseFacts(
  release: YamlNode,
  path: string,
  output: Output,
  repositories: ReadonlyMap<string | undefined, string | undefined>,
  tree: SourceTree,
): readonly Fact[] {
  const name = textAt(release, "name");
  const chart = textAt(release, "chart");
  if (name === undefined || chart === undefined || flagAt(release, "installed") === false) return [];
  const at = { file: path, line: output.originOf(release.line).line };
  const folder = folderOf(path);
  const local = /^\.{0,2}\//.test(chart) || !chart.includes("/") ? resolvePath(folder, chart) : undefined;
  const chartFolder = local !== undefined && tree.has(`${local}/Chart.yaml`) ? local : undefined;
  const [repository = "", ...rest] = chart.split("/");
  const url = repositories.get(repository);
  const values = itemsAt(release, "values").flatMap((item) => {
    const file = item.kind === "scalar" ? resolvePath(folder, item.text) : undefined;
    return file !== undefined && tree.has(file) ? [file] : [];
  });
  const namespace = textAt(release, "namespace");
  const image = imageSetBy(release);
  const environment = environmentOf(path, namespace);
  const deploy: DeployFact = {
    kind: "deploy",
    how: "helm",
    files: [...(chartFolder === undefined ? [] : [chartFolder]), ...values],
    workloads: [name],
    ...(image !== undefined && { image }),
    ...(namespace !== undefined && { namespace }),
    ...(environment !== undefined && { environment }),
    at,
  };
  return [
    deploy,
    {
      kind: "uses",
      from: path,
      to: chartFolder ?? (url === undefined ? chart : `${url.replace(/\/$/, "")}/${rest.join("/")}`),
      local: chartFolder !== undefined,
      how: "chart",
      at,
    },
  ];
}

/** `set: [{name: image.repository, value}, {name: image.tag, value}]`. */
function imageSetBy(release: YamlNode): string | undefined {
  const set = new Map(itemsAt(release, "set").map((item) => [textAt(item, "name"), textAt(item, "value")]));
  const repository = set.get("image.repository");
  const tag = set.get("image.tag");
  const inline = itemsAt(release, "values").find(
    (item) => item.kind === "map" && entriesAt(item, "image").length > 0,
  );
  const name = repository ?? textAt(inline, "image", "repository");
  const version = tag ?? textAt(inline, "image", "tag");
  return name === undefined ? undefined : version === undefined ? name : `${name}:${version}`;
}
