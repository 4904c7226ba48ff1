-- AlterTable
ALTER TABLE "push_gate" ADD COLUMN "acceptedAt" DATETIME;
ALTER TABLE "push_gate" ADD COLUMN "acceptedById" TEXT;
