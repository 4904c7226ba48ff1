-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "isSample" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "owner" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "portfolio" TEXT,
ADD COLUMN     "portfolioRevision" INTEGER NOT NULL DEFAULT -1,
ADD COLUMN     "tags" TEXT NOT NULL DEFAULT '[]';
