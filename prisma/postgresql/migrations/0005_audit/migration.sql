-- CreateTable
CREATE TABLE "audit_entry" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
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
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "keptFrom" INTEGER NOT NULL,
    "keptHash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_event_number_idx" ON "audit_entry"("event", "number");

-- CreateIndex
CREATE INDEX "audit_entry_actorId_number_idx" ON "audit_entry"("actorId", "number");

-- CreateIndex
CREATE INDEX "audit_entry_targetId_number_idx" ON "audit_entry"("targetId", "number");

INSERT INTO "audit_head" ("id", "number", "hash", "keptFrom", "keptHash") VALUES (1, 0, '', 1, '');

-- Only what the head no longer keeps, which it says in an entry of its own.
CREATE FUNCTION "refuse_kept_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."number" >= COALESCE((SELECT "keptFrom" FROM "audit_head" WHERE "id" = 1), 0) THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER "audit_entry_no_change" BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_kept_entry"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- It only goes on, and keeps nothing back that never was; with no entry at all a backup may begin it.
CREATE FUNCTION "refuse_going_back"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."number" < OLD."number" OR NEW."keptFrom" < OLD."keptFrom" OR NEW."keptFrom" > NEW."number" + 1)
        AND EXISTS (SELECT 1 FROM "audit_entry") THEN
        RAISE EXCEPTION '% only goes on', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "audit_head_goes_on" BEFORE UPDATE ON "audit_head" FOR EACH ROW EXECUTE FUNCTION "refuse_going_back"();
CREATE TRIGGER "audit_head_no_delete" BEFORE DELETE ON "audit_head" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_head_no_truncate" BEFORE TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
