-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "viewersComment" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "comment_thread" (
    "pipelineId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "node" TEXT,
    "control" TEXT,
    "edge" TEXT,
    "revision" INTEGER NOT NULL,
    "lastRevision" INTEGER NOT NULL,
    "lastAt" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,
    "beganById" TEXT NOT NULL,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,

    PRIMARY KEY ("pipelineId", "id"),
    CONSTRAINT "comment_thread_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "comment" (
    "pipelineId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "removedAt" DATETIME,

    PRIMARY KEY ("pipelineId", "id"),
    CONSTRAINT "comment_pipelineId_threadId_fkey" FOREIGN KEY ("pipelineId", "threadId") REFERENCES "comment_thread" ("pipelineId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "pipelineId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("pipelineId", "commentId", "userId"),
    CONSTRAINT "comment_mention_pipelineId_threadId_fkey" FOREIGN KEY ("pipelineId", "threadId") REFERENCES "comment_thread" ("pipelineId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "comment_thread_pipelineId_revision_idx" ON "comment_thread"("pipelineId", "revision");

-- CreateIndex
CREATE INDEX "comment_thread_pipelineId_node_idx" ON "comment_thread"("pipelineId", "node");

-- CreateIndex
CREATE INDEX "comment_thread_beganById_idx" ON "comment_thread"("beganById");

-- CreateIndex
CREATE INDEX "comment_pipelineId_threadId_revision_idx" ON "comment"("pipelineId", "threadId", "revision");

-- CreateIndex
CREATE INDEX "comment_mention_userId_idx" ON "comment_mention"("userId");

-- CreateIndex
CREATE INDEX "comment_mention_pipelineId_threadId_idx" ON "comment_mention"("pipelineId", "threadId");
