-- AlterTable
ALTER TABLE "evidence_report" ADD COLUMN "rowHash" TEXT;
