import type { Value } from "../expression/value";
import type { Fact, JobFact } from "../facts";
import { addSecrets, addToolImage } from "../github-actions/job-controls";
import { at, entriesAt, itemsAt, textAt } from "../yaml/yaml-node";
import { itemsHere, partHere, textHere } from "./expansion";
import { fill, type Here, type Part, truthHere, valueHere } from "./here";
import { readStepList } from "./read-steps";
import { addVariables } from "./variables";

/** A job with the stage that it is in. */
export interface AzureJob {
  readonly id: string;
  readonly part: Part;
  readonly stage: string | undefined;
  readonly fact: JobFact;
  readonly runsOn?: { readonly text: string; readonly file: string; readonly line: number };
}

export interface StageRun {
  readonly ci: string;
  readonly here: Here;
  readonly starts: JobFact["starts"];
  readonly add: (fact: Fact) => void;
  /** Ids that are taken. */
  readonly ids: Set<string>;
}

const mostJobs = 300;
const mostCombinations = 50;

/** Reads the jobs of a pipeline: of its stages, its list of jobs, or its steps as one job. */
export function readPipelineJobs(root: Part, run: StageRun): readonly AzureJob[] {
  const stages = at(root.node, "stages");
  if (!stages)
    return readStageJobs({ part: root, stage: undefined, isOff: false, waits: [], approved: false }, run);
  const jobs: AzureJob[] = [];
  const byStage = new Map<string, readonly AzureJob[]>();
  let before: string | undefined;
  for (const [index, part] of itemsHere({ node: stages, here: root.here }, "stages")
    .slice(0, 100)
    .entries()) {
    const name = textHere(part, "stage") ?? `Stage${index + 1}`;
    const told = partHere(part, "dependsOn");
    // By default a stage waits for the one before it; an empty list means no stage.
    const needs = told === undefined ? (before === undefined ? [] : [before]) : textsOf(told.node, told.here);
    const waits = needs.flatMap((need) => byStage.get(need) ?? []);
    const stageHere = addVariables(part.node, part.here);
    const found = readStageJobs(
      {
        part: { node: part.node, here: stageHere },
        stage: name,
        isOff: isOff(part),
        waits: waits.map(({ id }) => id),
        approved: waits.some(({ fact }) => fact.starts === "by-person" && run.starts !== "by-person"),
      },
      run,
    );
    byStage.set(name, found);
    jobs.push(...found);
    before = name;
    if (jobs.length > mostJobs) break;
  }
  return jobs;
}

interface Stage {
  readonly part: Part;
  readonly stage: string | undefined;
  readonly isOff: boolean;
  readonly waits: readonly string[];
  /** A person has approved before it. */
  readonly approved: boolean;
}

function readStageJobs(stage: Stage, run: StageRun): readonly AzureJob[] {
  const { part } = stage;
  const list = at(part.node, "jobs");
  const parts = list
    ? itemsHere({ node: list, here: part.here }, "jobs").slice(0, mostJobs)
    : at(part.node, "steps")
      ? [part]
      : [];
  const names = new Map<string, string>();
  const approving = new Set<string>();
  const jobs: AzureJob[] = [];
  for (const [index, job] of parts.entries()) {
    const named = textHere(job, "job") ?? textHere(job, "deployment");
    const name =
      named ?? (parts.length === 1 ? (stage.stage ?? "Job") : `${stage.stage ?? "Job"}${index + 1}`);
    const id = freeId(run, name, stage.stage);
    names.set(name, id);
    const told = partHere(job, "dependsOn");
    const needs = (told ? textsOf(told.node, told.here) : []).flatMap((need) => names.get(need) ?? []);
    const approved = stage.approved || needs.some((need) => approving.has(need));
    const read = readJob(
      { job, id, name, stage, needs: needs.length > 0 ? needs : stage.waits, approved },
      run,
    );
    if (read.approves) approving.add(id);
    jobs.push(read.job);
  }
  return jobs;
}

function freeId({ ci, ids }: StageRun, name: string, stage: string | undefined): string {
  const plain = `${ci}#${name}`;
  let id = ids.has(plain) && stage !== undefined ? `${ci}#${stage}.${name}` : plain;
  for (let count = 2; ids.has(id); count++) id = `${plain}-${count}`;
  ids.add(id);
  return id;
}

interface JobAt {
  readonly job: Part;
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly needs: readonly string[];
  readonly approved: boolean;
}

