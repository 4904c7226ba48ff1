-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "sharesOff" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "shareDays" INTEGER NOT NULL DEFAULT 90;
