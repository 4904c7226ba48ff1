-- CreateTable
CREATE TABLE "running_observation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "pipelineId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "containers" INTEGER NOT NULL,
    "repositories" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "facts" BYTEA NOT NULL,
    "factsHash" TEXT NOT NULL,

    CONSTRAINT "running_observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "running_dismissal" (
    "pipelineId" TEXT NOT NULL,
    "findingKey" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "running_dismissal_pkey" PRIMARY KEY ("pipelineId","findingKey")
);

-- CreateIndex
CREATE INDEX "running_observation_pipelineId_at_idx" ON "running_observation"("pipelineId", "at");

-- AddForeignKey
ALTER TABLE "running_observation" ADD CONSTRAINT "running_observation_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "running_dismissal" ADD CONSTRAINT "running_dismissal_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
