import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";

test("the numbers of a snapshot and of its link lead to as many controls, without a script, and what is hidden counts as it did", async ({
  signedInPage,
  newPipeline,
  admin,
  newBrowser,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, {
    title: "Before the audit",
  })) as { readonly id: string };
  const show = { owners: false, notes: false, evidence: false, hosts: true };
  const share = (await admin.json("POST", `/snapshots/${snapshot.id}/shares`, { show })) as {
    readonly url: string;
  };
  const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
  await expectControlsToOpen(page, `/snapshots/${snapshot.id}`);

  const guest = await (await newBrowser()).newPage();
  await guest.goto(share.url);
  await expect(guest.getByRole("heading", { level: 1, name: /Before the audit$/ })).toBeVisible();
  await expectControlsToOpen(guest, new URL(guest.url()).pathname);
  await expectAccessible(guest, "controls of a link");

  await page.goto(`/pipelines/${id}/snapshots`);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Before the audit" })
    .getByTitle("Declared")
    .first()
    .click();
  await expect(page).toHaveURL(/\/snapshots\/\w+\?.*status=declared.*#controls$/);
  await expect(page.getByRole("table", { name: "Controls as declared" })).toBeVisible();
});

test("a number that is followed with the keyboard takes the focus along, and what the address of a snapshot can't ask for is said", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, {
    title: "Before the audit",
  })) as { readonly id: string };
  const { page } = await signedInPage("viewer");
  await page.goto(`/snapshots/${snapshot.id}`);
  await page.getByRole("link", { name: "2 verified, Run" }).press("Enter");
  const controls = page.getByRole("region", { name: "Controls", exact: true });
  await expect(controls).toBeFocused();
  await expect(controls.getByText("Only Run, verified", { exact: true })).toBeVisible();
  await controls.getByRole("link", { name: "Not only Run, verified" }).press("Enter");
  await expect(page.getByRole("region", { name: "Gaps", exact: true })).toBeFocused();
  await page.goto(`/snapshots/${snapshot.id}?status=declared&stage=nowhere#controls`);
  await expect(page.getByText("Not known here, so left out: stage=nowhere.")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Controls as declared" }).getByRole("rowheader"),
  ).not.toHaveCount(0);
  await page.getByText(/^The map in words: /).click();
  await page.getByRole("link", { name: "4 of 31 controls stand" }).click();
  await expect(page.getByText("Only Jenkins, in scope", { exact: true })).toBeVisible();
});

/** Each number of the table of counts, and each of the sentence above, opens as many rows. */
async function expectControlsToOpen(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const counts = page.getByRole("table", { name: "Controls by status and stage" }).getByRole("link");
  const lead = page.getByRole("main").getByRole("link", {
    name: /^\d+ (controls of the stage|controls claimed|declared controls|verified controls)/,
  });
  const links = [...(await counts.all()), ...(await lead.all())];
  const asked = await Promise.all(
    links.map(async (link) => ({
      name: await link.getAttribute("aria-label"),
      href: await link.getAttribute("href"),
    })),
  );
  expect(asked.length).toBeGreaterThan(20);
  for (const { name, href } of asked) {
    await page.goto(href ?? "");
    const list = page.locator("#controls");
    await expect(list.getByRole("rowgroup").locator("tr.gap-entry"), `${name} ${href}`).toHaveCount(
      Number.parseInt(name ?? "", 10),
    );
  }
  await expect(page.locator("#controls").getByText(/^Only /)).toBeVisible();
  await page.getByRole("link", { name: /^Not only / }).click();
  await expect(page.getByRole("table", { name: "Gaps as declared" })).toBeVisible();
}
