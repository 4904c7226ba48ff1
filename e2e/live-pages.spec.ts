import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";

test("frameworks and threats follow what somebody else changes, and keep what is open", async ({
  signedInPage,
  newPipeline,
  admin,
  watch,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer");
  const claim = (status: string) => ({
    id: crypto.randomUUID(),
    type: "claim.changed",
    node: "orchestrator",
    control: "adm-image-signature",
    set: { status },
  });
  const say = (status: string) =>
    admin.json("POST", `/pipelines/${id}/operations`, { clientId: "other", operations: [claim(status)] });

  await page.goto(`/pipelines/${id}/threats?technique=T1525#T1525`);
  const technique = page.locator('tr[id="T1525"]');
  const signature = technique
    .getByRole("listitem")
    .filter({ hasText: "Signature and provenance check before anything runs" })
    .last();
  await expect(signature).toContainText("Missing");
  await say("planned");
  await expect(signature).toContainText("Planned");

  await page.goto(`/pipelines/${id}/frameworks?framework=cis-kubernetes-1.12`);
  const requirement = page.locator('[id="requirement-5.5.1"]');
  await expect(requirement.locator("summary").first()).toContainText(/^Unmet/);
  await requirement.locator("summary").first().click();
  await say("implemented");
  await expect(requirement.locator("summary").first()).toContainText(/^Met/);
  await expect(requirement.getByRole("link", { name: "Kubernetes" })).toBeVisible();

  // Of a pipeline that was archived there is no page to read any more.
  watch.expectError(/status of 404/);
  await admin.json("DELETE", `/pipelines/${id}`);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
