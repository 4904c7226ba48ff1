import { runLines } from "../ci/run-lines";
import { commandOf } from "../ci/builder-command";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { rootFolder } from "../ci/root-folder";
import { scanGates } from "../ci/scan-gate";
import { linesOfScript } from "../ci/script-lines";
import { toolImage, toolImagesPinned } from "../ci/tool-image";
import type { Fact, JobFact } from "../facts";
import type { Reader } from "../reader";
import { folderOf, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { catalogueTask } from "./catalogue-task";
import { defaultsOf, fill, type Params, paramsOf } from "./params";

const mostTasks = 300;
const kinds = new Set(["Pipeline", "PipelineRun", "Task", "ClusterTask", "TaskRun"]);

/** Pipelines and tasks of Tekton. */
export const tektonReader: Reader = {
  format: "tekton",
  recognises: ({ path, text }) => /\.ya?ml$/i.test(path) && /^apiVersion:\s*["']?tekton\.dev\//m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const own = documents.filter((document) => kinds.has(textAt(document, "kind") ?? ""));
    const tasks = new Map([...tasksBeside(file, tree), ...tasksIn(own)]);
    const folder = rootFolder(file, tree);
    const pipelines = own.flatMap((document) => {
      const spec = at(document, "spec", "pipelineSpec") ?? at(document, "spec");
      return spec && at(spec, "tasks") ? [{ document, spec }] : [];
    });
    // Tasks that no pipeline of the file runs are pipelines of one job.
    const alone =
      pipelines.length > 0
        ? []
        : own.filter(
            (document) =>
              at(document, "spec", "taskSpec") ??
              (at(document, "spec", "steps") && !isUsed(nameOf(document), file, tree)),
          );
    const count = pipelines.length + alone.length;
    const idOf = (document: YamlNode) => (count === 1 ? file.path : `${file.path}#${nameOf(document)}`);
    for (const { document, spec } of pipelines) {
      const ci = idOf(document);
      findings.facts.push({
        kind: "ci",
        id: ci,
        tool: "tekton",
        name: nameOf(document),
        triggers: [],
        at: { file: file.path, line: document.line },
      });
      const facts = pipelineFacts(document, spec, { ci, file, tree, tasks, folder });
      findings.facts.push(...facts, ...toolImagesPinned(facts, ci), ...scanGates(facts, () => undefined));
    }
    for (const document of alone) {
      const ci = idOf(document);
      const spec = at(document, "spec", "taskSpec") ?? at(document, "spec");
      if (!spec) continue;
      const name = nameOf(document);
      const id = `${ci}#${name}`;
      const job: JobFact = {
        kind: "job",
        id,
        ci,
        name,
        starts: "unknown",
        needs: [],
        at: { file: file.path, line: document.line },
      };
      const facts = taskFacts(spec, paramsOf(at(document, "spec", "params"), defaultsOf(spec)), {
        by: id,
        file,
        tree,
        folder,
      });
      findings.facts.push(
        {
          kind: "ci",
          id: ci,
          tool: "tekton",
          name,
          triggers: [],
          at: { file: file.path, line: document.line },
        },
        job,
      );
      findings.facts.push(...facts, ...toolImagesPinned(facts, ci));
    }
    return readingOf(findings);
  },
};

function nameOf(document: YamlNode): string {
  return (
    textAt(document, "metadata", "name") ??
    textAt(document, "metadata", "generateName") ??
    textAt(document, "kind") ??
    "pipeline"
  );
}

/** Whether a pipeline of another file runs a task, so that it is read there. */
function isUsed(task: string, file: SourceFile, tree: SourceTree): boolean {
  for (const { path, text } of tree.values()) {
    if (path !== file.path && text.includes(task) && /^kind:\s*["']?Pipeline(?:Run)?["']?\s*$/m.test(text))
      return true;
  }
  return false;
}

interface TaskOfFile {
  readonly node: YamlNode;
  readonly file?: SourceFile;
}

function tasksIn(
  documents: readonly YamlNode[],
  file?: SourceFile,
): readonly (readonly [string, TaskOfFile])[] {
  return documents.flatMap((document) => {
    const spec = at(document, "spec");
    const isTask = /^(?:Cluster)?Task$/.test(textAt(document, "kind") ?? "");
    return isTask && spec ? [[nameOf(document), { node: spec, ...(file && { file }) }] as const] : [];
  });
}

/** Tasks in other files of the same folder, or of a folder `tasks` in it or beside it. */
function tasksBeside(file: SourceFile, tree: SourceTree): readonly (readonly [string, TaskOfFile])[] {
  const folder = folderOf(file.path);
  const above = folderOf(folder);
  const near = new Set(
    [folder, `${folder}/tasks`, `${folder}/task`, `${above}/tasks`, `${above}/task`].map((one) =>
      one.replace(/^\//, ""),
    ),
  );
  const found: (readonly [string, TaskOfFile])[] = [];
  for (const other of tree.values()) {
    if (found.length >= mostTasks) break;
    if (other.path === file.path || !near.has(folderOf(other.path)) || !tektonReader.recognises(other))
      continue;
    found.push(...tasksIn(readYaml(other.text).documents, other));
  }
  return found;
}

interface Around {
  readonly ci: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly tasks: ReadonlyMap<string, TaskOfFile>;
  readonly folder: string;
}

function pipelineFacts(
  document: YamlNode,
  spec: YamlNode,
  { ci, file, tree, tasks, folder }: Around,
): readonly Fact[] {
  const facts: Fact[] = [];
  const isRun = textAt(document, "kind")?.endsWith("Run") === true;
  const params = paramsOf(isRun ? at(document, "spec", "params") : undefined, defaultsOf(spec));
  const items = itemsAt(spec, "tasks").slice(0, mostTasks);
  const names = new Set(items.map((item) => textAt(item, "name") ?? ""));
  for (const item of items) {
    const name = textAt(item, "name");
    if (name === undefined) continue;
    const id = `${ci}#${name}`;
    const place = { file: file.path, line: item.line };
    const after = new Set(itemsAt(item, "runAfter").flatMap((one) => textAt(one) ?? []));
    // A result of another task is waited for as well.
    for (const param of itemsAt(item, "params")) {
      for (const [, task = ""] of (textAt(param, "value") ?? "").matchAll(/\$\(tasks\.([\w-]+)\.results/g))
        after.add(task);
    }
    facts.push({
      kind: "job",
      id,
      ci,
      name,
      starts: "automatic",
      needs: [...after].filter((one) => names.has(one) && one !== name).map((one) => `${ci}#${one}`),
      at: place,
    });
    const reference = textAt(item, "taskRef", "name") ?? nameByResolver(item);
    const found = reference === undefined ? undefined : tasks.get(reference);
    const inline = at(item, "taskSpec");
    const taskSpec = inline ?? found?.node;
    if (taskSpec) {
      const given = paramsOf(at(item, "params"), defaultsOf(taskSpec), params);
      facts.push(
        ...taskFacts(taskSpec, given, { by: id, file: inline ? file : (found?.file ?? file), tree, folder }),
      );
    } else if (reference !== undefined) {
      const tool = at(item, "taskRef", "bundle") ?? at(item, "taskRef");
      const bundle = textAt(item, "taskRef", "bundle");
      facts.push({
        kind: "tool",
        by: id,
        what: "template",
        name: reference,
        ...(bundle !== undefined && { version: bundle }),
        pinned: bundle !== undefined && bundle.includes("@sha256:"),
        at: { file: file.path, line: tool?.line ?? item.line },
      });
      facts.push(
        ...catalogueTask(reference, paramsOf(at(item, "params"), new Map(), params), {
          by: id,
          folder,
          at: place,
        }),
      );
    }
  }
  return facts;
}

function nameByResolver(item: YamlNode): string | undefined {
  const param = itemsAt(item, "taskRef", "params").find((one) => textAt(one, "name") === "name");
  return textAt(param, "value");
}

interface Running {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly folder: string;
}

function taskFacts(spec: YamlNode, params: Params, { by, file, tree, folder }: Running): readonly Fact[] {
  const facts: Fact[] = [];
  for (const step of itemsAt(spec, "steps").slice(0, mostTasks)) {
    const image = at(step, "image") ?? at(spec, "stepTemplate", "image");
    const written = fill(textAt(image) ?? "", params);
    const tool = image && toolImage(written, { by, at: { file: file.path, line: image.line } });
    if (tool) facts.push(tool);
    const privileged = at(step, "securityContext", "privileged");
    if (privileged && textAt(privileged) === "true") {
      facts.push({
        kind: "control",
        control: "privileged-build-step",
        status: "violated",
        about: by,
        at: { file: file.path, line: privileged.line },
        fact: `${written} runs privileged`,
      });
    }
    const variables = new Map<string, string>();
    for (const variable of itemsAt(step, "env")) {
      const name = textAt(variable, "name");
      const value = textAt(variable, "value");
      if (name !== undefined && value !== undefined) variables.set(name, fill(value, params));
    }
    facts.push(...runLines(linesOf(step, written, params), { by, file, tree, folder, variables }));
  }
  return facts;
}

function linesOf(step: YamlNode, image: string, params: Params): readonly { text: string; line: number }[] {
  const script = at(step, "script");
  if (script?.kind === "scalar") {
    return linesOfScript([script]).map(({ text, line }) => ({ text: fill(text, params), line }));
  }
  const words = (key: string) => itemsAt(step, key).map((item) => fill(textAt(item) ?? "", params));
  const command = words("command");
  const args = words("args");
  const inline = /(?:^|\/)(?:ba|da|a)?sh$/.test(command[0] ?? "")
    ? [...command.slice(1), ...args].filter((word) => !/^-[a-z]+$/.test(word))
    : [];
  const line = (at(step, "args") ?? at(step, "command") ?? step).line;
  if (inline[0] !== undefined) return inline[0].split("\n").map((text) => ({ text, line }));
  const text = commandOf(image, command[0], [...command.slice(1), ...args]);
  return text === undefined ? [] : [{ text, line }];
}
