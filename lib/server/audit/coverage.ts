import "server-only";
import { Prisma } from "@/prisma/generated/sqlite/client";

/** Which part of `verify` holds a table against what was written. */
export type Check = "logs" | "snapshots" | "record" | "erasures" | "reports" | "running";

export type Model = Prisma.ModelName;
export type Column<Of extends Model> = keyof (typeof Prisma)[`${Of}ScalarFieldEnum`] & string;

/** The columns that it does not hold, by the reason. */
type Left<Of extends Model> = { readonly [reason: string]: readonly Column<Of>[] };

/** What holds a table, with the columns left out; or why nothing does. */
type Coverage<Of extends Model> = string | { readonly by: Check; readonly not?: Left<Of> };

const ofSessions = "lets one person in, and ends by itself";
const library = "is written by the sign-in library";
const made = "follows from the log, and is made again from it";
const counts = "counts and times of use";
const notYet = "is in no chain yet";

/**
 * Every table, and each of its columns: held by a check of `verify`, or named as not covered. A column that is not named here is
 * held, and `verify-columns.db.test.ts` alters it to see that.
 */
const coverage: { readonly [Of in Model]: Coverage<Of> } = {
  PipelineOperation: { by: "logs" },
  PipelineCheckpoint: { by: "logs" },
  Pipeline: {
    by: "logs",
    not: {
      [made]: [
        "summary",
        "summaryValidUntil",
        "parents",
        "workRevision",
        "portfolio",
        "portfolioRevision",
        "erasures",
        "policyVersion",
      ],
      [notYet]: [
        "workspaceId",
        "owner",
        "tags",
        "isSample",
        "createdById",
        "createdAt",
        "updatedById",
        "updatedAt",
        "archivedAt",
        "snapshotSchedule",
        "snapshotPeriod",
        "copiedFromId",
        "copiedRevision",
      ],
    },
  },
  Content: { by: "snapshots" },
  Snapshot: { by: "snapshots", not: { "is in no fingerprint": ["id", "takenById"] } },
  AuditEntry: { by: "record" },
  AuditHead: { by: "record" },
  Erasure: { by: "erasures" },
  ErasedRow: { by: "erasures" },
  EvidenceReport: { by: "reports" },
  RunningObservation: {
    by: "running",
    not: {
      [notYet]: [
        "id",
        "pipelineId",
        "workspaceId",
        "at",
        "byId",
        "format",
        "source",
        "fileName",
        "fileHash",
        "containers",
        "repositories",
        "said",
      ],
    },
  },
  Share: notYet,
  PushGate: notYet,
  Workspace: notYet,
  Membership: notYet,
  User: notYet,
  Policy: notYet,
  OwnControlVersion: notYet,
  OwnFrameworkEdition: notYet,
  Team: notYet,
  TeamMember: notYet,
  AccessLink: notYet,
  ApiToken: notYet,
  TrustRule: notYet,
  CommentThread: notYet,
  Comment: notYet,
  CommentMention: notYet,
  RunningDismissal: notYet,
  Session: ofSessions,
  ShareGrant: ofSessions,
  Account: library,
  TwoFactor: library,
  Verification: library,
  RateLimit: counts,
  UsedIdentity: counts,
  WorkItems: made,
};

export const models = Object.keys(coverage) as readonly Model[];

/** What a table is called in the database. */
export function tableOf(model: Model): string {
  return model.replaceAll(/(?<=[a-z])[A-Z]/g, "_$&").toLowerCase();
}

const enums: Readonly<Record<string, unknown>> = Prisma;

export function columnsOf(model: Model): readonly string[] {
  return Object.keys(Object(enums[`${model}ScalarFieldEnum`]));
}

/** The columns of a table that `verify` does not hold, each with the reason; the reason alone: none of them. */
export function leftOf(model: Model): string | ReadonlyMap<string, string> {
  const entry: string | { readonly not?: Readonly<Record<string, readonly string[]>> } = coverage[model];
  if (typeof entry === "string") return entry;
  return new Map(
    Object.entries(entry.not ?? {}).flatMap(([reason, columns]) =>
      columns.map((column): [string, string] => [column, reason]),
    ),
  );
}

export interface NotCovered {
  readonly reason: string;
  /** Tables, or columns of one as `table.column`, by their names in the database. */
  readonly names: readonly string[];
}

/** The one list of what `verify` says nothing of. */
export function listNotCovered(): readonly NotCovered[] {
  const byReason = new Map<string, string[]>();
  const add = (reason: string, name: string) => byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  for (const model of models) {
    const left = leftOf(model);
    if (typeof left === "string") add(left, tableOf(model));
    else for (const [column, reason] of left) add(reason, `${tableOf(model)}.${column}`);
  }
  return [...byReason].map(([reason, names]) => ({ reason, names }));
}

/** As `verify` prints it and the docs have it: a line for each reason. */
export function notCoveredLines(mark = ""): readonly string[] {
  return listNotCovered().map(
    ({ reason, names }) => `- ${names.map((name) => `${mark}${name}${mark}`).join(", ")}: ${reason}`,
  );
}
