import { runLines } from "../ci/run-lines";
import { commandOf } from "../ci/builder-command";
import { fillVariables, settle, treePath, type Variables } from "../ci/fill-variables";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { rootFolder } from "../ci/root-folder";
import { scanGates } from "../ci/scan-gate";
import { linesOfScript } from "../ci/script-lines";
import { secretsOfVariable } from "../ci/secrets";
import { deployedTag, pushedTags } from "../ci/tags";
import { toolImage, toolImagesPinned } from "../ci/tool-image";
import type { CheckFact, Fact, JobFact } from "../facts";
import { parseImageRef, repositoryName } from "../image-ref";
import type { Reader } from "../reader";
import type { SourceFile, SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

const mostSteps = 200;

const builders =
  /^[ \t]*(?:[-{][ \t]*)?["']?name["']?:[ \t]*["']?(?:gcr\.io\/(?:cloud-builders|google\.com\/cloudsdktool|kaniko-project|k8s-skaffold)|[\w.-]+\/cloud-builders)\b/m;

/** `cloudbuild.yaml` and `.json` of Google Cloud Build. */
export const cloudBuildReader: Reader = {
  format: "cloud-build",
  recognises: ({ path, text }) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    (/(?:^|[/._-])cloudbuild[\w.-]*\.(?:ya?ml|json)$/i.test(path) || builders.test(text)) &&
    /^[ \t{]*["']?steps["']?[ \t]*:/m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const root = documents.find((document) => at(document, "steps")?.kind === "list");
    if (!root) return findings;
    findings.facts.push({
      kind: "ci",
      id: file.path,
      tool: "cloud-build",
      triggers: [],
      at: { file: file.path, line: 1 },
    });
    const build: Build = {
      file,
      tree,
      root,
      folder: rootFolder(file, tree),
      substitutions: substitutionsOf(root),
    };
    const jobs = jobsOf(build);
    for (const { job, step } of jobs) findings.facts.push(job, ...factsOfStep(job, step, build));
    findings.facts.push(
      ...pushesOf(
        build,
        jobs.map(({ job }) => job),
        findings.facts,
      ),
    );
    findings.facts.push(...wholeBuild(build), ...toolImagesPinned(findings.facts, file.path));
    const waits = new Map(jobs.map(({ job, step }) => [job.id, at(step, "waitFor")?.line]));
    const needsAt = ({ id }: JobFact) => {
      const line = waits.get(id);
      return line === undefined ? undefined : { file: file.path, line };
    };
    findings.facts.push(...scanGates(findings.facts, needsAt));
    return readingOf(findings);
  },
};

interface Build {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly root: YamlNode;
  readonly folder: string;
  readonly substitutions: Variables;
}

function substitutionsOf(root: YamlNode): Variables {
  const written = new Map<string, string>();
  for (const [name, { value }] of entriesAt(root, "substitutions")) {
    if (value.kind === "scalar" && value.value !== null) written.set(name, value.text);
  }
  return settle(written);
}

function jobsOf({ root, file }: Build): readonly { readonly job: JobFact; readonly step: YamlNode }[] {
  const runsOn = textAt(root, "options", "pool", "name") ?? textAt(root, "options", "machineType");
  const steps = itemsAt(root, "steps")
    .filter(({ kind }) => kind === "map")
    .slice(0, mostSteps);
  const names = steps.map(
    (step, index) => textAt(step, "id") ?? `${shortName(textAt(step, "name") ?? "step")} ${index + 1}`,
  );
  return steps.map((step, index) => {
    const waits = at(step, "waitFor");
    const before = index === 0 ? [] : names.slice(index - 1, index);
    const waited = waits
      ? itemsAt(waits)
          .flatMap((item) => textAt(item) ?? [])
          .filter((name) => names.includes(name))
      : before;
    const name = names[index] ?? "";
    const job: JobFact = {
      kind: "job",
      id: `${file.path}#${name}`,
      ci: file.path,
      name,
      starts: "automatic",
      needs: [...new Set(waited)].map((one) => `${file.path}#${one}`),
      ...(runsOn !== undefined && { runsOn }),
      at: { file: file.path, line: step.line },
    };
    return { job, step };
  });
}

/** `docker` of `gcr.io/cloud-builders/docker:20`. */
function shortName(image: string): string {
  const repository = parseImageRef(image)?.repository ?? image;
  return repository.slice(repository.lastIndexOf("/") + 1);
}

function factsOfStep({ id: by }: JobFact, step: YamlNode, build: Build): readonly Fact[] {
  const { file, tree, root, substitutions } = build;
  const facts: Fact[] = [];
  const name = at(step, "name");
  const image = fillVariables(textAt(name) ?? "", substitutions);
  const tool = name && toolImage(image, { by, at: { file: file.path, line: name.line } });
  if (tool) facts.push(tool);
  const variables = new Map<string, string>();
  for (const item of [...itemsAt(root, "options", "env"), ...itemsAt(step, "env")]) {
    const [, key, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(textAt(item) ?? "") ?? [];
    if (key === undefined || value === undefined) continue;
    variables.set(key, fillVariables(value, substitutions));
    facts.push(
      ...secretsOfVariable({ name: key, value, about: by, at: { file: file.path, line: item.line } }),
    );
  }
  const lines = linesOf(step, image).map(({ text, line }) => ({
    // `$$` is how a build writes a variable of the shell.
    text: fillVariables(text, substitutions).replaceAll("$$", "$"),
    line,
  }));
  facts.push(...gkeDeploy(step, image, build, by));
  const dir = textAt(step, "dir");
  const folder =
    dir === undefined || dir.startsWith("/")
      ? build.folder
      : treePath(build.folder, fillVariables(dir, substitutions));
  const done = runLines(lines, { by, file, tree, folder: folder ?? build.folder, variables });
  const mayFail = textAt(step, "allowFailure") === "true";
  const asEnded = (fact: Fact) =>
    mayFail && fact.kind === "check" ? ({ ...fact, blocks: false } satisfies CheckFact) : fact;
  return [...facts, ...done.map(asEnded)];
}

/** `gke-deploy run`, which applies manifests with an image in them. */
function gkeDeploy(step: YamlNode, image: string, build: Build, by: string): readonly Fact[] {
  if (shortName(image) !== "gke-deploy" || at(step, "entrypoint")) return [];
  const args = itemsAt(step, "args").map((item) => fillVariables(textAt(item) ?? "", build.substitutions));
  if (args[0] !== "run" && args[0] !== "apply") return [];
  const last = (...names: readonly string[]) =>
    args.flatMap((arg, index) => {
      const cut = arg.indexOf("=");
      if (cut !== -1) return names.includes(arg.slice(0, cut)) ? [arg.slice(cut + 1)] : [];
      return names.includes(arg) ? [args[index + 1] ?? ""] : [];
    });
  const [deployed] = last("--image", "-i");
  const [cluster] = last("--cluster", "-c");
  const [namespace] = last("--namespace", "-n");
  const place = { file: build.file.path, line: (at(step, "args") ?? step).line };
  const deploy: Fact = {
    kind: "deploy",
    by,
    how: "kubectl",
    files: last("--filename", "-f").flatMap((path) => treePath(build.folder, path) ?? []),
    workloads: [],
    ...(deployed !== undefined && { image: deployed }),
    ...(cluster !== undefined && { cluster }),
    ...(namespace !== undefined && { namespace }),
    at: place,
  };
  return [deploy, ...(deployed === undefined ? [] : deployedTag(deployed, { about: by, at: place }))];
}

function linesOf(step: YamlNode, image: string) {
  const script = at(step, "script");
  if (script) return linesOfScript([script]);
  const args = itemsAt(step, "args");
  const entrypoint = textAt(step, "entrypoint");
  const isShell = entrypoint !== undefined && /(?:^|\/)(?:ba|da|a|z)?sh$/.test(entrypoint);
  const flag = args.findIndex((item) => /^-[a-z]*c$/.test(textAt(item) ?? ""));
  const inline = isShell && flag !== -1 ? args[flag + 1] : undefined;
  if (inline) return linesOfScript([inline]);
  const text = commandOf(
    image,
    entrypoint,
    args.map((item) => textAt(item) ?? ""),
  );
  return text === undefined ? [] : [{ text, line: args[0]?.line ?? step.line }];
}

/** `images:` are pushed when all steps are done: by the step that builds them, or else by the last. */
function pushesOf(
  { root, file, substitutions }: Build,
  jobs: readonly JobFact[],
  facts: readonly Fact[],
): readonly Fact[] {
  const last = jobs.at(-1);
  if (!last) return [];
  const repositoryOf = (image: string) => {
    const ref = parseImageRef(image);
    return ref && repositoryName(ref);
  };
  return [...itemsAt(root, "images"), ...itemsAt(root, "artifacts", "images")].flatMap((item) => {
    const image = fillVariables(textAt(item) ?? "", substitutions);
    const name = repositoryOf(image);
    if (name === undefined) return [];
    const builder = facts.find(
      (fact) => fact.kind === "build" && fact.images.some((one) => repositoryOf(one) === name),
    );
    const by = builder?.kind === "build" ? builder.by : last.id;
    const place = { file: file.path, line: item.line };
    return [
      { kind: "push", by, image, at: place } as const,
      ...pushedTags([image], { about: by, at: place }),
    ];
  });
}

function wholeBuild({ root, file }: Build): readonly Fact[] {
  const facts: Fact[] = [];
  const said = { kind: "control", about: file.path } as const;
  const secrets = at(root, "availableSecrets") ?? at(root, "secrets");
  if (secrets) {
    facts.push({
      ...said,
      control: "secrets-from-store",
      status: "present",
      at: { file: file.path, line: secrets.line },
      fact: "secrets of Secret Manager or KMS",
    });
  }
  const verified = at(root, "options", "requestedVerifyOption");
  if (verified && textAt(verified) === "VERIFIED") {
    facts.push({
      ...said,
      control: "image-provenance",
      status: "present",
      at: { file: file.path, line: verified.line },
      fact: "asks for provenance of what it builds",
    });
  }
  for (const [name, { value, line }] of entriesAt(root, "substitutions")) {
    facts.push(
      ...secretsOfVariable({
        name: name.replace(/^_+/, ""),
        value: textAt(value) ?? "",
        about: file.path,
        at: { file: file.path, line },
      }),
    );
  }
  return facts;
}
