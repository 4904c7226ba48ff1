import type { Variables } from "../ci/fill-variables";
import { matchesGlob } from "../glob";
import { type Findings, readingOf } from "../ci/reading";
import { scanGates } from "../ci/scan-gate";
import { secretsOfVariable } from "../ci/secrets";
import { toolImagesPinned } from "../ci/tool-image";
import type { JobFact, Trigger } from "../facts";
import type { Reader } from "../reader";
import { baseName, type Place, type SourceFile, type SourceTree } from "../source";
import { at, textAt, type YamlNode } from "../yaml/yaml-node";
import { childPipelines, type ChildPipeline } from "./children";
import type { Config } from "./config";
import { withHanded } from "./dotenv";
import { includesPinned, loadConfig, repositoryFolder } from "./includes";
import { factsOfJob } from "./job-facts";
import { startsOf, triggersOf } from "./job-start";
import { jobVariables, variablesAt } from "./job-variables";
import { type JobContext, jobsOf, needsOf, type PipelineJob, stagesOf } from "./pipeline";
import { factsOfTemplates } from "./template-facts";

/** `.gitlab-ci.yml` with the local files that it includes, and the child pipelines that its jobs start. */
export const gitlabCiReader: Reader = {
  format: "gitlab-ci",
  recognises: ({ path }) => /\.gitlab-ci\.ya?ml$/i.test(path),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    if (isIncluded(file, tree)) return findings;
    const read = new Set([file.path]);
    let open = readPipeline(file, tree, findings, undefined);
    for (let generation = 0; generation < 4 && open.length > 0; generation++) {
      open = open.flatMap((child) => {
        const childFile = tree.get(child.path);
        if (!childFile || read.has(child.path)) return [];
        read.add(child.path);
        return readPipeline(childFile, tree, findings, child);
      });
    }
    return readingOf(findings);
  },
};

