-- AlterTable
ALTER TABLE "snapshot" ADD COLUMN "salt" TEXT;
