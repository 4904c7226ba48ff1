-- AlterTable
ALTER TABLE "share" ADD COLUMN "comparedWith" INTEGER;
ALTER TABLE "share" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'snapshot';
ALTER TABLE "share" ADD COLUMN "passphraseHash" TEXT;
