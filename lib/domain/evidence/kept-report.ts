import * as z from "zod/mini";
import { findControl } from "../catalogue/find-control";
import { idSchema } from "../ids";
import { cleanName } from "../importers/clean-foreign";
import { dayAfter } from "../days-after";
import { daySchema, digestSchema } from "../pipeline/fields";
import type { Report, ReportSubject, Statement } from "./report";
import type { StatementState } from "./statement-state";
import { subjectKey } from "./subject-key";

/** How much of a report is kept; a note tells how much was left out. */
const keptLimits = {
  statements: 2_000,
  subjects: 200,
  warnings: 20,
  rules: 50,
  names: 20,
  name: 500,
} as const;

const maybeName = z.exactOptional(z.string());
const subjectSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("image"),
    name: maybeName,
    digest: z.exactOptional(digestSchema),
    names: z.exactOptional(z.array(z.string())),
  }),
  z.strictObject({ kind: z.literal("repository"), name: maybeName }),
  z.strictObject({ kind: z.literal("file"), path: z.string() }),
  z.strictObject({ kind: z.literal("cluster"), name: maybeName }),
  z.strictObject({ kind: z.literal("host"), name: maybeName }),
  z.strictObject({
    kind: z.literal("workload"),
    type: z.string(),
    name: z.string(),
    namespace: maybeName,
    cluster: maybeName,
  }),
  z.strictObject({ kind: z.literal("unnamed"), of: z.enum(["image", "repository", "cluster", "host"]) }),
]);
export const subjectsSchema = z.array(subjectSchema);

const stateSchema = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("matched"), node: idSchema }),
  z.strictObject({ as: z.literal("held"), node: idSchema, why: z.string() }),
  z.strictObject({ as: z.literal("older") }),
  z.strictObject({ as: z.literal("waiting"), why: z.string(), candidates: z.array(idSchema) }),
  z.strictObject({ as: z.literal("aside"), reason: z.string() }),
]);

/** As it is stored. */
export const keptStatementSchema = z.strictObject({
  control: idSchema,
  result: z.enum(["supports", "contradicts"]),
  subject: subjectSchema,
  fact: z.string(),
  rules: z.array(z.string()),
  ran: z.exactOptional(
    z.strictObject({
      tool: z.strictObject({ name: z.string(), version: maybeName }),
      effective: daySchema,
      at: maybeName,
    }),
  ),
  expires: daySchema,
  state: stateSchema,
});
/** Tool and time, if they differ from most of its file. */
interface KeptRun {
  readonly tool: { readonly name: string; readonly version?: string };
  readonly effective: string;
  readonly at?: string;
}
interface SaidStatement extends Statement {
  readonly ran?: KeptRun;
}
/** The statements of a report, and their results. */
export interface KeptStatement extends SaidStatement {
  /** The last day on which it counts. */
  readonly expires: string;
  readonly state: StatementState;
}

/** What of a file's reports is kept, within bounds. */
export interface KeptReport {
  readonly format: string;
  readonly tool: { readonly name: string; readonly version?: string };
  readonly effective: string;
  readonly at?: string;
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly subjects: readonly ReportSubject[];
  readonly statements: readonly SaidStatement[];
}

/**
 * One file's reports as one: texts cleaned and cut, of the same control and subject one statement, the worse. Without a day of its
 * own, or with one that is yet to come, it is of the day of the upload.
 * @param uploaded when it came, ISO 8601 in UTC
 */
export function keepReport([first, ...others]: readonly [Report, ...Report[]], uploaded: string): KeptReport {
  const all = [first, ...others];
  const today = uploaded.slice(0, 10);
  const said = latest(all);
  const isKnown = said !== undefined && daySchema.safeParse(said.day).success;
  const isToCome = isKnown && said.day > dayAfter(today);
  const isOwn = isKnown && !isToCome;
  const time = isOwn ? said.at : uploaded;
  const subjects = all.flatMap((report) => report.subjects).map(cleanSubject);
  const file: KeptRun = {
    tool: cleanTool(first.tool),
    effective: isOwn ? said.day : today,
    ...(time !== undefined && { at: time }),
  };
  const statements = mergeStatements(
    all.flatMap((report) =>
      report.statements.map((one) => ({ ...one, ran: runOf(one.ran ?? report, file, today) })),
    ),
    file,
  );
  const left = statements.length - keptLimits.statements;
  const warnings = [
    ...(isToCome
      ? [`The report says that it is from ${said.day}, which is yet to come: the day of the upload counts.`]
      : []),
    ...(left > 0 ? [`It says more than is kept: ${left} statements were left out.`] : []),
    ...all.flatMap((report) => report.warnings).map((text) => cleanName(text, "A warning")),
  ];
  return {
    format: first.format,
    ...file,
    summary: cleanName([...new Set(all.map((report) => report.summary))].join("; "), "A report"),
    warnings: [...new Set(warnings)].slice(0, keptLimits.warnings),
    subjects: subjects.slice(0, keptLimits.subjects),
    statements: statements.slice(0, keptLimits.statements),
  };
}

