-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN "snapshotSchedule" TEXT NOT NULL DEFAULT 'off';
ALTER TABLE "pipeline" ADD COLUMN "snapshotPeriod" TEXT;
ALTER TABLE "snapshot" ADD COLUMN "period" TEXT;
ALTER TABLE "snapshot" ADD COLUMN "thinnedAt" DATETIME;

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_pipelineId_period_key" ON "snapshot"("pipelineId", "period");

-- Besides erasing, one thing may change, once: that the content of an automatic one is let go. Never of one that was shared, nor of the newest.
DROP TRIGGER "snapshot_no_update";
CREATE TRIGGER "snapshot_no_update" BEFORE UPDATE ON "snapshot"
WHEN (NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR NEW."thinnedAt" IS NOT OLD."thinnedAt"
    OR (NEW."id", NEW."pipelineId", NEW."number", NEW."takenAt", NEW."takenById", NEW."revision", NEW."catalogue", NEW."documentHash", NEW."catalogueHash", NEW."postureHash", NEW."previous", NEW."fingerprint", NEW."salt", NEW."period")
    IS NOT (OLD."id", OLD."pipelineId", OLD."number", OLD."takenAt", OLD."takenById", OLD."revision", OLD."catalogue", OLD."documentHash", OLD."catalogueHash", OLD."postureHash", OLD."previous", OLD."fingerprint", OLD."salt", OLD."period"))
    AND (OLD."thinnedAt" IS NOT NULL OR NEW."thinnedAt" IS NULL OR OLD."period" IS NULL
    OR (NEW."id", NEW."pipelineId", NEW."number", NEW."title", NEW."note", NEW."takenAt", NEW."takenById", NEW."revision", NEW."catalogue", NEW."documentHash", NEW."catalogueHash", NEW."postureHash", NEW."previous", NEW."fingerprint", NEW."salt", NEW."summary", NEW."period")
    IS NOT (OLD."id", OLD."pipelineId", OLD."number", OLD."title", OLD."note", OLD."takenAt", OLD."takenById", OLD."revision", OLD."catalogue", OLD."documentHash", OLD."catalogueHash", OLD."postureHash", OLD."previous", OLD."fingerprint", OLD."salt", OLD."summary", OLD."period")
    OR EXISTS (SELECT 1 FROM "share" WHERE "snapshotId" = OLD."id")
    OR NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "pipelineId" = OLD."pipelineId" AND "number" > OLD."number"))
BEGIN
    SELECT RAISE(ABORT, 'snapshot is append-only');
END;

-- Only what thinned snapshots alone refer to, as their map or their posture.
DROP TRIGGER "content_no_delete";
CREATE TRIGGER "content_no_delete" BEFORE DELETE ON "content"
WHEN NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "thinnedAt" IS NOT NULL AND OLD."hash" IN ("documentHash", "postureHash"))
    OR EXISTS (SELECT 1 FROM "snapshot" WHERE "thinnedAt" IS NULL AND OLD."hash" IN ("documentHash", "postureHash"))
    OR EXISTS (SELECT 1 FROM "snapshot" WHERE "catalogueHash" = OLD."hash")
    OR EXISTS (SELECT 1 FROM "share" WHERE "contentHash" = OLD."hash")
BEGIN
    SELECT RAISE(ABORT, 'content is append-only');
END;
