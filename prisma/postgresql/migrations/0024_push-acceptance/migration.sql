-- AlterTable
ALTER TABLE "push_gate" ADD COLUMN     "acceptedAt" TIMESTAMP(3),
ADD COLUMN     "acceptedById" TEXT;
