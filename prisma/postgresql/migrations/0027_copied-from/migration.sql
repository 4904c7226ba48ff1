-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "copiedFromId" TEXT,
ADD COLUMN     "copiedRevision" INTEGER;
