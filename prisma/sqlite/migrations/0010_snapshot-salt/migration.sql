-- AlterTable
ALTER TABLE "snapshot" ADD COLUMN "salt" TEXT;

DROP TRIGGER "snapshot_no_update";
CREATE TRIGGER "snapshot_no_update" BEFORE UPDATE ON "snapshot"
WHEN NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR (NEW."id", NEW."pipelineId", NEW."number", NEW."takenAt", NEW."takenById", NEW."revision", NEW."documentHash", NEW."catalogueHash", NEW."postureHash", NEW."previous", NEW."fingerprint", NEW."salt")
    IS NOT (OLD."id", OLD."pipelineId", OLD."number", OLD."takenAt", OLD."takenById", OLD."revision", OLD."documentHash", OLD."catalogueHash", OLD."postureHash", OLD."previous", OLD."fingerprint", OLD."salt")
BEGIN
    SELECT RAISE(ABORT, 'snapshot is append-only');
END;
