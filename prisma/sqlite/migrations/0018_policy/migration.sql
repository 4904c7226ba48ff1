-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN "policyVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "policy" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "needsReview" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "policy_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
