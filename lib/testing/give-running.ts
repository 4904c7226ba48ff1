import { readRunning } from "@/lib/domain/running/read-running";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { dismissFinding } from "@/lib/server/running/commands";
import { getRunning } from "@/lib/server/running/queries";
import { storeRunning } from "@/lib/server/running/store-running";
import { runningFixtures } from "./running-fixtures";

/** Keeps what a file says, without a process that reads it. */
export async function storeRunningText(access: PipelineAccess, file: string, text: string): Promise<void> {
  const read = readRunning({ name: file, text });
  if (!read.ok) throw new Error(read.error.message);
  await storeRunning(
    access,
    read.value.map((observed) => ({ file, hash: "", observed })),
  );
}

/** What a cluster says that runs images past the map, with one of its findings dismissed. */
export async function giveRunning(access: PipelineAccess) {
  await storeRunningText(access, "pods.json", runningFixtures.kubernetes);
  const { observations, findings } = await getRunning(access);
  const [findingKey = "", dismissedKey = ""] = findings.map(({ key }) => key);
  await dismissFinding(access, { key: dismissedKey, reason: "A known exception" });
  return { observationId: observations[0]?.id ?? "", findingKey, dismissedKey };
}
