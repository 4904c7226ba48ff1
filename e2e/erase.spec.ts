import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test, uniqueName } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { SnapshotPage } from "./pages/snapshot-page";

test("a secret that was pasted into a note is erased from map, log and snapshots, and the record says so @both @main", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/status of 422/);
  const secret = uniqueName("kq7-Tr0ub4dor").replace(" ", "-");
  const article = claimedArticle(uniqueName("Shop"));
  const [first, ...others] = article.nodes;
  if (!first) throw new Error("The article has no node.");
  const document = { ...article, nodes: [{ ...first, name: secret }, ...others] };
  const id = await newPipeline({ document });
  const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "Before" })) as {
    readonly id: string;
  };
  const { page: editor } = await signedInPage("editor");
  const map = new MapPage(editor);
  await map.open(id);
  await expect(map.canvas).toContainText(secret);

  const { page } = await signedInPage("admin");
  await test.step("it is looked for first, and asked once more", async () => {
    await page.goto("/settings/members");
    await page.getByRole("link", { name: "Erase text" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Erase text" })).toBeVisible();
    await expectAccessible(page, "erasing a text");
    await page.getByLabel("Text to erase").fill("nobody ever typed this");
    await page.getByLabel("Reason").fill("A try");
    await page.getByRole("button", { name: "Find text" }).click();
    await expect(page.getByText("Not found in this workspace.")).toBeVisible();
    await page.getByLabel("Text to erase").fill("implemented");
    await page.getByRole("button", { name: "Find text" }).click();
    await expect(page.getByText(/is a word that Blueline itself uses/)).toBeVisible();
    await page.getByLabel("Text to erase").fill(secret);
    await page.getByLabel("Reason").fill("A password in a name");
    await page.getByRole("button", { name: "Find text" }).click();
    const asked = page.getByRole("dialog", { name: "Erase text for good?" });
    await expect(asked).toContainText(/Found in .+ of 1 pipeline\./);
    await asked.getByRole("button", { name: "Erase text" }).click();
    await expect(page.getByText(/^Erased from .+ of 1 pipeline\.$/)).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "A password in a name" })).toBeVisible();
  });

  await test.step("a map that is open is loaded again, without it", async () => {
    await expect(editor.getByRole("alert").filter({ hasText: "Reload the page" })).toBeVisible();
    await editor.reload();
    await expect(map.canvas).toContainText("erased");
    await expect(map.canvas).not.toContainText(secret);
  });

  await test.step("the snapshot and the record say what is left", async () => {
    const taken = new SnapshotPage(page);
    await page.goto(`/snapshots/${snapshot.id}`);
    await expect(taken.page.getByRole("heading", { level: 1 })).toContainText("Before");
    await expect(page.locator("body")).not.toContainText(secret);
    await page.goto("/settings/audit");
    await expect(page.getByText(/erased a text from \d+ places: A password in a name/)).toBeVisible();
  });
});
