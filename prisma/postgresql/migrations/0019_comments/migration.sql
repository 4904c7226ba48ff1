-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "viewersComment" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "comment_thread" (
    "pipelineId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "node" TEXT,
    "control" TEXT,
    "edge" TEXT,
    "revision" INTEGER NOT NULL,
    "lastRevision" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "beganById" TEXT NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,

    CONSTRAINT "comment_thread_pkey" PRIMARY KEY ("pipelineId","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "pipelineId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("pipelineId","id")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "pipelineId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("pipelineId","commentId","userId")
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

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_pipelineId_threadId_fkey" FOREIGN KEY ("pipelineId", "threadId") REFERENCES "comment_thread"("pipelineId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_pipelineId_threadId_fkey" FOREIGN KEY ("pipelineId", "threadId") REFERENCES "comment_thread"("pipelineId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
