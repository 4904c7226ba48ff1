-- AlterTable
ALTER TABLE "trust_rule" ADD COLUMN "requiresId" BOOLEAN NOT NULL DEFAULT false;
