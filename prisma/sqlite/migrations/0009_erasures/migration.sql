-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN "erasures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "content" ADD COLUMN "erasedHash" TEXT;

-- CreateTable
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "auditNumber" INTEGER NOT NULL,
    "isOpen" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "erased_row" (
    "erasureId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "now" TEXT NOT NULL,

    PRIMARY KEY ("erasureId", "kind", "key"),
    CONSTRAINT "erased_row_erasureId_fkey" FOREIGN KEY ("erasureId") REFERENCES "erasure" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- While an erasure is open a text may change, and nothing that the chains are made of.
DROP TRIGGER "pipeline_operation_no_update";
CREATE TRIGGER "pipeline_operation_no_update" BEFORE UPDATE ON "pipeline_operation"
WHEN NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR (NEW."pipelineId", NEW."revision", NEW."operationId", NEW."clientId", NEW."actorId", NEW."at", NEW."outcome", NEW."previousHash", NEW."hash")
    IS NOT (OLD."pipelineId", OLD."revision", OLD."operationId", OLD."clientId", OLD."actorId", OLD."at", OLD."outcome", OLD."previousHash", OLD."hash")
BEGIN
    SELECT RAISE(ABORT, 'pipeline_operation is append-only');
END;

DROP TRIGGER "content_no_update";
CREATE TRIGGER "content_no_update" BEFORE UPDATE ON "content"
WHEN NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen") OR NEW."hash" IS NOT OLD."hash"
BEGIN
    SELECT RAISE(ABORT, 'content is append-only');
END;

DROP TRIGGER "snapshot_no_update";
CREATE TRIGGER "snapshot_no_update" BEFORE UPDATE ON "snapshot"
WHEN NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR (NEW."id", NEW."pipelineId", NEW."number", NEW."takenAt", NEW."takenById", NEW."revision", NEW."documentHash", NEW."catalogueHash", NEW."postureHash", NEW."previous", NEW."fingerprint")
    IS NOT (OLD."id", OLD."pipelineId", OLD."number", OLD."takenAt", OLD."takenById", OLD."revision", OLD."documentHash", OLD."catalogueHash", OLD."postureHash", OLD."previous", OLD."fingerprint")
BEGIN
    SELECT RAISE(ABORT, 'snapshot is append-only');
END;

DROP TRIGGER "audit_entry_no_update";
CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry"
WHEN NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR (NEW."number", NEW."at", NEW."event", NEW."outcome", NEW."actorId", NEW."targetId", NEW."workspaceId", NEW."previousHash", NEW."hash")
    IS NOT (OLD."number", OLD."at", OLD."event", OLD."outcome", OLD."actorId", OLD."targetId", OLD."workspaceId", OLD."previousHash", OLD."hash")
BEGIN
    SELECT RAISE(ABORT, 'audit_entry is append-only');
END;

CREATE TRIGGER "erasure_no_update" BEFORE UPDATE ON "erasure"
WHEN NOT OLD."isOpen"
    AND (NOT EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
    OR (NEW."id", NEW."workspaceId", NEW."at", NEW."byId", NEW."digest", NEW."auditNumber", NEW."isOpen")
    IS NOT (OLD."id", OLD."workspaceId", OLD."at", OLD."byId", OLD."digest", OLD."auditNumber", OLD."isOpen"))
BEGIN
    SELECT RAISE(ABORT, 'erasure is append-only');
END;

CREATE TRIGGER "erasure_no_delete" BEFORE DELETE ON "erasure"
BEGIN
    SELECT RAISE(ABORT, 'erasure is append-only');
END;

CREATE TRIGGER "erased_row_no_update" BEFORE UPDATE ON "erased_row"
BEGIN
    SELECT RAISE(ABORT, 'erased_row is append-only');
END;

CREATE TRIGGER "erased_row_no_delete" BEFORE DELETE ON "erased_row"
BEGIN
    SELECT RAISE(ABORT, 'erased_row is append-only');
END;
