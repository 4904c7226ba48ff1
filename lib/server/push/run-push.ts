import "server-only";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { findBroken, type PushFinding, type PushRule } from "@/lib/domain/compare/push-rules";
import { pushBaseline } from "@/lib/domain/compare/push-baseline";
import { type CompareAnswer, compareAnswerSchema } from "@/lib/domain/contract/compare";
import {
  createdSnapshotSchema,
  gateVerdictSchema,
  snapshotAnswerSchema,
  snapshotListSchema,
} from "@/lib/domain/contract/snapshots";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { Answers } from "@/lib/domain/scan/unknown";
import { counted } from "@/lib/domain/words/english";
import { readFolder } from "../scan/read-folder";
import { packFiles } from "./pack-files";
import { type PushApi, PushError } from "./push-api";
import { sentWords } from "./sent-words";

export interface PushPlan {
  readonly pipeline: string;
  /** The folder to read into the map; undefined: none. */
  readonly folder: string | undefined;
  /** The name of the repository, by which the next push recognises its files. */
  readonly name: string | undefined;
  /** Replacements for placeholders in its files. */
  readonly answers: Answers;
  readonly evidence: readonly string[];
  readonly commit: string | undefined;
  readonly failOn: readonly PushRule[];
}

/** The outcome of a push, complete or not. */
export interface PushReport {
  /** In sentences, in order. */
  readonly done: readonly string[];
  /**
   * The failed step, and why. Steps outside `done` were not done; only this one may have been, if it says so.
   */
  readonly failed?: { readonly step: string; readonly reason: string; readonly mayBeDone?: true };
  readonly snapshot?: z.output<typeof createdSnapshotSchema>;
  readonly pipeline?: Pipeline;
  /** Absent for the first snapshot of a pipeline. */
  readonly answer?: CompareAnswer;
  readonly broken: readonly PushFinding[];
}

const importAnswer = z.looseObject({
  accepted: z.number().int().optional(),
  left: z.array(z.unknown()).optional(),
  unknowns: z.array(z.unknown()),
  notUnderstood: z.array(z.unknown()),
});
const evidenceAnswer = z.looseObject({
  reports: z.array(
    z.looseObject({
      name: z.string(),
      outcome: z.string(),
      matches: z.array(z.looseObject({ result: z.string() })),
      waiting: z.array(z.unknown()),
      error: z.string().optional(),
    }),
  ),
});

/**
 * Reads a folder into the map, sends reports, takes a snapshot, and compares it with its baseline. Stops at
 * the first failure.
 */
export async function runPush(api: PushApi, plan: PushPlan): Promise<PushReport> {
  const done: string[] = [];
  let step = "listing snapshots";
  let report: Omit<PushReport, "done"> = { broken: [] };
  const at = `/pipelines/${plan.pipeline}`;
  try {
    const listed = () => api.json("GET", `${at}/snapshots`, snapshotListSchema);
    // Checks the token and the pipeline before any change.
    await listed();
    if (plan.folder !== undefined) {
      step = `reading ${plan.folder} into the map`;
      done.push(await importFolder(api, at, plan.folder, plan));
    }
    for (const file of plan.evidence) {
      step = `sending ${file}`;
      done.push(await sendEvidence(api, at, file));
    }
    step = "taking a snapshot";
    const snapshot = await api.json("POST", `${at}/snapshots`, createdSnapshotSchema, {
      type: "application/json",
      body: JSON.stringify({
        title: titleOf(plan.commit),
        ...(plan.failOn.length > 0 && { gate: plan.failOn }),
      }),
    });
    done.push(`Took snapshot ${snapshot.number}: ${titleOf(plan.commit)}.`);
    report = { ...report, snapshot };
    step = "comparing the snapshot with its baseline";
    const { document } = await api.json("GET", `/snapshots/${snapshot.id}`, snapshotAnswerSchema);
    report = { ...report, pipeline: pipelineFromDocument(document) };
    // Includes those of concurrent pushes.
    const earlier = (await listed()).snapshots.filter(({ number }) => number < snapshot.number);
    const before = pushBaseline(earlier, plan.failOn);
    if (before === undefined) {
      done.push("No earlier snapshot to compare with.");
      await settle(api, snapshot.id, plan, []);
      return { ...report, done };
    }
    done.push(`Baseline: snapshot ${before.number}: ${before.title}.`);
    const query = new URLSearchParams({ from: `snapshot:${before.id}`, to: `snapshot:${snapshot.id}` });
    const answer = await api.json("GET", `/compare?${query.toString()}`, compareAnswerSchema);
    report = { ...report, answer, broken: findBroken(answer) };
    step = "recording whether the snapshot passed";
    await settle(api, snapshot.id, plan, report.broken);
    return { ...report, done };
  } catch (error) {
    // Also for an unreadable folder or file: the completed steps are reported in any case.
    const reason = error instanceof Error ? error.message : String(error);
    const mayBeDone = error instanceof PushError && error.mayBeDone;
    return { ...report, done, failed: { step, reason, ...(mayBeDone && { mayBeDone }) } };
  }
}

