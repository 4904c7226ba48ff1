import type { Variables } from "../ci/fill-variables";
import type { Findings } from "../ci/reading";
import type { Place, SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";
import type { Config } from "./config";
import { type JobStart, jobStart } from "./job-start";
import { jobVariables } from "./job-variables";

/** A job of a pipeline with all that it gets from elsewhere in the files. */
export interface PipelineJob {
  readonly name: string;
  readonly id: string;
  /** With what it extends and what `default` gives it, references replaced. */
  readonly map: YamlMap;
  /** The missing templates that it extends. */
  readonly unseen: readonly string[];
  readonly at: Place;
  readonly stage: string;
  readonly variables: Variables;
  readonly start: JobStart;
}

/** The state of reading a pipeline's jobs, with the results so far. */
export interface JobContext {
  readonly config: Config;
  readonly tree: SourceTree;
  /** The root of the repository, where scripts begin. */
  readonly folder: string;
  readonly findings: Findings;
}

/** Keys at the top that are no jobs. */
const reserved = new Set([
  "after_script",
  "before_script",
  "cache",
  "default",
  "image",
  "include",
  "services",
  "spec",
  "stages",
  "types",
  "variables",
  "workflow",
]);

/** Defaults at the top of older files. */
const atTop = new Set(["after_script", "before_script", "cache", "image", "services"]);

/** Settings from `default`, or from the top of older files, for jobs without their own. */
const inheritable = [
  "after_script",
  "artifacts",
  "before_script",
  "cache",
  "id_tokens",
  "image",
  "services",
  "tags",
];

const mostJobs = 1_000;

/** The jobs of a configuration in the order of its files; hidden ones and other keys are none. */
export function jobsOf(config: Config, ci: string, handed: Variables): readonly PipelineJob[] {
  const { root } = config;
  const jobs: PipelineJob[] = [];
  for (const [name, { line, value }] of root.entries) {
    if (name.startsWith(".") || reserved.has(name) || value.kind !== "map" || jobs.length >= mostJobs)
      continue;
    const found = config.job(name);
    if (!found || !["script", "trigger", "extends", "run", "stage"].some((key) => found.map.entries.has(key)))
      continue;
    const map = config.dereference(withDefaults(root, found.map));
    if (map.kind !== "map") continue;
    const variables = jobVariables(root, map, handed, config.fills);
    jobs.push({
      name,
      id: `${ci}#${name}`,
      map,
      unseen: found.unseen,
      at: config.placeOf(value, line),
      stage: textAt(map, "stage") ?? "test",
      variables,
      start: jobStart(map, variables, found.unseen.length > 0),
    });
  }
  return jobs;
}

function withDefaults(root: YamlMap, job: YamlMap): YamlMap {
  // A job that only starts another pipeline runs nowhere.
  if (job.entries.has("trigger")) return job;
  const inherits = at(job, "inherit", "default");
  const isInherited = (key: string) =>
    inherits?.kind === "list"
      ? inherits.items.some((item) => textAt(item) === key)
      : textAt(inherits) !== "false";
  const given = inheritable.flatMap((key) => {
    if (job.entries.has(key) || !isInherited(key)) return [];
    const value = at(root, "default", key) ?? (atTop.has(key) ? at(root, key) : undefined);
    return value ? [[key, { line: value.line, value }] as const] : [];
  });
  return given.length === 0 ? job : { ...job, entries: new Map([...given, ...job.entries]) };
}

/** The stages in their order, `.pre` and `.post` around them. */
export function stagesOf(root: YamlMap): readonly string[] {
  const written = itemsAt(root, root.entries.has("stages") ? "stages" : "types").flatMap(
    (item) => textAt(item) ?? [],
  );
  return [".pre", ...(written.length === 0 ? ["build", "test", "deploy"] : written), ".post"];
}

/** Whether a job is only in pipelines that get a variable: it does not wait for jobs of the others. */
function isAskedFor({ start }: PipelineJob): boolean {
  return start.ways.length > 0 && start.ways.every((way) => typeof way !== "string");
}

/** The jobs that one waits for: by `needs`, or else all of the stage before it that do not wait for a person themselves without need. */
export function needsOf(
  job: PipelineJob,
  jobs: readonly PipelineJob[],
  stages: readonly string[],
): ReadonlyMap<string, YamlNode | undefined> {
  const byName = new Map(jobs.map((one) => [one.name, one]));
  const needs = new Map<string, YamlNode | undefined>();
  const named = (node: YamlNode) => {
    const name =
      node.kind === "scalar"
        ? node.text
        : (at(node, "project") ?? at(node, "pipeline"))
          ? undefined
          : textAt(node, "job");
    // A job of a matrix is named with its values: `build: [linux, amd64]`.
    const found =
      name === undefined ? undefined : (byName.get(name) ?? byName.get(name.split(": [", 1)[0] ?? ""));
    if (found && found.id !== job.id)
      needs.set(found.id, node.kind === "map" ? (at(node, "job") ?? node) : node);
  };
  const written = at(job.map, "needs");
  const list = written?.kind === "map" ? at(written, "job") : written;
  for (const item of itemsAt(list)) named(item);
  for (const item of itemsAt(job.map, "dependencies")) named(item);
  if (written) return needs;
  for (let index = stages.indexOf(job.stage) - 1; index >= 0; index--) {
    const before = jobs.filter((one) => one.stage === stages[index] && isAskedFor(one) === isAskedFor(job));
    for (const { id, start } of before) {
      const isOptional =
        start.manual !== undefined && start.ways.every((way) => way === "by-person") && !start.holdsBack;
      if (!isOptional && !needs.has(id)) needs.set(id, undefined);
    }
    if (before.length > 0) break;
  }
  return needs;
}
