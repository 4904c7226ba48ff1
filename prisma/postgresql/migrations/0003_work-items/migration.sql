-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "workRevision" INTEGER NOT NULL DEFAULT -1;

-- CreateTable
CREATE TABLE "work_item" (
    "pipelineId" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "control" TEXT NOT NULL,
    "ownerKey" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "item" TEXT NOT NULL,

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("pipelineId","node","control")
);

-- CreateIndex
CREATE INDEX "work_item_ownerKey_day_idx" ON "work_item"("ownerKey", "day");

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
