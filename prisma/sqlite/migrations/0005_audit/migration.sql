-- CreateTable
CREATE TABLE "audit_entry" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "event" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actorId" TEXT,
    "actor" TEXT NOT NULL,
    "targetId" TEXT,
    "target" TEXT NOT NULL,
    "workspaceId" TEXT,
    "address" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "keptFrom" INTEGER NOT NULL,
    "keptHash" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "audit_entry_event_number_idx" ON "audit_entry"("event", "number");

-- CreateIndex
CREATE INDEX "audit_entry_actorId_number_idx" ON "audit_entry"("actorId", "number");

-- CreateIndex
CREATE INDEX "audit_entry_targetId_number_idx" ON "audit_entry"("targetId", "number");

INSERT INTO "audit_head" ("id", "number", "hash", "keptFrom", "keptHash") VALUES (1, 0, '', 1, '');

CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry"
BEGIN
    SELECT RAISE(ABORT, 'audit_entry is append-only');
END;

-- Only what the head no longer keeps, which it says in an entry of its own.
CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry"
WHEN OLD."number" >= COALESCE((SELECT "keptFrom" FROM "audit_head" WHERE "id" = 1), 0)
BEGIN
    SELECT RAISE(ABORT, 'audit_entry is append-only');
END;

CREATE TRIGGER "audit_head_no_delete" BEFORE DELETE ON "audit_head"
BEGIN
    SELECT RAISE(ABORT, 'audit_head is kept');
END;

-- It only goes on, and keeps nothing back that never was; with no entry at all a backup may begin it.
CREATE TRIGGER "audit_head_goes_on" BEFORE UPDATE ON "audit_head"
WHEN (NEW."number" < OLD."number" OR NEW."keptFrom" < OLD."keptFrom" OR NEW."keptFrom" > NEW."number" + 1)
    AND EXISTS (SELECT 1 FROM "audit_entry")
BEGIN
    SELECT RAISE(ABORT, 'audit_head only goes on');
END;
