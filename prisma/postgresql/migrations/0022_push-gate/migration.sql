-- CreateTable
CREATE TABLE "push_gate" (
    "snapshotId" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "push_gate_pkey" PRIMARY KEY ("snapshotId")
);

-- AddForeignKey
ALTER TABLE "push_gate" ADD CONSTRAINT "push_gate_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