/** A file that another includes is read with that one. The file with GitLab's own name is read in any case. */
function isIncluded(file: SourceFile, tree: SourceTree): boolean {
  const name = baseName(file.path);
  if (/^\.gitlab-ci\.ya?ml$/i.test(name)) return false;
  for (const other of tree.values()) {
    if (other === file || !/\.ya?ml$/i.test(other.path)) continue;
    if (other.text.includes(name) && /^[ \t]*(?:-[ \t]+)?(?:include|local|trigger):/m.test(other.text))
      return true;
    if (!/^\.gitlab-ci\.ya?ml$/i.test(baseName(other.path))) continue;
    for (const [word] of other.text.matchAll(/[^"'\s,[\]{}]+/g)) {
      const pattern = word.includes("*") && /\.ya?ml$/.test(word) ? word.replace(/^\/+/, "") : undefined;
      if (pattern !== undefined && matchesGlob(`**/${pattern}`, file.path)) return true;
    }
  }
  return false;
}

/** @param child what starts it, where another pipeline does */
function readPipeline(
  file: SourceFile,
  tree: SourceTree,
  findings: Findings,
  child: ChildPipeline | undefined,
): readonly ChildPipeline[] {
  const folder = repositoryFolder(file, tree);
  const { config, foreign, isRead } = loadConfig(file, tree, folder, findings);
  if (!isRead) return [];
  const ci = file.path;
  const jobs = jobsOf(config, ci, child?.variables ?? (new Map() as Variables));
  const own: Findings = { facts: [], notUnderstood: findings.notUnderstood };
  const triggers: readonly Trigger[] = child
    ? [{ on: "upstream", text: child.by.join(", ") }]
    : triggersOf(
        config.root,
        jobs.map(({ map }) => map),
      );
  const name = textAt(config.root, "workflow", "name");
  own.facts.push({
    kind: "ci",
    id: ci,
    tool: "gitlab-ci",
    ...(name !== undefined && { name }),
    triggers,
    at: { file: file.path, line: 1 },
  });
  const stages = stagesOf(config.root);
  const needs = new Map(jobs.map((job) => [job.id, needsOf(job, jobs, stages)]));
  const starts = startsOfJobs(jobs, needs);
  const context: JobContext = { config, tree, folder, findings: own };
  for (const job of withHanded(jobs, needs)) {
    const needed = [...(needs.get(job.id)?.keys() ?? [])];
    factsOfJob(
      job,
      { starts: starts.get(job.id) ?? "unknown", needs: needed.length > 0 ? needed : (child?.by ?? []) },
      context,
    );
  }
  own.facts.push(
    ...factsOfTemplates(foreign, own.facts, { ci, tree, folder, imageOf: scannedImage(config) }),
  );
  for (const [variable, { value, node }] of variablesAt(at(config.root, "variables"))) {
    own.facts.push(...secretsOfVariable({ name: variable, value, about: ci, at: config.placeOf(node) }));
  }
  own.facts.push(...includesPinned(foreign, ci), ...toolImagesPinned(own.facts, ci));
  own.facts.push(
    ...scanGates(own.facts, (job, needed) => placeOfNeed(config, needs.get(job.id)?.get(needed))),
  );
  sayUnseen(jobs, own);
  if (config.isCut)
    own.notUnderstood.push({
      at: { file: ci, line: 1 },
      why: "Its merges and references are too large; a part is left out.",
    });
  const children = childPipelines(jobs, context);
  findings.facts.push(...own.facts);
  return children;
}

function placeOfNeed(config: Config, node: YamlNode | undefined): Place | undefined {
  return node && config.placeOf(node);
}

/** `CS_IMAGE` names the image that GitLab's own scan looks at, for all jobs or for that one. */
function scannedImage({ root }: Config): (job: string) => string | undefined {
  return (job) => {
    const own = at(root, job);
    const variables = jobVariables(
      root,
      own?.kind === "map" ? own : { kind: "map", line: 1, entries: new Map() },
      new Map(),
    );
    return variables.get("CS_IMAGE");
  };
}

/**
 * A job that needs one which a person starts waits for that person too, and so does all that comes after a manual job that holds
 * the pipeline back.
 */
function startsOfJobs(
  jobs: readonly PipelineJob[],
  needs: ReadonlyMap<string, ReadonlyMap<string, YamlNode | undefined>>,
): ReadonlyMap<string, JobFact["starts"]> {
  const handed = new Map<string, JobFact["starts"]>();
  for (const { map, start } of jobs) {
    for (const name of handedOn(map)) handed.set(name, startsOf(start));
  }
  const starts = new Map(jobs.map(({ id, start }) => [id, startsOf(start, handed)]));
  const holding = jobs.filter(
    ({ id, start }) => start.manual && start.holdsBack && starts.get(id) === "by-person",
  );
  const held = closure(
    holding.map(({ id }) => id),
    needs,
    () => true,
  );
  const waiting = closure(
    [...held, ...jobs.flatMap(({ id }) => (starts.get(id) === "by-person" ? [id] : []))],
    needs,
    (said) => said !== undefined,
  );
  for (const id of waiting) starts.set(id, "by-person");
  return starts;
}

/** Some jobs and all that wait for them. */
function closure(
  from: readonly string[],
  needs: ReadonlyMap<string, ReadonlyMap<string, YamlNode | undefined>>,
  counts: (said: YamlNode | undefined) => boolean,
): ReadonlySet<string> {
  const met = new Set(from);
  for (let round = 0, grew = true; grew && round < 64; round++) {
    grew = false;
    for (const [id, needed] of needs) {
      if (met.has(id) || ![...needed].some(([one, said]) => counts(said) && met.has(one))) continue;
      met.add(id);
      grew = true;
    }
  }
  return met;
}

/** Variables that a script gives to a pipeline that it starts by GitLab's interface: `variables[PRODUCTION]=true`. */
function handedOn(map: YamlNode): readonly string[] {
  const names: string[] = [];
  const script = at(map, "script");
  for (const item of script?.kind === "list" ? script.items : script ? [script] : []) {
    if (item.kind !== "scalar") continue;
    for (const [, name = ""] of item.text.matchAll(/variables\[([A-Za-z_]\w*)\]/g)) names.push(name);
  }
  return names;
}

/** Each template of elsewhere once, where it is used first. */
function sayUnseen(jobs: readonly PipelineJob[], { notUnderstood }: Findings): void {
  const said = new Set<string>();
  for (const { name, unseen, at: place } of jobs) {
    for (const template of unseen) {
      if (said.has(template)) continue;
      said.add(template);
      notUnderstood.push({
        at: place,
        why: `“${name}” extends “${template}”, which is not in these files, so its effect is unknown.`,
      });
    }
  }
}
