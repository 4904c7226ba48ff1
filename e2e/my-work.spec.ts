import type { Claim } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";
import { Inspector, write } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const proof = (expires: number): NonNullable<Claim["evidence"]>[number] => ({
  id: "v1",
  title: "Report",
  result: "supports",
  effective: dayFromNow(-40),
  expires: dayFromNow(expires),
});

test(
  "what is mine, due or about to expire, in all pipelines",
  { tag: "@both" },
  async ({ signedInPage, newPipeline }) => {
    const { page, member } = await signedInPage("editor");
    await page.goto("/pipelines");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "My work" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
    await expectAccessible(page, "no work");

    const owner = member.name.toUpperCase();
    const article = claimedArticle("Payments");
    const claims: Claim[] = [
      { node: "ci", control: "img-sign", status: "planned", owner, due: dayFromNow(-3) },
      {
        node: "ci",
        control: "img-vuln-scan",
        status: "implemented",
        owner: member.email,
        evidence: [proof(5)],
      },
      { node: "ci", control: "ci-access-control", status: "implemented", owner, evidence: [proof(-1)] },
      {
        node: "ci",
        control: "ci-untrusted-code-isolation",
        status: "not-applicable",
        owner,
        reason: "Private code.",
        review: dayFromNow(10),
      },
      { node: "ci", control: "img-sbom", status: "partial", owner },
      { node: "ci", control: "ci-worker-egress", status: "implemented", owner },
      {
        node: "ci",
        control: "ci-secret-management",
        status: "missing",
        owner: `${member.name} and others`,
        due: dayFromNow(-9),
      },
    ];
    const id = await newPipeline({ document: { ...article, claims } });
    const nodes = article.nodes.map((node) =>
      node.id === "orchestrator" ? { ...node, owner: member.name } : node,
    );
    await newPipeline({ document: { ...article, name: "Search", nodes, claims: [] } });

    await page.reload();
    await expect(page.getByRole("main")).toContainText(
      "1 overdue, 1 with expired or contradicting evidence, 1 to review again, 1 with evidence that expires soon.",
    );
    const section = (name: string) => page.getByRole("region", { name });
    await expect(section("Overdue").getByRole("listitem")).toHaveCount(1);
    await expect(section("Overdue")).toContainText("3 days ago");
    await expect(section("Expired or contradicting evidence")).toContainText("Stale");
    await expect(section("Evidence that expires within 30 days")).toContainText("in 5 days");
    await expect(section("Not applicable, to review")).toContainText("in 10 days");
    await expect(section("Other gaps")).toContainText("Partial");
    await expect(section("Nodes").getByRole("listitem")).toContainText("Search");
    const quiet = page.getByRole("group").filter({ hasText: "1 more control needs nothing now" });
    await quiet.locator("summary").click();
    await expect(quiet.getByRole("listitem")).toHaveCount(1);
    await expect(quiet.getByRole("listitem")).toContainText("Declared");
    await expect(page.getByText(`“${member.name}” or “${member.email}”`)).toBeVisible();
    await expectAccessible(page, "my work");

    await page.getByLabel("Owner").fill(`${member.name} and others`);
    await page.getByRole("button", { name: "Show" }).click();
    await expect(
      page.getByRole("heading", { level: 1, name: `Work of ${member.name} and others` }),
    ).toBeVisible();
    await expect(section("Overdue")).toContainText("9 days ago");
    await page.getByRole("navigation", { name: "Whose work" }).getByRole("link", { name: "Mine" }).click();

    await test.step("it follows what is changed on the map", async () => {
      await section("Overdue").getByRole("link").click();
      const map = new MapPage(page);
      await map.ready();
      const claim = await new Inspector(page).openControl(
        "Image signing in the build with a protected identity",
      );
      await expect(claim.summary).toContainText("3 days overdue");
      await write(claim.due, dayFromNow(200));
      await map.expectSaved();
      await page.goto("/me");
      await expect(section("Overdue")).toHaveCount(0);
      await expect(section("Other gaps").getByRole("listitem")).toHaveCount(2);
    });

    await test.step("evidence that expires before it counts is refused where it is typed", async () => {
      await page.goto(`/pipelines/${id}?node=ci&control=img-sbom`);
      await new MapPage(page).ready();
      const claim = await new Inspector(page).openControl("Signed SBOM for each image");
      await claim.row.getByRole("button", { name: "Add evidence" }).click();
      await claim.row.getByLabel("Title").fill("Too old");
      await claim.row.getByLabel("Expires").fill(dayFromNow(-1));
      await claim.row.getByRole("button", { name: "Add", exact: true }).click();
      await expect(claim.row).toContainText("This must not be before the day in From.");
    });
  },
);
