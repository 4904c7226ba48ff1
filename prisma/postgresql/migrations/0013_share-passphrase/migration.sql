-- AlterTable
ALTER TABLE "share" ADD COLUMN     "comparedWith" INTEGER,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'snapshot',
ADD COLUMN     "passphraseHash" TEXT;
