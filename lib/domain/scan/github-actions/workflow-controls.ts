import type { CollectedFacts } from "../collected-facts";
import type { ControlFact, Fact } from "../facts";
import type { SourceFile } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { addSecrets, isRetiredMachine } from "./job-controls";
import { permissionsIn } from "./permissions";
import type { ReadJob } from "./read-jobs";
import type { ReadTriggers } from "./triggers";

interface Workflow {
  readonly file: SourceFile;
  readonly workflow: YamlNode;
  readonly triggers: ReadTriggers;
  readonly jobs: readonly ReadJob[];
  readonly collected: CollectedFacts;
}

/** Controls of a workflow as a whole. */
export function addWorkflowControls({ file, workflow, triggers, jobs, collected }: Workflow): void {
  const add = (
    control: ControlFact["control"],
    status: ControlFact["status"],
    line: number,
    fact: string,
    about = file.path,
  ) => collected.add({ kind: "control", at: { file: file.path, line }, control, status, about, fact });
  const live = jobs.filter(({ isDisabled }) => !isDisabled);
  addSecrets(at(workflow, "env"), file.path, file, collected.add);

  const permissions = permissionsOf(workflow, live);
  if (permissions)
    add("workflow-permissions-minimal", permissions.status, permissions.line, permissions.fact);

  if (triggers.dangerous) {
    const head = lineOfHead(live);
    const { event, line } = triggers.dangerous;
    const fact = head === undefined ? event : `${event}, and line ${head} checks out what was proposed`;
    add("dangerous-trigger", "violated", line, fact);
  }

  const isProposed = triggers.events.some(
    (event) => event === "pull_request" || event === "pull_request_target",
  );
  for (const { name, runsOn, node } of live) {
    if (!runsOn) continue;
    if (isProposed && runsOn.isOwn) {
      add("own-runner-for-proposals", "violated", runsOn.line, runsOn.text, `${file.path}#${name}`);
    }
    const retired = at(node, "uses") === undefined ? runsOn.labels.find(isRetiredMachine) : undefined;
    if (retired !== undefined) add("ci-runner-image-supported", "violated", runsOn.line, retired);
  }

  addCaches(file, live, collected);
  addPins(file, collected);
  addApprovals(file, live, collected);
}

interface Permissions {
  readonly status: ControlFact["status"];
  readonly line: number;
  readonly fact: string;
}

function permissionsOf(workflow: YamlNode, jobs: readonly ReadJob[]): Permissions | undefined {
  const entry = permissionsIn(workflow);
  const inJobs = jobs.map(({ node }) => permissionsIn(node));
  const all = [entry, ...inJobs].find((each) => each && textAt(each.value) === "write-all");
  if (all) return { status: "violated", line: all.line, fact: "permissions: write-all" };
  if (entry) return { status: "present", line: entry.line, fact: "permissions for the whole workflow" };
  const [first] = inJobs;
  if (!first || inJobs.includes(undefined)) return undefined;
  return { status: "present", line: first.line, fact: "permissions for each job" };
}

/** A checkout of proposed code under a trigger that has the repository's rights. */
function lineOfHead(jobs: readonly ReadJob[]): number | undefined {
  for (const { node } of jobs) {
    for (const step of itemsAt(node, "steps")) {
      const ref = at(step, "with", "ref") ?? at(step, "with", "repository");
      if (textAt(step, "uses")?.startsWith("actions/checkout@") !== true || ref?.kind !== "scalar") continue;
      if (/pull_request\.head|head_ref|workflow_run\.head|event\.number/.test(ref.text)) return ref.line;
    }
  }
  return undefined;
}

function addCaches(file: SourceFile, jobs: readonly ReadJob[], collected: CollectedFacts): void {
  const pushing = new Set(collected.all().flatMap((fact) => (isPush(fact) ? [fact.by] : [])));
  for (const { name, node } of jobs) {
    const about = `${file.path}#${name}`;
    if (!pushing.has(about)) continue;
    const cached = itemsAt(node, "steps").find((step) =>
      /^actions\/cache(?:\/restore)?@/.test(textAt(step, "uses") ?? ""),
    );
    if (!cached) continue;
    collected.add({
      kind: "control",
      at: { file: file.path, line: cached.line },
      control: "shared-cache",
      status: "present",
      about,
      fact: "A job that pushes uses files from a cache",
    });
  }
}

function isPush(fact: Fact): fact is Extract<Fact, { kind: "push" | "build" }> {
  return fact.kind === "push" || (fact.kind === "build" && fact.pushes !== false);
}

/** Actions and workflows of others, by commit or not; each place once, however many jobs come by. */
function addPins(file: SourceFile, collected: CollectedFacts): void {
  const places = new Map<string, Extract<Fact, { kind: "tool" }>>();
  for (const fact of collected.all()) {
    if (fact.kind !== "tool" || fact.local || (fact.what !== "action" && fact.what !== "template")) continue;
    // A called workflow's actions count there, and the repository's own actions with their callers.
    const folder = /([^/]+)\/action\.ya?ml$/.exec(fact.at.file)?.[1];
    if (fact.at.file !== file.path && (folder === undefined || !file.text.includes(folder))) continue;
    places.set(`${fact.at.file}:${fact.at.line}:${fact.name}`, fact);
  }
  const all = [...places.values()];
  const pinned = all.filter((fact) => fact.pinned === true);
  const loose = all.find((fact) => fact.pinned === false);
  const shown = loose ?? pinned[0];
  if (!shown) return;
  collected.add({
    kind: "control",
    at: shown.at,
    control: "actions-pinned-by-sha",
    status: loose ? "violated" : "present",
    about: file.path,
    fact: `${pinned.length} of ${all.length} by commit`,
  });
}

/** A person starts what goes to production. */
function addApprovals(file: SourceFile, jobs: readonly ReadJob[], collected: CollectedFacts): void {
  const deploying = new Set(collected.all().flatMap((fact) => (fact.kind === "deploy" ? [fact.by] : [])));
  for (const { name, line, environment, waitsForPerson, events } of jobs) {
    const about = `${file.path}#${name}`;
    const byPerson =
      waitsForPerson || (events.length > 0 && events.every((event) => event === "workflow_dispatch"));
    if (!byPerson || !deploying.has(about) || !/prod|live/i.test(environment ?? name)) continue;
    collected.add({
      kind: "control",
      at: { file: file.path, line },
      control: "manual-approval-before-production",
      status: "present",
      about,
      fact: waitsForPerson ? "A person approves it" : "A person starts it",
    });
  }
}
