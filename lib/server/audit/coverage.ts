import "server-only";
import { Prisma } from "@/prisma/generated/sqlite/client";

/** The check of `verify` that covers a table. */
export type Check = "logs" | "snapshots" | "record" | "erasures" | "reports" | "running";

export type Model = Prisma.ModelName;
export type Column<Of extends Model> = keyof (typeof Prisma)[`${Of}ScalarFieldEnum`] & string;

/** The columns that it does not cover, by reason. */
type Left<Of extends Model> = { readonly [reason: string]: readonly Column<Of>[] };

/** The check that covers a table, with its exceptions; or the reason why none does. */
type Coverage<Of extends Model> = string | { readonly by: Check; readonly not?: Left<Of> };

const ofSessions = "grants one person access, and expires";
const library = "is written by the sign-in library";
const made = "is derived from the log, and can be rebuilt";
const counts = "counts and times of use";
const notYet = "is in no chain yet";

/**
 * Every table and column: covered by a check of `verify`, or listed as not covered.
 * `verify-columns.db.test.ts` alters each unlisted column to prove that the check finds it.
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

/** The name of a table in the database. */
export function tableOf(model: Model): string {
  return model.replaceAll(/(?<=[a-z])[A-Z]/g, "_$&").toLowerCase();
}

const enums: Readonly<Record<string, unknown>> = Prisma;

export function columnsOf(model: Model): readonly string[] {
  return Object.keys(Object(enums[`${model}ScalarFieldEnum`]));
}

/**
 * The columns of a table that `verify` does not cover, each with the reason; only the reason if none is
 * covered.
 */
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
  /** Tables, or columns as `table.column`, by their database names. */
  readonly names: readonly string[];
}

/** The complete list of the data that `verify` does not cover. */
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

/** As `verify` prints it and the docs show it: one line per reason. */
export function notCoveredLines(mark = ""): readonly string[] {
  return listNotCovered().map(
    ({ reason, names }) => `- ${names.map((name) => `${mark}${name}${mark}`).join(", ")}: ${reason}`,
  );
}
