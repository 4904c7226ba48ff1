-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "parents" TEXT;
