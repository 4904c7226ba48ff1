import { controlsOfChecks } from "../check-controls";
import { CollectedFacts } from "../collected-facts";
import { Unknown, type Value } from "../expression/value";
import type { Fact, Trigger } from "../facts";
import { addSecrets, isRetiredMachine } from "../github-actions/job-controls";
import type { Reader, Reading } from "../reader";
import { baseName, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { openTemplate, parametersOf } from "./expansion";
import { type Here, type Part, valueHere } from "./here";
import { type AzureJob, readPipelineJobs } from "./read-jobs";
import { readTriggers } from "./triggers";
import { addVariables, plainVariables } from "./variables";

const byName = /(?:^|\/)\.?azure-pipelines?[\w.-]*\.ya?ml$/i;
const otherTools = /(?:^|\/)(?:\.github|\.gitea|\.circleci|\.gitlab)\/|(?:^|\/)\.gitlab-ci/;

/** Pipelines of Azure, with the templates of the repository that they use; a template alone runs nothing. */
export const azurePipelinesReader: Reader = {
  format: "azure-pipelines",
  recognises: ({ path, text }) => {
    if (!/\.ya?ml$/i.test(path) || otherTools.test(path)) return false;
    if (byName.test(path)) return true;
    // Tasks with a version, or its machines, in what has the parts of a pipeline.
    const hasParts = /^(?:trigger|pr|stages|jobs|steps|pool|extends|resources|parameters)\s*:/m.test(text);
    return hasParts && /^\s*-?\s*task:\s*['"]?[\w.-]+@\d|^\s*vmImage:|^\s*-\s*deployment:\s/m.test(text);
  },
  read: (file, tree) => readPipeline(file, tree),
};

function readPipeline(file: SourceFile, tree: SourceTree): Reading {
  const { documents, faults } = readYaml(file.text);
  const notUnderstood: NotUnderstood[] = faults.map(({ line, message }) => ({
    at: { file: file.path, line },
    why: message,
  }));
  const [pipeline] = documents;
  if (pipeline?.kind !== "map") return { facts: [], notUnderstood };
  if (isTemplate(file, pipeline, tree)) return { facts: [], notUnderstood };
  const collected = new CollectedFacts();
  const parsed = new Map<string, YamlNode | undefined>([[file.path, pipeline]]);
  const parse = (other: SourceFile) => {
    if (!parsed.has(other.path)) parsed.set(other.path, readYaml(other.text).documents[0]);
    return parsed.get(other.path);
  };
  const start: Here = {
    file,
    tree,
    root: rootOf(file, tree),
    parse,
    add: collected.add,
    ci: file.path,
    parameters: new Map(),
    variables: new Map(),
    loops: new Map(),
    nodes: new Map(),
    trail: [file.path],
    isUncertain: false,
    repositories: repositoriesOf(pipeline),
    budget: { left: 20_000 },
  };
  const here = addVariables(pipeline, withParameters(pipeline, start));
  const { triggers, starts } = readTriggers(pipeline);
  const name = textAt(pipeline, "name");
  collected.add({
    kind: "ci",
    at: { file: file.path, line: at(pipeline, "trigger")?.line ?? pipeline.line },
    id: file.path,
    tool: "azure-pipelines",
    ...(name !== undefined && !name.includes("$(") && { name }),
    triggers,
  });
  addSecrets(at(pipeline, "variables"), file.path, file, collected.add);
  for (const { name: variable, text, line } of plainVariables(pipeline)) {
    const alone: YamlNode = { kind: "scalar", line, value: text, text, isBlock: false };
    addSecrets(
      { kind: "map", line, entries: new Map([[variable, { line, value: alone }]]) },
      file.path,
      file,
      collected.add,
    );
  }
  const jobs = readPipelineJobs(bodyOf({ node: pipeline, here }), {
    ci: file.path,
    here,
    starts,
    add: collected.add,
    ids: new Set(),
  });
  addPipelineControls(file, jobs, triggers, collected);
  addIncludes(file, collected);
  for (const control of controlsOfChecks(collected.all())) collected.add(control);
  return { facts: headsFirst(collected.all()), notUnderstood };
}

/** A job is reported before its effects. */
function headsFirst(facts: readonly Fact[]): readonly Fact[] {
  const isHead = ({ kind }: Fact) => kind === "ci" || kind === "job";
  return [...facts.filter(isHead), ...facts.filter((fact) => !isHead(fact))];
}

/** `extends` hands the whole over to a template, which has the stages. */
function bodyOf(root: Part): Part {
  const extended = at(root.node, "extends");
  return (extended && openTemplate({ node: extended, here: root.here })) || root;
}

/** Named by another file as a template, or without anything that only a pipeline has. */
function isTemplate(file: SourceFile, pipeline: YamlNode, tree: SourceTree): boolean {
  const hasWork = ["stages", "jobs", "steps", "extends"].some((key) => at(pipeline, key) !== undefined);
  if (!hasWork) return true;
  const name = baseName(file.path);
  for (const other of tree.values()) {
    if (other.path === file.path || !/\.ya?ml$/i.test(other.path) || !other.text.includes(name)) continue;
    for (const line of other.text.split("\n", 5_000)) {
      if (/^\s*-?\s*template:/.test(line) && namesFile(line, name)) return true;
    }
  }
  if (byName.test(file.path)) return false;
  return !["trigger", "pr", "schedules", "pool", "name", "resources", "extends"].some(
    (key) => at(pipeline, key) !== undefined,
  );
}

function namesFile(line: string, name: string): boolean {
  const place = line.indexOf(name);
  const before = line[place - 1] ?? "";
  const after = line[place + name.length] ?? "";
  return place !== -1 && /[\s/'":]/.test(before) && /^[\s'"@]?$/.test(after);
}

/** The folder of the repository in the tree. */
function rootOf(file: SourceFile, tree: SourceTree): string {
  const folders = file.path.split("/").slice(0, -1);
  // Several repositories stand side by side: the outermost folder is one of theirs where something of Git says so.
  const marks = [".git", ".github", ".gitignore", "README.md", "LICENSE", ".gitattributes"];
  for (let depth = 0; depth <= folders.length; depth++) {
    const folder = folders.slice(0, depth).join("/");
    const start = folder === "" ? "" : `${folder}/`;
    if (marks.some((mark) => tree.has(`${start}${mark}`))) return folder;
  }
  return "";
}

function withParameters(pipeline: YamlNode, here: Here): Here {
  const parameters = new Map<string, Value>();
  const nodes = new Map<string, Part>();
  const inside = { ...here, parameters, nodes };
  for (const item of itemsAt(pipeline, "parameters")) {
    const name = textAt(item, "name");
    // One that a person has to give.
    if (name !== undefined) parameters.set(name, new Unknown(`parameters.${name}`));
  }
  for (const [name, node] of parametersOf(pipeline)) {
    const isPicked = node.kind === "scalar" && typeof node.value === "boolean";
    // Whether something happens is for the one who starts it.
    parameters.set(name, isPicked ? new Unknown(`parameters.${name}`) : valueHere({ node, here: inside }));
    nodes.set(`parameters.${name}`, { node, here: inside });
  }
  return inside;
}

function repositoriesOf(pipeline: YamlNode): Here["repositories"] {
  return new Map(
    itemsAt(pipeline, "resources", "repositories").flatMap((item) => {
      const alias = textAt(item, "repository");
      const ref = textAt(item, "ref");
      return alias === undefined
        ? []
        : [[alias, { name: textAt(item, "name") ?? alias, ...(ref !== undefined && { ref }) }] as const];
    }),
  );
}

function addPipelineControls(
  file: SourceFile,
  jobs: readonly AzureJob[],
  triggers: readonly Trigger[],
  collected: CollectedFacts,
): void {
  const isProposed = triggers.some(({ on }) => on === "proposal");
  for (const { id, fact, runsOn } of jobs) {
    if (fact.disabled || !runsOn) continue;
    const place = { file: runsOn.file, line: runsOn.line };
    if (isRetiredMachine(runsOn.text)) {
      collected.add({
        kind: "control",
        at: place,
        control: "ci-runner-image-supported",
        status: "violated",
        about: file.path,
        fact: runsOn.text,
      });
    }
    if (isProposed && fact.ownMachine) {
      collected.add({
        kind: "control",
        at: place,
        control: "own-runner-for-proposals",
        status: "violated",
        about: id,
        fact: runsOn.text,
      });
    }
  }
}

/** Templates of other repositories: a tag or a commit stays, a branch moves. */
function addIncludes(file: SourceFile, collected: CollectedFacts): void {
  const foreign = collected
    .all()
    .flatMap((fact) => (fact.kind === "tool" && fact.what === "template" ? [fact] : []));
  const loose = foreign.find(({ version, pinned }) => pinned !== true && !version?.startsWith("refs/tags/"));
  const shown = loose ?? foreign[0];
  if (!shown) return;
  collected.add({
    kind: "control",
    at: shown.at,
    control: "ci-includes-pinned",
    status: loose ? "violated" : "present",
    about: file.path,
    fact: `${shown.name} ${shown.version ?? "from the default branch"}`,
  });
}