function cleanTool({ name, version: given = "" }: KeptRun["tool"]): KeptRun["tool"] {
  const version = given === "" ? "" : cleanName(given, "");
  return { name: cleanName(name, "a scanner"), ...(version !== "" && { version }) };
}

/** Without a day of its own, or with one that is yet to come, it is of the day of its file. */
function runOf(run: Pick<Report, "tool" | "effective" | "at">, file: KeptRun, today: string): KeptRun {
  const own = latest([run]);
  const isOwn = own !== undefined && daySchema.safeParse(own.day).success && own.day <= dayAfter(today);
  const { effective, at } = isOwn ? { effective: own.day, at: own.at } : file;
  return { tool: cleanTool(run.tool), effective, ...(at !== undefined && { at }) };
}

function latest(
  reports: readonly Pick<Report, "effective" | "at">[],
): { readonly day: string; readonly at?: string } | undefined {
  const days = reports.flatMap(({ effective, at }) => {
    const time =
      at !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/.test(at) && at.startsWith(effective ?? "?")
        ? at
        : undefined;
    return effective === undefined ? [] : [{ day: effective, ...(time !== undefined && { at: time }) }];
  });
  return days.toSorted((a, b) => (`${a.day} ${a.at ?? ""}` < `${b.day} ${b.at ?? ""}` ? 1 : -1))[0];
}

function mergeStatements(
  statements: readonly (Statement & { readonly ran: KeptRun })[],
  file: KeptRun,
): readonly SaidStatement[] {
  const merged = new Map<string, SaidStatement>();
  for (const one of statements) {
    if (!findControl(one.control, {})) continue;
    const subject = cleanSubject(one.subject);
    const key = `${one.control} ${subjectKey(subject)} ${one.ran.tool.name}`;
    const before = merged.get(key);
    const isWorse = before?.result === "supports" && one.result === "contradicts";
    if (before && !isWorse) continue;
    merged.set(key, {
      control: one.control,
      result: one.result,
      subject,
      fact: cleanName(one.fact, "No words"),
      rules: one.rules.slice(0, keptLimits.rules).map((rule) => cleanName(rule, "a rule")),
      ...(!isSameRun(one.ran, file) && { ran: one.ran }),
    });
  }
  return [...merged.values()];
}

function isSameRun(a: KeptRun, b: KeptRun): boolean {
  const isSameTool = a.tool.name === b.tool.name && a.tool.version === b.tool.version;
  return isSameTool && a.effective === b.effective && a.at === b.at;
}

/** Cut, a name would be another one: one that is too long is left out. */
function cleanSubject(subject: ReportSubject): ReportSubject {
  switch (subject.kind) {
    case "image": {
      const name = cleanWord(subject.name);
      const names = (subject.names ?? []).flatMap((one) => cleanWord(one) ?? []).slice(0, keptLimits.names);
      const isDigest = digestSchema.safeParse(subject.digest).success;
      return {
        kind: "image",
        ...(name !== undefined && { name }),
        ...(isDigest && subject.digest !== undefined && { digest: subject.digest }),
        ...(names.length > 0 && { names }),
      };
    }
    case "repository":
    case "cluster":
    case "host": {
      const name = cleanWord(subject.name);
      return { kind: subject.kind, ...(name !== undefined && { name }) };
    }
    case "file":
      return { kind: "file", path: cleanWord(subject.path) ?? "a file" };
    case "workload": {
      const namespace = cleanWord(subject.namespace);
      const cluster = cleanWord(subject.cluster);
      return {
        kind: "workload",
        type: cleanWord(subject.type) ?? "workload",
        name: cleanWord(subject.name) ?? "a workload",
        ...(namespace !== undefined && { namespace }),
        ...(cluster !== undefined && { cluster }),
      };
    }
    case "unnamed":
      return { kind: "unnamed", of: subject.of };
  }
}

function cleanWord(text: string | undefined): string | undefined {
  const word = (text ?? "")
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  return word === "" || word.length > keptLimits.name ? undefined : word;
}
