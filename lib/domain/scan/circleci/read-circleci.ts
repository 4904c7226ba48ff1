import { jobsAfter, reachesProduction } from "../ci/production";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { scanGates } from "../ci/scan-gate";
import { toolImagesPinned } from "../ci/tool-image";
import type { ControlFact, Fact, JobFact, Trigger } from "../facts";
import type { Reader } from "../reader";
import { folderOf, type SourceFile } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { type JobContext, readJob } from "./job";
import { parametersOf, type Values } from "./parameters";
import { type ForeignOrb, type Scope, scopeOf } from "./scope";
import { type Invocation, invocationsOf } from "./workflow";

const mostSteps = 2_000;

/** `.circleci/config.yml`, and others of that folder that it goes on with. */
export const circleciReader: Reader = {
  format: "circleci",
  recognises: ({ path, text }) =>
    /\.ya?ml$/i.test(path) &&
    (/(?:^|\/)\.circleci\//.test(path) || /^version:\s*["']?2(?:\.1)?["']?\s*$/m.test(text)) &&
    /^(?:workflows|jobs|orbs):/m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const [root] = documentsOf(file, findings);
    if (root?.kind !== "map") return findings;
    const empty: Values = { parameters: new Map(), pipeline: new Map() };
    const pipeline = parametersOf(at(root, "parameters"), undefined, empty);
    const scope = scopeOf(root);
    const context: JobContext = {
      file,
      tree,
      folder: rootOf(file),
      scope,
      pipeline,
      left: { steps: mostSteps },
      notUnderstood: findings.notUnderstood,
    };
    const invocations = invocationsOrBuild(root, file.path, { ...empty, pipeline });
    findings.facts.push({
      kind: "ci",
      id: file.path,
      tool: "circleci",
      triggers: triggersOf(root, invocations),
      at: { file: file.path, line: 1 },
    });
    findings.facts.push(...factsOf(invocations, context));
    findings.facts.push(...orbsPinned(scope, file), ...toolImagesPinned(findings.facts, file.path));
    return readingOf(findings);
  },
};

function rootOf({ path }: SourceFile): string {
  const folder = folderOf(path);
  const cut = `/${folder}/`.lastIndexOf("/.circleci/");
  return cut === -1 ? folder : folder.slice(0, Math.max(0, cut - 1));
}

/** Without workflows the job named `build` runs. */
function invocationsOrBuild(root: YamlNode, path: string, values: Values): readonly Invocation[] {
  const invocations = invocationsOf(root, path, values);
  const build = entriesAt(root, "jobs").find(([name]) => name === "build");
  if (invocations.length > 0 || at(root, "workflows") || !build) return invocations;
  const [name, { line }] = build;
  return [
    {
      id: `${path}#${name}`,
      name,
      job: name,
      call: undefined,
      line,
      combinations: [new Map()],
      requires: new Map(),
      isConditional: false,
      isScheduled: false,
    },
  ];
}

function factsOf(invocations: readonly Invocation[], context: JobContext): readonly Fact[] {
  const { file } = context;
  const facts: Fact[] = [];
  const held = heldBack(invocations);
  const jobs: JobFact[] = [];
  for (const invocation of invocations) {
    const { id, name, line, approvalLine, requires, isConditional } = invocation;
    const { facts: own, machine } = readJob(invocation, context);
    const starts = held.has(id) ? "by-person" : isConditional ? "unknown" : "automatic";
    const job: JobFact = {
      kind: "job",
      id,
      ci: file.path,
      name,
      starts,
      needs: [...requires.keys()],
      ...machine,
      at: { file: file.path, line },
    };
    jobs.push(job);
    facts.push(job, ...own);
    if (approvalLine !== undefined) {
      facts.push({
        kind: "check",
        by: id,
        does: "approve",
        tool: "circleci",
        blocks: true,
        at: { file: file.path, line: approvalLine },
      });
    }
  }
  facts.push(...approvals(invocations, jobs, facts, file));
  const byId = new Map(invocations.map((invocation) => [invocation.id, invocation]));
  const needsAt = ({ id }: JobFact, needed: string) => {
    const line = byId.get(id)?.requires.get(needed);
    return line === undefined ? undefined : { file: file.path, line };
  };
  return [...facts, ...scanGates(facts, needsAt)];
}

