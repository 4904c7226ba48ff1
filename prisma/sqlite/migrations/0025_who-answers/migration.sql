-- AlterTable
ALTER TABLE "share" ADD COLUMN "takenOverById" TEXT;

-- AlterTable
ALTER TABLE "trust_rule" ADD COLUMN "changedBy" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "trust_rule" ADD COLUMN "offAt" DATETIME;
ALTER TABLE "trust_rule" ADD COLUMN "operators" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "trust_rule" ADD COLUMN "takenOverById" TEXT;
ALTER TABLE "trust_rule" ADD COLUMN "trustsFrom" DATETIME;

-- Links that their maker may no longer make were kept by an admin, or made before a lesser role ended them: the admin of longest
-- standing answers for them from now on.
UPDATE "share" SET "takenOverById" = (
  SELECT a."userId" FROM "membership" a
  JOIN "pipeline" p ON p."workspaceId" = a."workspaceId"
  JOIN "snapshot" s ON s."pipelineId" = p."id"
  WHERE s."id" = "share"."snapshotId" AND a."role" = 'admin'
  ORDER BY a."createdAt", a."id" LIMIT 1
)
WHERE "revokedAt" IS NULL AND NOT EXISTS (
  SELECT 1 FROM "membership" m
  JOIN "pipeline" p ON p."workspaceId" = m."workspaceId"
  JOIN "snapshot" s ON s."pipelineId" = p."id"
  WHERE s."id" = "share"."snapshotId" AND m."userId" = "share"."createdById" AND m."role" IN ('editor', 'admin')
);
