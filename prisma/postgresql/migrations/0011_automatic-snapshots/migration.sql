-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "snapshotPeriod" TEXT,
ADD COLUMN     "snapshotSchedule" TEXT NOT NULL DEFAULT 'off';

-- AlterTable
ALTER TABLE "snapshot" ADD COLUMN     "period" TEXT,
ADD COLUMN     "thinnedAt" TIMESTAMP(3);

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_pipelineId_period_key" ON "snapshot"("pipelineId", "period");

-- Besides erasing, one thing may change, once: that the content of an automatic one is let go. Never of one that was shared, nor of the newest.
CREATE FUNCTION "refuse_change_but_thinning"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM "erasure" WHERE "isOpen")
        AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD."thinnedAt" IS NULL AND NEW."thinnedAt" IS NOT NULL AND OLD."period" IS NOT NULL
        AND to_jsonb(NEW) - 'thinnedAt' = to_jsonb(OLD) - 'thinnedAt'
        AND NOT EXISTS (SELECT 1 FROM "share" WHERE "snapshotId" = OLD."id")
        AND EXISTS (SELECT 1 FROM "snapshot" WHERE "pipelineId" = OLD."pipelineId" AND "number" > OLD."number") THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

DROP TRIGGER "snapshot_no_change" ON "snapshot";
CREATE TRIGGER "snapshot_no_change" BEFORE UPDATE OR DELETE ON "snapshot" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_thinning"('title', 'note', 'summary');

-- Only what thinned snapshots alone refer to, as their map or their posture.
CREATE FUNCTION "refuse_kept_content"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "snapshot" WHERE "thinnedAt" IS NOT NULL AND OLD."hash" IN ("documentHash", "postureHash"))
        AND NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "thinnedAt" IS NULL AND OLD."hash" IN ("documentHash", "postureHash"))
        AND NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "catalogueHash" = OLD."hash")
        AND NOT EXISTS (SELECT 1 FROM "share" WHERE "contentHash" = OLD."hash") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

DROP TRIGGER "content_no_change" ON "content";
CREATE TRIGGER "content_no_change" BEFORE UPDATE ON "content" FOR EACH ROW EXECUTE FUNCTION "refuse_change_but_erasing"('bytes', 'erasedHash');
CREATE TRIGGER "content_no_delete" BEFORE DELETE ON "content" FOR EACH ROW EXECUTE FUNCTION "refuse_kept_content"();