/** Approvals, and all that waits for one. */
function heldBack(invocations: readonly Invocation[]): ReadonlySet<string> {
  const held = new Set(
    invocations.flatMap(({ id, approvalLine }) => (approvalLine === undefined ? [] : [id])),
  );
  for (let round = 0, grew = true; grew && round < 64; round++) {
    grew = false;
    for (const { id, requires } of invocations) {
      if (held.has(id) || ![...requires.keys()].some((one) => held.has(one))) continue;
      held.add(id);
      grew = true;
    }
  }
  return held;
}

function approvals(
  invocations: readonly Invocation[],
  jobs: readonly JobFact[],
  facts: readonly Fact[],
  file: SourceFile,
): readonly ControlFact[] {
  return invocations.flatMap(({ id, name, approvalLine }): readonly ControlFact[] => {
    if (approvalLine === undefined) return [];
    const reached = jobsAfter(id, jobs).find((job) => reachesProduction(job, facts));
    if (!reached) return [];
    return [
      {
        kind: "control",
        control: "manual-approval-before-production",
        status: "present",
        about: reached.id,
        at: { file: file.path, line: approvalLine },
        fact: `${reached.name} waits for ${name}`,
      },
    ];
  });
}

/** Triggers of a pipeline: from the filters of its jobs, and from schedules. */
function triggersOf(root: YamlNode, invocations: readonly Invocation[]): readonly Trigger[] {
  const triggers: Trigger[] = [];
  const filters = invocations
    .filter(({ isScheduled }) => !isScheduled)
    .map(({ call }) => at(call, "filters"));
  const forTags = filters.map((filter) => at(filter, "tags", "only")).find(Boolean);
  const ignoresAll = (filter: YamlNode | undefined) =>
    itemsAt(filter, "branches", "ignore").some((item) => textAt(item) === "/.*/");
  if (filters.some((filter) => !ignoresAll(filter))) {
    triggers.push({ on: "push", text: "each push, as its filters say" });
  }
  if (forTags)
    triggers.push({
      on: "tag",
      text: itemsAt(forTags)
        .map((item) => textAt(item) ?? "")
        .join(", "),
    });
  for (const [name, { value }] of entriesAt(root, "workflows")) {
    for (const trigger of itemsAt(value, "triggers")) {
      const cron = textAt(trigger, "schedule", "cron");
      if (cron !== undefined) triggers.push({ on: "schedule", text: `${name}: ${cron}` });
    }
  }
  return triggers;
}

/** Orbs of elsewhere together: the first that moves on, or that each has its full version. */
function orbsPinned(scope: Scope, file: SourceFile): readonly ControlFact[] {
  const orbs = foreignOrbs(scope, 0);
  const moving = orbs.find(({ pinned }) => pinned === false);
  const shown = moving ?? orbs[0];
  if (!shown || (!moving && orbs.some(({ pinned }) => pinned === undefined))) return [];
  return [
    {
      kind: "control",
      control: "orbs-pinned",
      status: moving ? "violated" : "present",
      about: file.path,
      at: { file: file.path, line: shown.line },
      fact: moving
        ? `${moving.name} at ${moving.version ?? "no version"}`
        : `${orbs.length} orbs at a full version`,
    },
  ];
}

function foreignOrbs({ orbs }: Scope, depth: number): readonly ForeignOrb[] {
  if (depth > 5) return [];
  return [...orbs.values()].flatMap((orb) => ("alias" in orb ? [orb] : foreignOrbs(orb, depth + 1)));
}
