-- CreateTable
CREATE TABLE "own_control_version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "controlId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,
    "writtenById" TEXT NOT NULL,
    "releasedAt" DATETIME,
    "releasedById" TEXT,
    "retiredAt" DATETIME,
    "retiredById" TEXT,
    CONSTRAINT "own_control_version_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "own_framework_edition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,
    "writtenById" TEXT NOT NULL,
    "retiredAt" DATETIME,
    "retiredById" TEXT,
    CONSTRAINT "own_framework_edition_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "own_control_version_workspaceId_controlId_version_key" ON "own_control_version"("workspaceId", "controlId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "own_framework_edition_workspaceId_frameworkId_edition_key" ON "own_framework_edition"("workspaceId", "frameworkId", "edition");
