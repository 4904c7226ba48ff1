import { expectAccessible } from "./accessible";
import { claimOf } from "./claim-of";
import { claimedArticle } from "./claimed-article";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const signing = "Image signing in the build with a protected identity";
const workers = "Isolated single-use build workers";

test(
  "owners are members and teams from a list, free text is told apart, and two spellings become one",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline, admin, watch }) => {
    watch.expectError(/status of 422/);
    const { page: admins } = await signedInPage("admin");
    const { page } = await signedInPage("editor");
    const { page: readers, member: reader } = await signedInPage("viewer");
    const crew = uniqueName("Delivery");
    const folks = `${crew} folks`;
    const id = await newPipeline({ document: claimedArticle("Transfers") });

    await test.step("an admin makes a team, of a name that nobody else has", async () => {
      await admins.goto("/settings/teams");
      await admins.getByRole("button", { name: "New team" }).click();
      const dialog = admins.getByRole("dialog", { name: "New team" });
      await dialog.getByLabel("Name", { exact: true }).fill(reader.name.toUpperCase());
      await dialog.getByRole("button", { name: "Create team" }).click();
      await expect(dialog).toContainText("This is the name of a member");
      await dialog.getByLabel("Name", { exact: true }).fill(crew);
      await dialog.getByRole("checkbox", { name: reader.name, exact: true }).check();
      await expectAccessible(admins, "a new team");
      await dialog.getByRole("button", { name: "Create team" }).click();
      const team = admins
        .getByRole("region", { name: "Teams" })
        .getByRole("listitem")
        .filter({ hasText: crew });
      await expect(team).toContainText(reader.name);
      await expect(team).toContainText("Owns nothing yet.");
      await expectAccessible(admins, "teams and owners");
    });

    await test.step("an editor chooses from the list, by pointer and by keys, or writes another text", async () => {
      await page.goto(`/pipelines/${id}?node=ci`);
      const map = new MapPage(page);
      await map.ready();
      const inspector = new Inspector(page);
      await inspector.openSettings();
      const ofNode = inspector.panel.getByLabel("Owner", { exact: true }).first();
      await ofNode.click();
      await page.getByRole("option", { name: crew }).click();
      await expect(ofNode).toHaveValue(crew);
      await expect(inspector.panel.getByText("team", { exact: true })).toBeVisible();
      const claim = await inspector.openControl(signing);
      await claim.owner.fill(folks);
      await expect(page.getByRole("option", { name: `Use “${folks}”` })).toContainText(
        "not a member or team",
      );
      await expectAccessible(page, "the list of owners");
      await claim.owner.fill(folks);
      await claim.owner.press("ArrowDown");
      await claim.owner.press("Enter");
      await expect(claim.owner).toHaveValue(folks);
      await expect(claim.row).toContainText("free text");
      const other = await inspector.openControl(workers);
      await other.owner.fill(reader.name);
      await other.owner.press("ArrowUp");
      await other.owner.press("Enter");
      await expect(other.row).toContainText("person");
      await other.owner.fill("Somebody");
      await other.owner.press("Escape");
      await expect(page.getByRole("listbox")).toBeHidden();
      await other.owner.press("Escape");
      await expect(other.owner).toHaveValue(reader.name);
      await map.expectSaved();
    });

    await test.step("and makes one owner of two spellings, on every map", async () => {
      await page.goto("/settings/teams");
      await expect(page.getByRole("button", { name: "New team" })).toHaveCount(0);
      const inUse = page.getByRole("region", { name: "Owners in use" });
      await inUse.getByLabel("Find owner").fill(crew);
      const spelling = inUse.getByRole("listitem").filter({ hasText: folks });
      await expect(spelling).toContainText("1 control on 1 map");
      await spelling.getByRole("button", { name: crew, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Merge owners" });
      await expect(dialog.getByRole("radio", { name: /^Delivery \d+ ?team$/ })).toBeChecked();
      await expectAccessible(page, "one owner of two");
      await dialog.getByRole("button", { name: "Merge owners" }).click();
      await expect(dialog).toContainText(`“${crew}” is now the owner on 1 pipeline.`);
      // Not "Close" of the dialog's head, which is called so, too.
      await expect(dialog.getByText("Close", { exact: true })).toBeFocused();
      await expectAccessible(page, "what was merged");
      await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
      await expect(spelling).toHaveCount(0);
      expect(await claimOf(admin, id, "img-sign")).toMatchObject({ owner: crew });
    });

    await test.step("a member of the team has it in their work", async () => {
      await readers.goto("/me");
      await expect(readers.getByText(`or your teams (“${crew}”)`)).toBeVisible();
      const work = readers.getByRole("main");
      await expect(work.getByRole("listitem").filter({ hasText: signing })).toContainText(
        `as a member of ${crew}`,
      );
      await expect(work.getByRole("listitem").filter({ hasText: workers })).not.toContainText(
        "as a member of",
      );
      await expectAccessible(readers, "work of a team");
    });

    await test.step("one undo takes the merge back on a map", async () => {
      await page.goto(`/pipelines/${id}/activity`);
      await page.getByRole("button", { name: `Undo this: merged owners into “${crew}” by 1 change` }).click();
      await expect.poll(() => claimOf(admin, id, "img-sign")).toMatchObject({ owner: folks });
    });

    await test.step("a new name of the team goes to the maps too", async () => {
      const renamed = uniqueName("Platform");
      await admins.reload();
      await admins.getByRole("button", { name: `Change ${crew}`, exact: true }).click();
      const dialog = admins.getByRole("dialog", { name: `Change ${crew}` });
      await dialog.getByLabel("Name", { exact: true }).fill(renamed);
      await expect(dialog.getByRole("checkbox", { name: /^Rename the owner on / })).toBeChecked();
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(admins.getByRole("dialog")).toContainText(`“${renamed}” is now the owner on 1 pipeline.`);
      await admins.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
      await admins.goto("/settings/audit?event=owners-merged");
      await expect(admins.getByRole("main")).toContainText(`merged the owners “${crew}” into ${renamed}`);
    });
  },
);