function readJob(
  { job, id, name, stage, needs, approved }: JobAt,
  run: StageRun,
): { job: AzureJob; approves: boolean } {
  const isDisabled = stage.isOff || isOff(job);
  const here = addVariables(job.node, job.here);
  const part = { node: job.node, here };
  const environment = textHere(part, "environment") ?? textHere(part, "environment", "name");
  const pool = poolOf(part) ?? poolOf(stage.part) ?? poolOf({ node: rootNode(run), here: run.here });
  let approves = false;
  if (!isDisabled) {
    const jobRun = {
      by: id,
      add: run.add,
      workspace: new Map(),
      ...(environment !== undefined && { environment }),
      approves: () => {
        approves = true;
      },
    };
    readContainers(part, id, run);
    addSecrets(at(job.node, "variables"), id, here.file, run.add);
    if (textHere(part, "workspace", "clean") !== undefined) {
      const line = at(job.node, "workspace")?.line ?? job.node.line;
      const place = { file: here.file.path, line };
      run.add({
        kind: "control",
        at: place,
        control: "clean-build-workspace",
        status: "present",
        about: id,
        fact: "The workspace is cleaned",
      });
    }
    for (const place of combinationsOf(part)) {
      const mayFail = textHere({ node: job.node, here: place }, "continueOnError") === "true";
      for (const steps of stepLists({ node: job.node, here: place }))
        readStepList(steps, { job: jobRun, mayFail });
    }
  }
  const isOwn = pool?.isOwn === true;
  const starts =
    approves || approved
      ? "by-person"
      : run.starts === "by-person"
        ? "by-person"
        : environment !== undefined || job.here.isUncertain
          ? "unknown"
          : run.starts;
  const fact: JobFact = {
    kind: "job",
    at: { file: job.here.file.path, line: job.node.line },
    id,
    ci: run.ci,
    name,
    starts,
    ...(isDisabled && { disabled: true }),
    needs,
    ...(pool && { runsOn: pool.text }),
    ...(isOwn && { ownMachine: true }),
    ...(environment !== undefined && { environment }),
  };
  run.add(fact);
  const runsOn = pool && { text: pool.text, file: pool.file, line: pool.line };
  return { job: { id, part: job, stage: stage.stage, fact, ...(runsOn && { runsOn }) }, approves };
}

function rootNode({ here }: StageRun) {
  return here.parse(here.file) ?? { kind: "scalar", line: 1, value: null, text: "", isBlock: false };
}

/** `condition: false`, or one that can never hold. */
function isOff(part: Part): boolean {
  const told = partHere(part, "condition");
  const condition = textAt(told?.node);
  if (told === undefined || condition === undefined) return false;
  const words = fill(condition, told.here);
  return truthHere(words.replace(/^\$\[|\]$/g, ""), part.here) === false;
}

/** All lists of steps: of a job, and of a deployment by its strategy. */
function stepLists(part: Part): readonly Part[] {
  const lists: Part[] = [];
  const own = at(part.node, "steps");
  if (own) lists.push({ node: own, here: part.here });
  for (const [, strategy] of entriesAt(part.node, "strategy")) {
    for (const phase of ["preDeploy", "deploy", "routeTraffic", "postRouteTraffic"]) {
      const steps = at(strategy.value, phase, "steps");
      if (steps) lists.push({ node: steps, here: part.here });
    }
    const success = at(strategy.value, "on", "success", "steps");
    if (success) lists.push({ node: success, here: part.here });
  }
  return lists;
}

/** Each entry of a matrix gives variables of its own. */
function combinationsOf({ node, here }: Part): readonly Here[] {
  const entries = entriesAt(node, "strategy", "matrix");
  if (entries.length === 0 || entries.length > mostCombinations) return [here];
  return entries.map(([, { value }]) => {
    const variables = new Map<string, Value>(here.variables);
    for (const [name, { value: inner }] of entriesAt(value))
      variables.set(name.toLowerCase(), valueHere({ node: inner, here }));
    return { ...here, variables };
  });
}

interface Pool {
  readonly text: string;
  readonly isOwn: boolean;
  readonly file: string;
  readonly line: number;
}

/** Machines of Microsoft go by an image, those of one's own by the name of a pool. */
function poolOf(part: Part): Pool | undefined {
  const node = at(part.node, "pool");
  if (!node) return undefined;
  const place = { file: part.here.file.path, line: node.line };
  const image = textHere(part, "pool", "vmImage");
  const name = textHere(part, "pool") ?? textHere(part, "pool", "name");
  if (image !== undefined)
    return { ...place, line: at(node, "vmImage")?.line ?? node.line, text: image, isOwn: false };
  if (name === undefined) return undefined;
  return {
    ...place,
    text: name,
    isOwn: !/^(?:azure pipelines|server|hosted.*)$/i.test(name) && !name.includes("$"),
  };
}

function readContainers(part: Part, by: string, run: StageRun): void {
  const node = at(part.node, "container");
  if (!node) return;
  const written = textHere(part, "container") ?? textHere(part, "container", "image");
  if (written === undefined) return;
  // A name of the containers among the resources means its image.
  const resources = itemsAt(rootNode(run), "resources", "containers");
  const known = resources.find((item) => textAt(item, "container") === written);
  const image = known ? textAt(known, "image") : written;
  if (image === undefined) return;
  addToolImage(fill(image, part.here), { file: part.here.file.path, line: node.line }, by, run.add, true);
}

function textsOf(node: Part["node"] | undefined, here: Here): readonly string[] {
  return itemsAt(node).flatMap((item) => (item.kind === "scalar" ? fill(item.text, here) || [] : []));
}
