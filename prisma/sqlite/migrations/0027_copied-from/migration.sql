-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN "copiedFromId" TEXT;
ALTER TABLE "pipeline" ADD COLUMN "copiedRevision" INTEGER;
