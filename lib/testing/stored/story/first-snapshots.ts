import { archivePipeline } from "@/lib/server/pipeline/commands";
import { createShare } from "@/lib/server/share/create-share";
import { takeDueSnapshots } from "@/lib/server/snapshot/automatic-snapshots";
import { setSnapshotSchedule } from "@/lib/server/snapshot/snapshot-schedule";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { storeFirstSnapshot } from "@/lib/testing/first-snapshot";
import { hidden, share } from "./shares";
import type { Story } from "./story";

/** By schedule, thinned and not; by people; of a pipeline that is archived; and one of version 1 of the analysis. */
export async function takeFirstSnapshots(story: Story): Promise<void> {
  await takeDaily(story);
  await takeByHand(story);
  story.at("2026-11-20T12:00:00Z");
  const ledger = await story.pipeline("ana", "ledger");
  const id = await storeFirstSnapshot(ledger.pipelineId, ledger.viewer.userId);
  await setSnapshotSchedule(ledger, { schedule: "weekly" });
  await share(story, "of version 1", id, { show: hidden });
}

async function takeDaily(story: Story): Promise<void> {
  story.at("2026-09-13T08:00:00Z");
  await setSnapshotSchedule(await story.pipeline("eli", "shop"), { schedule: "daily" });
  for (const day of ["14", "15", "16", "17", "18"]) await takeDueOf(story, `2026-09-${day}`);
  const shop = await story.pipeline("eli", "shop");
  const third = await story.snapshotOf("shop", 3);
  // For which reason it stays whole, also once the link is over.
  await createShare(await story.snapshot("eli", third), { show: hidden });
  story.at("2026-09-18T08:00:00Z");
  await takeSnapshot(shop, { title: "By hand", note: "Before the holidays" });
  await takeDueOf(story, "2026-10-20");
}

async function takeDueOf(story: Story, day: string): Promise<void> {
  story.at(`${day}T00:05:00Z`);
  await story.push("eli", "shop", { type: "pipeline.changed", set: { description: `As of ${day}` } });
  await takeDueSnapshots();
}

async function takeByHand(story: Story): Promise<void> {
  story.at("2026-10-21T09:00:00Z");
  const payments = await story.pipeline("ana", "payments");
  const { id } = await takeSnapshot(payments, { title: "Before the audit", note: "As it was drawn" });
  await share(story, "over", id, { show: hidden, expiresAt: "2026-10-25" });
  await share(story, "of the archived", await takeOfArchived(story), { show: hidden });
}

/** A snapshot outlives its pipeline, and so does the link to it. */
async function takeOfArchived(story: Story): Promise<string> {
  const archived = await story.pipeline("ana", "archived", "admin");
  const { id } = await takeSnapshot(archived, { title: "The last of it" });
  await archivePipeline(archived);
  return id;
}