/** A failed snapshot is not a baseline for later pushes. */
async function settle(
  api: PushApi,
  snapshotId: string,
  { failOn }: PushPlan,
  broken: readonly PushFinding[],
): Promise<void> {
  if (failOn.length === 0) return;
  const outcome = broken.some(({ rule }) => failOn.includes(rule)) ? "failed" : "passed";
  await api.json("POST", `/snapshots/${snapshotId}/gate`, gateVerdictSchema, {
    type: "application/json",
    body: JSON.stringify({ outcome }),
  });
}

function titleOf(commit: string | undefined): string {
  return commit === undefined ? "Push" : `Commit ${commit}`;
}

async function importFolder(
  api: PushApi,
  at: string,
  folder: string,
  { name = path.basename(path.resolve(folder)), answers }: Pick<PushPlan, "name" | "answers">,
): Promise<string> {
  const { files, leftOut } = readFolder(folder);
  if (files.length === 0) throw new PushError("it contains no pipeline files");
  const query = new URLSearchParams({
    accept: "all",
    name,
    ...(Object.keys(answers).length > 0 && { answers: JSON.stringify(answers) }),
  });
  const answer = await api.json("POST", `${at}/imports?${query.toString()}`, importAnswer, {
    type: "application/zip",
    body: packFiles(files),
  });
  const open = [
    [answer.left?.length ?? 0, "change to review", "changes to review"],
    [answer.unknowns.length, "open question", "open questions"],
    [answer.notUnderstood.length, "line not understood", "lines not understood"],
    [leftOut.length, "file skipped", "files skipped"],
  ] as const;
  const told = open.flatMap(([count, one, more]) =>
    count > 0 ? [`${count} ${count === 1 ? one : more}`] : [],
  );
  const accepted = counted(answer.accepted ?? 0, "change");
  return `Read ${folder} (${counted(files.length, "file")}): ${[`${accepted} to the map`, ...told].join(", ")}.`;
}

async function sendEvidence(api: PushApi, at: string, file: string): Promise<string> {
  const query = new URLSearchParams({ name: path.basename(file) });
  const { reports } = await api.json("POST", `${at}/evidence?${query.toString()}`, evidenceAnswer, {
    type: "application/octet-stream",
    body: readFileSync(file),
  });
  const refused = reports.find(({ outcome }) => outcome === "refused");
  if (refused)
    throw new PushError(
      refused.error ?? "unknown report format",
      reports.some(({ outcome }) => outcome !== "refused"),
    );
  return `Sent ${file}: ${sentWords(reports)}.`;
}

/** Reports unreadable input before anything is sent. @returns the error; undefined: none */
export function planFault({ folder, evidence }: PushPlan): string | undefined {
  if (folder !== undefined && !isThere(folder, "folder"))
    return `${folder} is not a folder, or can't be read.`;
  const missing = evidence.find((file) => !isThere(file, "file"));
  return missing === undefined ? undefined : `${missing} is not a file, or can't be read.`;
}

function isThere(name: string, what: "folder" | "file"): boolean {
  try {
    const stats = statSync(name);
    return what === "folder" ? stats.isDirectory() : stats.isFile();
  } catch {
    return false;
  }
}
