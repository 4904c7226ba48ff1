import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { type Expiry, usualExpiry } from "@/lib/domain/evidence/expiry";
import { expiryLimits } from "@/lib/domain/evidence/expiry-limits";
import { keepReport, type KeptReport } from "@/lib/domain/evidence/kept-report";
import { type PendingStatement, planEvidence } from "@/lib/domain/evidence/plan-evidence";
import type { StatementState } from "@/lib/domain/evidence/statement-state";
import { subjectText } from "@/lib/domain/evidence/subject-key";
import { writeJson } from "@/lib/domain/exporters/json";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { claimsOf, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { sha256 } from "../catalogue/canonical";
import { dayOf } from "../clock";
import type { RawFile } from "../evidence/given-reports";
import { readReportFiles } from "../evidence/read-report-files";
import { type Command, MisuseError, type Values } from "./command";
import { readDocument } from "./read-document";
import { writeNewFile } from "./write-new-file";

export const evidenceCommand: Command = {
  summary: "Compare scanner reports with a pipeline file: which controls they prove or contradict",
  usage: "FILE... --pipeline DOCUMENT.json [--to NEW.json] [--days N] [--now DAY]",
  help: `Reads scanner reports (docs/reference/scanners.md), or a .zip of them, and matches their results to the nodes and controls of a
pipeline document (blueline/pipeline/1). Needs no database, fetches nothing, keeps nothing. Exit status 1 if a report
contradicts an implemented control, or a file can't be read.
  --pipeline FILE  the document; standard input if FILE is -
  --to FILE        write the document with the evidence to a new file
  --days N         days that a report counts, ${expiryLimits.least} to ${expiryLimits.most}; default ${expiryLimits.usual}
  --now DAY        day to judge evidence by, such as 2026-11-24; default today`,
  options: {
    pipeline: { type: "string" },
    to: { type: "string" },
    days: { type: "string" },
    now: { type: "string" },
  },
  takes: [1, 500],
  run(names, { pipeline: from, to, days, now }) {
    if (typeof from !== "string") throw new MisuseError("Name the pipeline with --pipeline DOCUMENT.json.");
    if (now !== undefined && !daySchema.safeParse(now).success)
      throw new MisuseError("--now takes a day, for example 2026-11-24.");
    const instant = typeof now === "string" ? `${now}T23:59:59.999Z` : new Date().toISOString();
    const before = pipelineFromDocument(readDocument(from));
    const { reports, refused } = readReportsIn(names, instant);
    const { pending, states, after } = match(before, reports, expiryFrom(days), dayOf(new Date(instant)));
    if (typeof to === "string") writeNewFile(to, writeJson(after));
    const contradicted = contradictedIn(after, pending, states, dayOf(new Date(instant)));
    const told = reports.map(({ name, digest, kept }, index) => ({
      name,
      digest,
      format: kept.format,
      tool: kept.tool.name,
      effective: kept.effective,
      summary: kept.summary,
      warnings: kept.warnings,
      statements: kept.statements.map(({ control, result, fact, subject }, at) => {
        const state = states.get(`${index} ${at}`);
        return { control, result, fact, subject: subjectText(subject), ...(state && { state }) };
      }),
    }));
    return Promise.resolve({
      code: contradicted.length + refused.length > 0 ? 1 : 0,
      json: { reports: told, refused, contradicted },
      text: describe(told, refused, contradicted, after),
    });
  },
};

interface NamedReport {
  readonly name: string;
  readonly digest: string;
  readonly kept: KeptReport;
}

interface Refused {
  readonly name: string;
  readonly error: string;
}

interface ReadIn {
  readonly reports: readonly NamedReport[];
  readonly refused: readonly Refused[];
}

/** Each file once, whatever its name. */
function readReportsIn(names: readonly string[], instant: string): ReadIn {
  const raw: RawFile[] = [];
  const reports = new Map<string, NamedReport>();
  const refused: Refused[] = [];
  const read = (given: Parameters<typeof readReportFiles>[0], name: string) => {
    const files = readReportFiles(given);
    if (!files.ok) return void refused.push({ name, error: `${name}: ${files.error}` });
    for (const file of files.value)
      if (!("reports" in file)) refused.push({ name: file.name, error: file.error });
      else if (!reports.has(file.digest))
        reports.set(file.digest, {
          name: file.name,
          digest: file.digest,
          kept: keepReport(file.reports, instant),
        });
  };
  for (const name of names) {
    const bytes = bytesOf(name);
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) read(bytes, name);
    else raw.push({ name: path.basename(name), bytes });
  }
  if (raw.length > 0) read(raw, "The files");
  return { reports: [...reports.values()], refused };
}

