-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "erasures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "content" ADD COLUMN     "erasedHash" TEXT;

-- CreateTable
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "auditNumber" INTEGER NOT NULL,
    "isOpen" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erased_row" (
    "erasureId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "now" TEXT NOT NULL,

    CONSTRAINT "erased_row_pkey" PRIMARY KEY ("erasureId","kind","key")
);

-- AddForeignKey
ALTER TABLE "erased_row" ADD CONSTRAINT "erased_row_erasureId_fkey" FOREIGN KEY ("erasureId") REFERENCES "erasure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- While an erasure is open the columns that the trigger names may change, and nothing that the chains are made of.
CREATE FUNCTION "refuse_change_but_erasing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
        AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

DROP TRIGGER "pipeline_operation_no_change" ON "pipeline_operation";
CREATE TRIGGER "pipeline_operation_no_change" BEFORE UPDATE OR DELETE ON "pipeline_operation" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_erasing"('body');

DROP TRIGGER "content_no_change" ON "content";
CREATE TRIGGER "content_no_change" BEFORE UPDATE OR DELETE ON "content" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_erasing"('bytes', 'erasedHash');

DROP TRIGGER "snapshot_no_change" ON "snapshot";
CREATE TRIGGER "snapshot_no_change" BEFORE UPDATE OR DELETE ON "snapshot" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_erasing"('title', 'note', 'summary');

DROP TRIGGER "audit_entry_no_change" ON "audit_entry";
CREATE TRIGGER "audit_entry_no_change" BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_erasing"('actor', 'target', 'agent', 'address', 'detail');

CREATE FUNCTION "refuse_closed_erasure"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."isOpen" THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
        AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "erasure_no_change" BEFORE UPDATE OR DELETE ON "erasure" FOR EACH ROW EXECUTE FUNCTION "refuse_closed_erasure"();
CREATE TRIGGER "erasure_no_truncate" BEFORE TRUNCATE ON "erasure" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "erased_row_no_change" BEFORE UPDATE OR DELETE ON "erased_row" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "erased_row_no_truncate" BEFORE TRUNCATE ON "erased_row" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
