-- CreateTable
CREATE TABLE "running_observation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "pipelineId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "containers" INTEGER NOT NULL,
    "repositories" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "facts" BLOB NOT NULL,
    "factsHash" TEXT NOT NULL,
    CONSTRAINT "running_observation_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "running_dismissal" (
    "pipelineId" TEXT NOT NULL,
    "findingKey" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("pipelineId", "findingKey"),
    CONSTRAINT "running_dismissal_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "running_observation_pipelineId_at_idx" ON "running_observation"("pipelineId", "at");
