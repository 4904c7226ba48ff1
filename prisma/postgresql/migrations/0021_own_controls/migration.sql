-- CreateTable
CREATE TABLE "own_control_version" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "controlId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,
    "writtenById" TEXT NOT NULL,
    "releasedAt" TIMESTAMP(3),
    "releasedById" TEXT,
    "retiredAt" TIMESTAMP(3),
    "retiredById" TEXT,

    CONSTRAINT "own_control_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "own_framework_edition" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,
    "writtenById" TEXT NOT NULL,
    "retiredAt" TIMESTAMP(3),
    "retiredById" TEXT,

    CONSTRAINT "own_framework_edition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "own_control_version_workspaceId_controlId_version_key" ON "own_control_version"("workspaceId", "controlId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "own_framework_edition_workspaceId_frameworkId_edition_key" ON "own_framework_edition"("workspaceId", "frameworkId", "edition");

-- AddForeignKey
ALTER TABLE "own_control_version" ADD CONSTRAINT "own_control_version_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_framework_edition" ADD CONSTRAINT "own_framework_edition_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
