import type { Dialect } from "@/lib/server/database/database";

/** The triggers of the first version, which knew of no erasing and no thinning. */
function withoutErasing(dialect: Dialect): readonly string[] {
  const tables = ["pipeline_operation", "content", "snapshot"];
  return dialect === "postgresql"
    ? [
        'DROP FUNCTION "refuse_change_but_erasing" CASCADE',
        'DROP FUNCTION "refuse_closed_erasure" CASCADE',
        'DROP FUNCTION "refuse_change_but_thinning" CASCADE',
        'DROP FUNCTION "refuse_kept_content" CASCADE',
        ...tables.map(
          (table) =>
            `CREATE TRIGGER "${table}_no_change" BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION "refuse_change"()`,
        ),
      ]
    : [...tables.map((table) => [table, "update"]), ["content", "delete"]].flatMap(([table, verb = ""]) => [
        `DROP TRIGGER "${table}_no_${verb}"`,
        `CREATE TRIGGER "${table}_no_${verb}" BEFORE ${verb.toUpperCase()} ON "${table}" BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
      ]);
}

/** What came after the first version, taken away again: leaves a database as that version left it. */
export const takenAway = (dialect: Dialect): readonly string[] => [
  ...(dialect === "sqlite" ? ['DROP TRIGGER "audit_entry_no_update"'] : []),
  ...withoutErasing(dialect),
  'ALTER TABLE account DROP COLUMN "chosenById"',
  'ALTER TABLE pipeline DROP COLUMN "copiedFromId"',
  'ALTER TABLE pipeline DROP COLUMN "copiedRevision"',
  'ALTER TABLE share DROP COLUMN "takenOverById"',
  "DROP TABLE push_gate",
  "DROP TABLE team_member",
  "DROP TABLE team",
  "DROP TABLE policy",
  'ALTER TABLE pipeline DROP COLUMN "policyVersion"',
  "DROP TABLE own_framework_edition",
  "DROP TABLE own_control_version",
  "DROP TABLE comment_mention",
  "DROP TABLE comment",
  "DROP TABLE comment_thread",
  'ALTER TABLE workspace DROP COLUMN "viewersComment"',
  'ALTER TABLE workspace DROP COLUMN "docsPublic"',
  "DROP TABLE used_identity",
  "DROP TABLE trust_rule",
  "DROP TABLE api_token",
  'ALTER TABLE workspace DROP COLUMN "tokensOff"',
  'ALTER TABLE workspace DROP COLUMN "tokenDays"',
  "DROP TABLE running_dismissal",
  "DROP TABLE running_observation",
  "DROP TABLE evidence_report",
  'ALTER TABLE workspace DROP COLUMN "evidenceDays"',
  'ALTER TABLE workspace DROP COLUMN "evidenceControlDays"',
  'ALTER TABLE share DROP COLUMN "comparedWith"',
  "ALTER TABLE share DROP COLUMN kind",
  'ALTER TABLE share DROP COLUMN "passphraseHash"',
  'DROP INDEX "snapshot_pipelineId_period_key"',
  'ALTER TABLE snapshot DROP COLUMN "thinnedAt"',
  "ALTER TABLE snapshot DROP COLUMN period",
  'ALTER TABLE pipeline DROP COLUMN "snapshotPeriod"',
  'ALTER TABLE pipeline DROP COLUMN "snapshotSchedule"',
  "ALTER TABLE snapshot DROP COLUMN salt",
  "DROP TABLE erased_row",
  "DROP TABLE erasure",
  'ALTER TABLE content DROP COLUMN "erasedHash"',
  "ALTER TABLE pipeline DROP COLUMN erasures",
  "DROP TABLE two_factor",
  'ALTER TABLE workspace DROP COLUMN "secondFactorRequired"',
  'ALTER TABLE session DROP COLUMN "confirmedAt"',
  'ALTER TABLE "user" DROP COLUMN "twoFactorEnabled"',
  'ALTER TABLE workspace DROP COLUMN "shareDays"',
  'ALTER TABLE workspace DROP COLUMN "sharesOff"',
  "DROP TABLE audit_entry",
  "DROP TABLE audit_head",
  // SQLite has its triggers in the table.
  ...(dialect === "postgresql"
    ? ['DROP FUNCTION "refuse_kept_entry"', 'DROP FUNCTION "refuse_going_back"']
    : []),
  'ALTER TABLE pipeline DROP COLUMN "isSample"',
  'ALTER TABLE pipeline DROP COLUMN "portfolioRevision"',
  "ALTER TABLE pipeline DROP COLUMN portfolio",
  "ALTER TABLE pipeline DROP COLUMN tags",
  "ALTER TABLE pipeline DROP COLUMN owner",
  "DROP TABLE work_items",
  'ALTER TABLE pipeline DROP COLUMN "workRevision"',
  "ALTER TABLE pipeline DROP COLUMN parents",
  "DELETE FROM _prisma_migrations WHERE migration_name > '0001~'",
];
