-- AlterTable
ALTER TABLE "share" ADD COLUMN "passphraseHash" TEXT;
ALTER TABLE "share" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'snapshot';