function bytesOf(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch {
    throw new MisuseError(`File ${name} can't be read.`);
  }
}

function expiryFrom(given: Values[string]): Expiry {
  if (given === undefined) return usualExpiry;
  const days = Number(given);
  if (!Number.isInteger(days) || days < expiryLimits.least || days > expiryLimits.most)
    throw new MisuseError(`--days takes a number from ${expiryLimits.least} to ${expiryLimits.most}.`);
  return { days, controls: [] };
}

function match(before: Pipeline, reports: readonly NamedReport[], expiry: Expiry, today: string) {
  const pending = reports.flatMap(({ digest, kept }, index) =>
    kept.statements.map(({ ran = kept, ...said }, at): PendingStatement => ({
      ...said,
      key: `${index} ${at}`,
      tool: ran.tool,
      digest,
      effective: ran.effective,
      at: ran.at,
    })),
  );
  const { states, operations } = planEvidence(before, pending, {
    catalogue: mappedCatalogue,
    expiry,
    today,
    hash: sha256,
    sightings: reports.map(({ kept }) => ({ day: kept.effective, subjects: kept.subjects })),
    timeOf: () => undefined,
  });
  const after = operations.reduce((pipeline, operation) => {
    const applied = applyOperation(pipeline, operation);
    return applied.ok ? applied.value.pipeline : pipeline;
  }, before);
  return { pending, states, after };
}

interface Contradicted {
  readonly node: string;
  readonly control: string;
}

/** The claims covered by these reports that are now contradicted. */
function contradictedIn(
  after: Pipeline,
  pending: readonly PendingStatement[],
  states: ReadonlyMap<string, StatementState>,
  today: string,
): readonly Contradicted[] {
  const pairs = new Map<string, Contradicted>();
  for (const { key, control } of pending) {
    const state = states.get(key);
    if (state?.as !== "matched" && state?.as !== "held") continue;
    const status = effectiveStatus(claimsOf(after, state.node).get(control), today, after);
    if (status === "contradicted") pairs.set(`${state.node} ${control}`, { node: state.node, control });
  }
  return [...pairs.values()];
}

interface ToldReport {
  readonly name: string;
  readonly summary: string;
  readonly tool: string;
  readonly effective: string;
  readonly warnings: readonly string[];
  readonly statements: readonly {
    readonly control: string;
    readonly result: "supports" | "contradicts";
    readonly fact: string;
    readonly subject: string;
    readonly state?: StatementState;
  }[];
}

function describe(
  reports: readonly ToldReport[],
  refused: readonly Refused[],
  contradicted: readonly Contradicted[],
  pipeline: Pipeline,
): string {
  const named = (id: string) => nodeName(pipeline, id);
  const lines = reports.flatMap(({ name, tool, effective, summary, warnings, statements }) => [
    `${name}: ${tool}, ${effective}: ${summary}`,
    ...warnings.map((warning) => `  note: ${warning}`),
    ...statements.map(
      ({ control, result, fact, subject, state }) =>
        `  ${result} ${control} (${subject}): ${fact}\n    ${state ? stateText(state, named) : "no effect"}`,
    ),
  ]);
  return [
    ...lines,
    ...refused.map(({ error }) => `Not read: ${error}`),
    contradicted.length === 0
      ? "These reports contradict no implemented control."
      : `Contradicted: ${joinWithAnd(contradicted.map(({ node, control }) => `${controlTitle(control, pipeline)} on ${named(node)}`))}.`,
  ].join("\n");
}

function stateText(state: StatementState, named: (id: string) => string): string {
  switch (state.as) {
    case "matched":
      return `on ${named(state.node)}`;
    case "held":
      return `on ${named(state.node)}. ${state.why}`;
    case "older":
      return "a newer report replaces this result";
    case "waiting":
      return `waits: ${state.why}${state.candidates.length > 0 ? ` It could be ${joinWithAnd(state.candidates.map(named), 5)}.` : ""}`;
    case "aside":
      return `excluded: ${state.reason}`;
  }
}
