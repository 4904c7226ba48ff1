-- AlterTable
ALTER TABLE "share" ADD COLUMN     "passphraseHash" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'snapshot';
