import { strToU8, zipSync } from "fflate";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { trivyReport } from "@/lib/testing/trivy-report";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { openTab } from "./pages/open-tab";

const day = new Date().toISOString().slice(0, 10);

const trivy = (image: string, severities: readonly string[], hour = "08") =>
  trivyReport(image, severities, `${day}T${hour}:00:00Z`);

function shopMap(name: string): PipelineDocument {
  return {
    ...aPipeline(name)
      .node("ci", { name: "Jenkins", buildsImages: true })
      .node("registry", { name: "ghcr.io" })
      .edge("ci", "registry", { images: ["shop"] })
      .claim("ci", "img-vuln-scan", { status: "implemented" })
      .claim("ci", "img-sign", { status: "implemented" })
      .toDocument(),
    images: [{ id: "shop", name: "ghcr.io/acme/shop", builtBy: "ci" }],
  };
}

const file = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

test("a scanner's report turns a claim contradicted on the map, at once and for everybody @both", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: shopMap("Shop") });
  const { page: map } = await signedInPage("viewer");
  await map.goto(`/pipelines/${id}?node=ci&control=img-vuln-scan`);
  const inspector = map.getByRole("complementary").first();
  await expect(inspector).toContainText("Vulnerability scan that fails the build by policy");

  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}`);
  await openTab(page, "Evidence");
  await expect(page.getByRole("heading", { name: "No reports yet" })).toBeVisible();
  await expectAccessible(page, "evidence, before any");
  await page
    .getByLabel("Reports to upload")
    .setInputFiles(file("trivy.json", trivy("ghcr.io/acme/shop:1.2", ["CRITICAL"])));
  await expect(page.getByRole("status", { name: "Upload results" })).toHaveText(
    "trivy.json 1 control contradicted.",
  );
  const report = page.getByRole("list", { name: "Reports, newest first" }).getByRole("listitem").first();
  await expect(report).toContainText(
    "Contradicts “Vulnerability scan that fails the build by policy” on Jenkins",
  );

  await expect(map.getByText("Contradicted").first()).toBeVisible();
  await expect(map.getByText(/^Trivy: 1 critical/).first()).toBeVisible();

  await report.getByRole("link", { name: "Jenkins" }).click();
  await expect(page.getByText("Contradicted").first()).toBeVisible();

  await page.goto(`/pipelines/${id}/evidence`);
  await page
    .getByLabel("Reports to upload")
    .setInputFiles(file("mended.json", trivy("ghcr.io/acme/shop:1.3", [], "09")));
  await expect(page.getByRole("status", { name: "Upload results" })).toContainText("1 control supported.");
  await expect(page.getByText("1 result replaced by a newer report.")).toBeVisible();
});

test("an archive is taken apart; what no node is certain for waits until a person chooses one @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: shopMap("Till") });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/evidence`);
  const zip = zipSync({
    "trivy.json": strToU8(trivy("ghcr.io/acme/shop:1.2", ["HIGH"])),
    "busybox.json": strToU8(trivy("busybox:1.36", [])),
    "cosign.txt": strToU8(
      "Error: no signatures found\nmain.go:69: error during command execution: no signatures found\n",
    ),
    "notes.json": strToU8("{ no json"),
  });
  await page
    .getByLabel("Reports to upload")
    .setInputFiles({ name: "reports.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  const lines = page.getByRole("status", { name: "Upload results" }).getByRole("listitem");
  await expect(lines).toHaveCount(4);
  await expect(lines.filter({ hasText: "notes.json" })).toHaveClass(/text-missing/);
  await expect(page.getByRole("heading", { name: "2 results need a node" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, "evidence with a tray on a phone");

  const tray = page.getByRole("list", { name: "Results that need a node" });
  const unsigned = tray.getByRole("listitem").filter({ hasText: "does not name the image" });
  await unsigned.getByLabel("Node").selectOption({ label: "Jenkins" });
  await unsigned.getByRole("button", { name: "Add as evidence" }).press("Enter");
  await expect(page.getByText("Added to Jenkins.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 result needs a node" })).toBeFocused();

  const busybox = tray.getByRole("listitem").filter({ hasText: "busybox" });
  await busybox.getByRole("button", { name: "Exclude…" }).click();
  await busybox.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(busybox).toContainText("Enter a reason");
  await busybox.getByLabel("Reason for excluding").fill("A tool of CI");
  await busybox.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(tray).toBeHidden();
  await page.getByRole("link", { name: "Excluded" }).click();
  await page.getByText("1 excluded").click();
  await expect(page.getByText("Excluded: A tool of CI")).toBeVisible();

  await page.goto(`/pipelines/${id}?node=ci&control=img-sign`);
  await expect(page.getByText("Contradicted").first()).toBeVisible();
});

test("an admin says for how long reports count @main", async ({ signedInPage }) => {
  const { page } = await signedInPage("admin");
  await page.goto("/settings/evidence");
  await page.getByLabel("Days until evidence expires").fill("60");
  await page.getByRole("button", { name: "Add a control" }).click();
  await page.getByLabel("Control 1", { exact: true }).selectOption({ label: "Signed SBOM for each image" });
  await page.getByLabel("Days of control 1").fill("365");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Days of control 1")).toHaveValue("365");
  await expectAccessible(page, "the settings of evidence");
});
