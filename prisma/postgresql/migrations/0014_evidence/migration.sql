-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "evidenceControlDays" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "evidenceDays" INTEGER NOT NULL DEFAULT 90;

-- CreateTable
CREATE TABLE "evidence_report" (
    "id" TEXT NOT NULL,
    "pipelineId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "version" TEXT,
    "effective" TEXT NOT NULL,
    "time" TEXT,
    "summary" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "subjects" TEXT NOT NULL,
    "statements" TEXT NOT NULL,
    "waiting" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "aside" INTEGER NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL,
    "uploadedById" TEXT NOT NULL,

    CONSTRAINT "evidence_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_report_pipelineId_uploadedAt_idx" ON "evidence_report"("pipelineId", "uploadedAt");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_report_pipelineId_digest_key" ON "evidence_report"("pipelineId", "digest");

-- AddForeignKey
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
