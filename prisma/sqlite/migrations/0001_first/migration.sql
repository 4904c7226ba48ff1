-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secretHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "workspaceId" TEXT,
    "email" TEXT,
    "role" TEXT,
    "userId" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "pipeline" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "checkpointRevision" INTEGER NOT NULL,
    "headHash" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "summaryValidUntil" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedById" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "archivedAt" DATETIME,
    CONSTRAINT "pipeline_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "pipeline_operation" (
    "pipelineId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "operationId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("pipelineId", "revision"),
    CONSTRAINT "pipeline_operation_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "pipeline_checkpoint" (
    "pipelineId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" BLOB NOT NULL,

    PRIMARY KEY ("pipelineId", "revision"),
    CONSTRAINT "pipeline_checkpoint_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "content" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pipelineId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "takenById" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "catalogue" TEXT NOT NULL,
    "documentHash" TEXT NOT NULL,
    "catalogueHash" TEXT NOT NULL,
    "postureHash" TEXT NOT NULL,
    "previous" TEXT,
    "fingerprint" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    CONSTRAINT "snapshot_pipelineId_fkey" FOREIGN KEY ("pipelineId") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "share" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "snapshotId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "show" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "views" INTEGER NOT NULL DEFAULT 0,
    "lastViewAt" DATETIME,
    CONSTRAINT "share_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "share_grant" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "shareId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "share_grant_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "share" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "membership_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_secretHash_key" ON "access_link"("secretHash");

-- CreateIndex
CREATE INDEX "access_link_workspaceId_idx" ON "access_link"("workspaceId");

-- CreateIndex
CREATE INDEX "pipeline_workspaceId_archivedAt_idx" ON "pipeline"("workspaceId", "archivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "pipeline_operation_pipelineId_operationId_key" ON "pipeline_operation"("pipelineId", "operationId");

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_pipelineId_number_key" ON "snapshot"("pipelineId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "share_secretHash_key" ON "share"("secretHash");

-- CreateIndex
CREATE INDEX "share_snapshotId_idx" ON "share"("snapshotId");

-- CreateIndex
CREATE INDEX "share_grant_shareId_idx" ON "share_grant"("shareId");

-- CreateIndex
CREATE INDEX "membership_userId_idx" ON "membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "membership_workspaceId_userId_key" ON "membership"("workspaceId", "userId");

-- Written by hand from here on: what is logged, stored by content or frozen is only ever added to.
CREATE TRIGGER "pipeline_operation_no_update" BEFORE UPDATE ON "pipeline_operation"
BEGIN
    SELECT RAISE(ABORT, 'pipeline_operation is append-only');
END;

CREATE TRIGGER "pipeline_operation_no_delete" BEFORE DELETE ON "pipeline_operation"
BEGIN
    SELECT RAISE(ABORT, 'pipeline_operation is append-only');
END;

CREATE TRIGGER "content_no_update" BEFORE UPDATE ON "content"
BEGIN
    SELECT RAISE(ABORT, 'content is append-only');
END;

CREATE TRIGGER "content_no_delete" BEFORE DELETE ON "content"
BEGIN
    SELECT RAISE(ABORT, 'content is append-only');
END;

CREATE TRIGGER "snapshot_no_update" BEFORE UPDATE ON "snapshot"
BEGIN
    SELECT RAISE(ABORT, 'snapshot is append-only');
END;

CREATE TRIGGER "snapshot_no_delete" BEFORE DELETE ON "snapshot"
BEGIN
    SELECT RAISE(ABORT, 'snapshot is append-only');
END;
