-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "tokenDays" INTEGER NOT NULL DEFAULT 365;
ALTER TABLE "workspace" ADD COLUMN "tokensOff" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "pipelines" TEXT,
    "createdById" TEXT NOT NULL,
    "ruleId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME
);

-- CreateTable
CREATE TABLE "trust_rule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "pipelines" TEXT,
    "keys" TEXT NOT NULL,
    "keysUrl" TEXT,
    "keysAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "trust_rule_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "used_identity" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_tokenHash_key" ON "api_token"("tokenHash");

-- CreateIndex
CREATE INDEX "api_token_workspaceId_createdAt_idx" ON "api_token"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "api_token_createdById_idx" ON "api_token"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "trust_rule_userId_key" ON "trust_rule"("userId");

-- CreateIndex
CREATE INDEX "trust_rule_issuer_idx" ON "trust_rule"("issuer");

-- CreateIndex
CREATE INDEX "trust_rule_workspaceId_idx" ON "trust_rule"("workspaceId");

-- CreateIndex
CREATE INDEX "used_identity_expiresAt_idx" ON "used_identity"("expiresAt");
