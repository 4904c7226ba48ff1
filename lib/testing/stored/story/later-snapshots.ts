import type { Show } from "@/lib/domain/contract/shares";
import { eraseEverywhere } from "@/lib/server/erase/erase";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { revokeShare } from "@/lib/server/share/revoke-share";
import { takeDueSnapshots } from "@/lib/server/snapshot/automatic-snapshots";
import { copySnapshot, restoreSnapshot } from "@/lib/server/snapshot/restore-snapshot";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { removeMember } from "@/lib/server/team/commands";
import { pastedSecret } from "./payments-map";
import { hidden, share, shown } from "./shares";
import type { Story } from "./story";

/** Snapshots with what the workspace asks for, and links of every kind that work, are revoked, or ended with who made them. */
export async function takeLaterSnapshots(story: Story): Promise<void> {
  // A Monday: the first that follows the one of version 1.
  story.at("2026-11-23T00:05:00Z");
  await takeDueSnapshots();
  story.at("2026-11-24T09:00:00Z");
  const payments = await story.pipeline("ana", "payments");
  const { id: second } = await takeSnapshot(payments, {
    title: "After the audit",
    note: `All was seen but ${pastedSecret}`,
  });
  for (const [name, show] of Object.entries(shows)) await share(story, `snapshot ${name}`, second, { show });
  await share(story, "with a passphrase", second, { show: hidden, passphrase: "three brass telescopes" });
  await share(story, "report", second, { kind: "report", show: hidden });
  await share(story, "report with all", second, { kind: "report", show: shown });
  await share(story, "of who went", second, { by: "carl", show: hidden });
  await share(story, "revoked", second, { by: "eli", show: hidden });
  await revokeShare(await story.snapshot("eli", second), story.share("revoked").id);
  await erase(story);
  await changeAndCompare(story);
  await removeMember(await story.workspace(), story.person("carl").id);
}

const shows: Readonly<Record<string, Show>> = {
  "with nothing": hidden,
  "with owners": { ...hidden, owners: true },
  "with notes": { ...hidden, notes: true },
  "with evidence": { ...hidden, evidence: true },
  "with hosts": { ...hidden, hosts: true },
  "with all": shown,
};

/** What somebody wrote into a note is taken out of all that is kept by now. */
async function erase(story: Story): Promise<void> {
  story.at("2026-11-26T09:00:00Z");
  const reason = "A password was pasted into a note";
  await eraseEverywhere(await story.workspace(), { text: pastedSecret, reason });
}

async function changeAndCompare(story: Story): Promise<void> {
  story.at("2026-11-27T09:00:00Z");
  await story.push(
    "ana",
    "payments",
    { type: "claim.changed", node: "ci", control: "ci-access-control", set: { status: "implemented" } },
    { type: "node.changed", node: "argo", set: { name: "Argo CD 3" } },
  );
  const payments = await story.pipeline("ana", "payments");
  const { id: third } = await takeSnapshot(payments, { title: "Access is controlled" });
  await share(story, "comparison", third, { kind: "comparison", comparedWith: 2, show: hidden });
  await share(story, "comparison with all", third, { kind: "comparison", comparedWith: 2, show: shown });
  const first = await story.snapshotOf("ledger", 1);
  await share(story, "comparison with version 1", first, {
    kind: "comparison",
    comparedWith: 2,
    show: hidden,
  });
  // Taken back as a whole: of the snapshot before, a text was erased.
  story.at("2026-11-27T10:00:00Z");
  await story.push("eli", "payments", { type: "node.removed", node: "partner" });
  const { revision } = await getPipeline(await story.pipeline("ana", "payments"));
  await restoreSnapshot(await story.snapshot("ana", third), revision);
  const copied = await copySnapshot(await story.snapshot("ana", third));
  story.pipelines.set("copy", copied.id);
}
