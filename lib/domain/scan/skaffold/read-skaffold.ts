import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { toolImage } from "../ci/tool-image";
import type { BuildFact, Fact, JobFact } from "../facts";
import type { Reader } from "../reader";
import { folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { deployFacts } from "./deploys";

/** `skaffold.yaml`: what it builds, and what of the tree it deploys, with its profiles. */
export const skaffoldReader: Reader = {
  format: "skaffold",
  recognises: ({ path, text }) => /\.ya?ml$/i.test(path) && /^apiVersion:\s*["']?skaffold\//m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const configs = documents.filter(
      (document) => textAt(document, "apiVersion")?.startsWith("skaffold/") === true,
    );
    configs.forEach((config, index) => {
      const name = textAt(config, "metadata", "name");
      const id = configs.length === 1 ? file.path : `${file.path}#${name ?? index + 1}`;
      findings.facts.push(
        ...configFacts(config, {
          file,
          tree,
          folder: folderOf(file.path),
          ci: id,
          ...(name !== undefined && { name }),
        }),
      );
    });
    return readingOf(findings);
  },
};

interface Config {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly folder: string;
  readonly ci: string;
  readonly name?: string;
}

function configFacts(config: YamlNode, { file, tree, folder, ci, name }: Config): readonly Fact[] {
  const place = (node: YamlNode) => ({ file: file.path, line: node.line });
  const facts: Fact[] = [
    {
      kind: "ci",
      id: ci,
      tool: "skaffold",
      ...(name !== undefined && { name }),
      triggers: [],
      at: place(config),
    },
  ];
  // A person, or another pipeline, runs it.
  const job = (part: string, node: YamlNode, needs: readonly string[]): JobFact => ({
    kind: "job",
    id: `${ci}#${part}`,
    ci,
    name: part,
    starts: "unknown",
    needs,
    at: place(node),
  });
  const build = at(config, "build");
  const artifacts = itemsAt(build, "artifacts").filter(({ kind }) => kind === "map");
  const built = build && artifacts.length > 0 ? job("build", build, []) : undefined;
  if (built && build) {
    facts.push(built);
    for (const artifact of artifacts)
      facts.push(...artifactFacts(artifact, { by: built.id, build, file, folder }));
  }
  const deploy = at(config, "deploy") ?? at(config, "manifests");
  const profiles = itemsAt(config, "profiles").filter(({ kind }) => kind === "map");
  const deployed = deploy ?? profiles.find((profile) => at(profile, "deploy") ?? at(profile, "manifests"));
  if (deployed) {
    const deploying = job("deploy", deployed, built ? [built.id] : []);
    const own = [
      { node: config, environment: undefined },
      ...profiles.map((profile) => ({ node: profile, environment: textAt(profile, "name") })),
    ];
    const done = own.flatMap(({ node, environment }) =>
      deployFacts(node, {
        by: deploying.id,
        file,
        tree,
        folder,
        ...(environment !== undefined && { environment }),
      }),
    );
    if (done.length > 0) facts.push(deploying, ...done);
  }
  for (const required of itemsAt(config, "requires")) {
    const written = textAt(required, "path");
    const path = written === undefined ? undefined : resolvePath(folder, written);
    const to =
      path !== undefined && !tree.has(path) && tree.has(`${path}/skaffold.yaml`)
        ? `${path}/skaffold.yaml`
        : path;
    if (to !== undefined)
      facts.push({ kind: "uses", from: file.path, to, local: true, how: "include", at: place(required) });
    const elsewhere = textAt(required, "git", "repo");
    if (elsewhere !== undefined)
      facts.push({
        kind: "uses",
        from: file.path,
        to: elsewhere,
        local: false,
        how: "include",
        at: place(required),
      });
  }
  return facts;
}

interface Building {
  readonly by: string;
  readonly build: YamlNode;
  readonly file: SourceFile;
  readonly folder: string;
}

/** Whether the image leaves the machine: as the file says for builds on it, always for those in a cluster or at Google. */
function pushesOf(build: YamlNode): BuildFact["pushes"] {
  if (at(build, "googleCloudBuild") ?? at(build, "cluster")) return true;
  const push = textAt(build, "local", "push");
  return push === "true" ? true : push === "false" ? false : "unknown";
}

function artifactFacts(artifact: YamlNode, { by, build, file, folder }: Building): readonly Fact[] {
  const image = at(artifact, "image");
  const name = textAt(image);
  if (!image || name === undefined) return [];
  const context = resolvePath(folder, textAt(artifact, "context") ?? ".");
  const docker = at(artifact, "docker") ?? at(artifact, "kaniko");
  const others = ["jib", "jibMaven", "jibGradle", "buildpacks", "buildpack", "bazel", "custom", "ko"];
  const isDocker = docker !== undefined || !others.some((key) => at(artifact, key));
  const written = textAt(docker, "dockerfile") ?? "Dockerfile";
  const dockerfile = isDocker && context !== undefined ? resolvePath(context, written) : undefined;
  const target = textAt(docker, "target");
  const args: [string, string][] = [];
  for (const [key, { value }] of entriesAt(docker, "buildArgs"))
    if (value.kind === "scalar") args.push([key, value.text]);
  for (const required of itemsAt(artifact, "requires")) {
    const needed = textAt(required, "image");
    // Another artifact comes in as an argument, which has its name where there is no other.
    if (needed !== undefined) args.push([textAt(required, "alias") ?? needed, needed]);
  }
  const facts: Fact[] = [
    {
      kind: "build",
      by,
      images: [name],
      ...(dockerfile !== undefined && { dockerfile }),
      ...(context !== undefined && { context }),
      ...(target !== undefined && { target }),
      args: Object.fromEntries(args),
      pushes: pushesOf(build),
      at: { file: file.path, line: image.line },
    },
  ];
  const fresh = at(docker, "noCache");
  if (fresh && textAt(fresh) === "true") {
    facts.push({
      kind: "control",
      control: "no-cache-build",
      status: "present",
      about: by,
      at: { file: file.path, line: fresh.line },
      fact: `${name} is built without a cache`,
    });
  }
  const builder = at(artifact, "buildpacks", "builder");
  const builderName = textAt(builder);
  if (builder && builderName !== undefined) {
    const tool = toolImage(builderName, { by, at: { file: file.path, line: builder.line } });
    if (tool) facts.push(tool);
  }
  return facts;
}
