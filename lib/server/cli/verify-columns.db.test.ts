import { expect, it } from "vitest";
import { alterEachColumn } from "@/lib/testing/alter-columns";
import { describeDatabases } from "@/lib/testing/databases";
import { pollute } from "@/lib/testing/pollute";
import { verifyAudit } from "../audit/verify-audit";
import { eraseEverywhere } from "../erase/erase";
import { readTombstones } from "../erase/tombstones";
import { verifyReports } from "../evidence/verify-reports";
import { verifyLogs } from "../pipeline/verify-log";
import { verifySnapshots } from "../snapshot/verify-snapshots";

const tables = [
  "pipeline_operation",
  "pipeline_checkpoint",
  "content",
  "snapshot",
  "audit_entry",
  "audit_head",
  "erasure",
  "erased_row",
  "evidence_report",
] as const;

/** In no fingerprint, and nothing else says them again: what a snapshot is called by in addresses, and who took it. */
const unbound = ["snapshot.id", "snapshot.takenById"];

describeDatabases("what `blueline verify` holds together", ({ database, dialect, url }) => {
  const faults = async () => {
    const { client } = database();
    const { tombstones, report } = await readTombstones(client);
    return [
      ...report.broken,
      ...(await verifyLogs(client, tombstones)).broken,
      ...(await verifySnapshots(client, tombstones)).broken,
      ...(await verifyAudit(client, tombstones)).broken,
      ...(await verifyReports(client)).broken,
    ].length;
  };

  it("is every column of what is kept for good: whichever is altered, it is told", async () => {
    const { admin } = await pollute();
    await eraseEverywhere(admin, { text: "login: ", reason: "so that there is a tombstone" });
    expect(await faults()).toBe(0);
    const missed: string[] = [];
    for (const table of tables)
      for (const [column, found] of await alterEachColumn(dialect, url(), table, faults))
        if (found === 0) missed.push(column);
    expect(missed).toEqual(unbound);
    expect(await faults()).toBe(0);
  });
});
