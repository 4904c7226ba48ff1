import type { Claim } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { dayOf } from "@/lib/server/clock";
import { getPipeline } from "@/lib/server/pipeline/queries";
import type { Story } from "./story";

/** Confirmations that hold, one that was withdrawn, one of what the claim does not say any more; the others wait. */
export async function confirmClaims(story: Story): Promise<void> {
  story.at("2026-11-23T09:00:00Z");
  await confirm(story, "ben", "kaniko", "img-sign", "Looked at the log");
  await confirm(story, "ben", "hub", "base-verify-signature");
  await confirm(story, "eli", "ci", "ci-worker-egress");
  await confirm(story, "eli", "repo", "src-branch-protection");
  await story.push(
    "eli",
    "payments",
    { type: "review.withdrawn", node: "ci", control: "ci-worker-egress", withdrawn: "r-ci-worker-egress" },
    said("repo", "src-branch-protection", { status: "implemented", reason: "By a ruleset now" }),
  );
}

async function confirm(
  story: Story,
  name: string,
  node: string,
  control: string,
  note?: string,
): Promise<void> {
  const { userId } = await story.as(name);
  const on = dayOf(new Date());
  const { document } = await getPipeline(await story.pipeline(name, "payments"));
  const of = confirmableOf(claimsOf(pipelineFromDocument(document), node).get(control), on);
  if (!of) throw new Error(`There is nothing to confirm of ${control}.`);
  const by = { reviewer: userId, name: story.person(name).name, on };
  const review = { id: `r-${control}`, node, control, ...by, of, ...(note === undefined ? {} : { note }) };
  await story.push(name, "payments", { type: "review.added", review });
}

function said(node: string, control: string, set: Partial<Claim>): OperationBody {
  return { type: "claim.changed", node, control, set };
}
