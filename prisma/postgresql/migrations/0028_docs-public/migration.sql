-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "docsPublic" BOOLEAN NOT NULL DEFAULT false;
