import { aPipeline } from "@/lib/testing/builders";
import { trivyReport } from "@/lib/testing/trivy-report";
import { vexDocument } from "@/lib/testing/vex-document";
import { expect, test } from "./fixtures";

const day = new Date().toISOString().slice(0, 10);
const image = "ghcr.io/acme/shop:1.2";
const unsigned =
  "Error: no signatures found\nmain.go:69: error during command execution: no signatures found\n";

const file = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});
const vex = vexDocument(image, `${day}T09:00:00Z`);
const map = (name: string) => ({
  ...aPipeline(name)
    .node("ci", { name: "Jenkins", buildsImages: true })
    .node("nightly", { kind: "ci", name: "Nightly", buildsImages: true })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .toDocument(),
  images: [{ id: "shop", name: "ghcr.io/acme/shop", builtBy: "ci" }],
});

test("reports chosen together are read together: a VEX document counts for the scan beside it", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: map("Together") });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/evidence`);
  await page
    .getByLabel("Reports to upload")
    .setInputFiles([
      file("trivy.json", trivyReport(image, ["CRITICAL"], `${day}T08:00:00Z`)),
      file("vex.json", vex),
      file("notes.json", "{ no json"),
    ]);
  const lines = page.getByRole("status", { name: "Upload results" }).getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(lines.filter({ hasText: "trivy.json" })).toHaveText("trivy.json 1 control supported.");
  await expect(lines.filter({ hasText: "notes.json" })).not.toContainText("notes.json: ");
  const report = page.getByRole("list", { name: "Reports, newest first" }).getByRole("listitem");
  await expect(report.filter({ hasText: "trivy.json" })).toContainText(`on Jenkins (image ${image})`);
});

test("what waits, and what is chosen for it, is seen at once on a page that somebody else has open", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: map("Elsewhere") });
  const { page: other } = await signedInPage("viewer");
  await other.goto(`/pipelines/${id}/evidence`);
  await expect(other.getByRole("heading", { name: "No reports yet" })).toBeVisible();
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/evidence`);
  await page.getByLabel("Reports to upload").setInputFiles(file("cosign.txt", unsigned));
  const waits = other.getByRole("heading", { name: "1 result needs a node" });
  await expect(waits).toBeVisible();

  const item = page.getByRole("list", { name: "Results that need a node" }).getByRole("listitem");
  await item.getByRole("button", { name: "Add as evidence" }).click();
  await expect(item).toContainText("Choose a node.");
  await item.getByRole("button", { name: "Exclude…" }).click();
  await item.getByLabel("Reason for excluding").fill("A test");
  await item.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(waits).toBeHidden();
  await expect(other.getByText("1 excluded")).toBeVisible();
});

test("without a connection the page stays, says so, and sends later", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_INTERNET_DISCONNECTED/);
  const id = await newPipeline({ document: map("Away") });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/evidence`);
  const scan = file("trivy.json", trivyReport(image, ["CRITICAL"], `${day}T08:00:00Z`));
  const told = page.getByRole("status", { name: "Upload results" });
  await page.context().setOffline(true);
  await page.getByLabel("Reports to upload").setInputFiles(scan);
  await expect(told.getByRole("listitem")).toHaveClass(/text-missing/);
  await page.context().setOffline(false);
  await page.getByLabel("Reports to upload").setInputFiles(scan);
  await expect(told).toHaveText("trivy.json 1 control contradicted.");
});
