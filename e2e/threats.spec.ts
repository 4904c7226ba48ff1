import type { Page } from "@playwright/test";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

const tactics = (page: Page) =>
  page.getByRole("list", { name: "Tactics: ATT&CK for Containers" }).locator(":scope > li");
const tactic = (page: Page, name: string) =>
  tactics(page).filter({ has: page.getByRole("heading", { name, exact: true }) });
const row = (page: Page, id: string) => page.locator(`tr[id="${id}"]`);

test("the matrix as a heat map, each cell open into the claims behind it", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}`);
  await openTab(page, "Threats");
  await expect(page.getByText(/\d+ of 77 relevant techniques are open/)).toBeVisible();
  await expect(tactics(page).getByRole("heading")).toHaveText([
    "Initial Access",
    "Execution",
    "Persistence",
    "Privilege Escalation",
    "Defense Evasion",
    "Credential Access",
    "Discovery",
    "Lateral Movement",
    "Impact",
  ]);
  for (const name of ["Initial Access", "Persistence", "Privilege Escalation", "Defense Evasion"])
    await expect(
      tactic(page, name).getByRole("link", { name: /Valid Accounts T1078$/ }),
      name,
    ).toHaveAccessibleName(/^Partly \d+ of \d+ nodes, Valid Accounts T1078$/);

  await tactic(page, "Persistence")
    .getByRole("link", { name: /Implant Internal Image/ })
    .click();
  await expect(page).toHaveURL(/\?technique=T1525#T1525$/);
  const opened = row(page, "T1525");
  await expect(opened).toBeInViewport();
  await expect(opened).toContainText("1 of 4");
  await expect(
    opened.getByRole("listitem").filter({ hasText: "Immutable image tags" }).first(),
  ).toContainText("VerifiedProduction registry");
  await expect(opened).toContainText(
    "ATT&CK itself names M1026 Privileged Account Management, M1045 Code Signing, M1047 Audit.",
  );
  await opened.getByRole("link", { name: "Docker Hub" }).click();
  await new MapPage(page).ready();
  await expect(new Inspector(page).name).toHaveValue("Docker Hub");
});

test("the same as a table, by result and by what is proven", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
  await page.goto(`/pipelines/${id}/threats`);
  const table = page.getByRole("table", { name: "Techniques" });
  const results = page.getByRole("navigation", { name: "Result" });
  await expect(table.getByRole("columnheader")).toHaveText([
    "Result",
    "Technique",
    "Tactics",
    "Nodes protected",
  ]);
  await expect(table.getByRole("row")).toHaveCount(1 + 2 + 77);
  await expect(row(page, "T1562")).toContainText("Defense Evasion");
  const mitigated = async () =>
    Number(/\d+/.exec((await results.getByRole("link", { name: "Mitigated" }).textContent()) ?? "")?.[0]);
  const before = await mitigated();
  expect(before).toBeGreaterThan(0);
  await results.getByRole("link", { name: "Mitigated" }).click();
  await expect(table.locator("tr[id]")).toHaveCount(before);
  await page
    .getByRole("navigation", { name: "Count as in place" })
    .getByRole("link", { name: "Verified only" })
    .click();
  await expect(page).toHaveURL(/status=mitigated&proof=proven/);
  await expect.poll(mitigated).toBeLessThan(before);
  await tactic(page, "Defense Evasion")
    .getByRole("link", { name: /Impair Defenses T1562/ })
    .click();
  await expect(row(page, "T1562")).toContainText("In version 19 it is T1685.");
  await expect(row(page, "T1562").getByRole("link", { name: "T1562 at attack.mitre.org" })).toBeVisible();
});
