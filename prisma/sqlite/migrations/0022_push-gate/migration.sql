-- CreateTable
CREATE TABLE "push_gate" (
    "snapshotId" TEXT NOT NULL PRIMARY KEY,
    "rules" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    CONSTRAINT "push_gate_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
