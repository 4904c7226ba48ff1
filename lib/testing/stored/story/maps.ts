import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import { templateById } from "@/lib/domain/catalogue/templates/templates";
import { requireArchivedPipelineAccess } from "@/lib/server/auth/access";
import { importInto } from "@/lib/server/merge/import-into";
import { mergeOwners } from "@/lib/server/owners/merge-owners";
import { checkpointsWritten, writeCheckpointSoon } from "@/lib/server/pipeline/checkpoints";
import {
  archivePipeline,
  bringBackPipeline,
  createPipeline,
  filePipeline,
  removeSample,
} from "@/lib/server/pipeline/commands";
import { currentState } from "@/lib/server/pipeline/queries";
import { firstSnapshot } from "@/lib/testing/first-snapshot";
import { paymentsClaims } from "./payments-claims";
import { paymentsChanges, paymentsMap } from "./payments-map";
import { shopDraft } from "./shop-draft";
import type { Story } from "./story";

/** The maps, as they are before the workspace asks anything of them. */
export async function makeMaps(story: Story): Promise<void> {
  story.at("2026-09-10T09:00:00Z");
  await create(story, "payments", { name: "Payments API" });
  await story.push("ana", "payments", ...paymentsMap);
  await story.push("eli", "payments", ...paymentsChanges);
  await story.push("ana", "payments", ...paymentsClaims);
  const payments = await story.pipeline("ana", "payments");
  await filePipeline(payments, { owner: "Anna", tags: ["pci", "tier 1"] });
  writeCheckpointSoon(payments.pipelineId, await currentState(payments));
  await checkpointsWritten();

  await create(story, "shop", { name: "Shop" });
  await importShop(story);
  await create(story, "sample", { sample: true });
  await create(story, "removed sample", { sample: true });
  await removeSample(await story.pipeline("eli", "removed sample"));
  await create(story, "archived", { name: "Old shop", template: "manual" });
  await create(story, "brought back", { name: "Till", template: "manual" });
  await story.push(
    "eli",
    "brought back",
    { type: "zone.added", zone: { id: "runtime", name: "Runtime", kind: "team" } },
    { type: "zone.added", zone: { id: "till", name: "till-test", kind: "cluster" } },
    { type: "zone.added", zone: { id: "desk", name: "A desk", kind: "other" } },
    { type: "node.changed", node: "developer", set: { zone: "desk", environment: "development" } },
    { type: "node.changed", node: "host", set: { zone: "till", environment: "test" } },
  );
  const till = await story.pipeline("ana", "brought back");
  await archivePipeline(till);
  await bringBackPipeline(
    await requireArchivedPipelineAccess(await story.as("ana"), till.pipelineId, "admin"),
  );

  await create(story, "ledger", { document: firstSnapshot.document });

  story.at("2026-09-11T09:00:00Z");
  await mergeOwners(await story.workspace(), { owners: ["Ana", "Anna"], into: "Ana Kovac" });
}

async function create(story: Story, name: string, request: NewPipeline): Promise<void> {
  const { id } = await createPipeline(await story.workspace("ana", "editor"), request);
  story.pipelines.set(name, id);
}

async function importShop(story: Story): Promise<void> {
  const day = "2026-09-10";
  const shop = await story.pipeline("eli", "shop");
  const document = shopDraft(day);
  await importInto(shop, { document, from: "files" }, { day, same: {}, accept: "all", source: "shop" });
  const map = templateById("manual")?.document;
  if (!map) throw new Error("The template is gone.");
  await importInto(shop, { document: map, from: "map" }, { day, same: {}, accept: "all" });
}
