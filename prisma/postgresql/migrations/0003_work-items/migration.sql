-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "workRevision" INTEGER NOT NULL DEFAULT -1;

-- CreateTable
CREATE TABLE "work_items" (
    "pipelineId" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "ownerKey" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "items" TEXT NOT NULL,

    CONSTRAINT "work_items_pkey" PRIMARY KEY ("pipelineId","node","ownerKey")
);

-- CreateIndex
CREATE INDEX "work_items_ownerKey_day_idx" ON "work_items"("ownerKey", "day");

-- AddForeignKey
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
