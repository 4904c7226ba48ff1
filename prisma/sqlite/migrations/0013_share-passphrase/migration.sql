-- AlterTable
ALTER TABLE "share" ADD COLUMN "passphraseHash" TEXT;
