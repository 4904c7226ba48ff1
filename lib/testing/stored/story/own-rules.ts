import type { WrittenControl } from "@/lib/domain/pipeline/document";
import {
  discardDrafts,
  releaseControls,
  retireControls,
  writeControls,
} from "@/lib/server/own-controls/change-controls";
import { retireFrameworks, writeFrameworks } from "@/lib/server/own-controls/change-frameworks";
import { changeReviewRules } from "@/lib/server/policy/review-rules";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import type { Story } from "./story";

const another = (id: string, title: string): WrittenControl => ({
  id,
  title,
  appliesTo: ["ci"],
  stage: "build",
  kind: "detective",
  weight: 2,
  what: `${title}, always.`,
  why: "It was forgotten once.",
  how: [],
});

/** What the workspace asks of every map from here on: controls of its own in each state, frameworks by edition, a second person. */
export async function writeOwnRules(story: Story): Promise<void> {
  story.at("2026-09-12T09:00:00Z");
  const workspace = await story.workspace();
  await writeFrameworks(workspace, [ownFramework, { ...ownFramework, id: "acme-old-1", title: "Acme 2019" }]);
  await writeControls(workspace, [
    ownGate,
    another("acme-retired", "Call the hotline"),
    another("acme-discarded", "Ask around"),
  ]);
  await releaseControls(workspace, [ownGate.id, "acme-retired"]);
  await story.push(
    "ana",
    "payments",
    { type: "claim.changed", node: "cluster", control: ownGate.id, set: { status: "implemented" } },
    { type: "claim.changed", node: "ci", control: "acme-retired", set: { status: "planned" } },
  );
  // A second edition, and of the control a second version; then one that only waits to be released.
  const [first, second] = ownFramework.items;
  if (!first || !second) throw new Error("The framework has lost its items.");
  const newer = {
    ...ownFramework,
    version: "1.1",
    items: [{ ...first, title: "Only approved licences" }, second],
  };
  await writeFrameworks(workspace, [newer]);
  await writeControls(workspace, [{ ...ownGate, weight: 5 }, another("acme-draft", "Say who is on call")]);
  await releaseControls(workspace, [ownGate.id]);
  await writeControls(workspace, [{ ...ownGate, weight: 3 }]);
  await retireControls(workspace, ["acme-retired"]);
  await discardDrafts(workspace, ["acme-discarded"]);
  await retireFrameworks(workspace, ["acme-old-1"]);
  await changeReviewRules(workspace, { needsReview: ["verified", "not-applicable", "accepted"] });
}
