import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const control = "Isolated single-use build workers";

/** Who else is here, in the bar of a page. */
function others(page: Page, text: string): Locator {
  return page.getByRole("banner").getByRole("group", { name: text, exact: true });
}

test("people see who else is here, where they look and what they edit", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ template: "article" });
  const [{ page: mine, member: me }, { page: theirs, member: them }] = [
    await signedInPage("editor"),
    await signedInPage("editor"),
  ];
  const [myMap, theirMap] = [new MapPage(mine), new MapPage(theirs)];
  await myMap.open(id);
  await theirMap.open(id);

  await test.step("both are here", async () => {
    await expect(others(mine, `${them.name} is here`)).toBeVisible();
    await expect(others(theirs, `${me.name} is here`)).toBeVisible();
  });

  await test.step("what one looks at is marked on the other's map, and only there", async () => {
    await theirMap.select("Jenkins, CI");
    await expect(
      mine.getByRole("button", { name: `${them.name}, looking at Jenkins`, exact: true }),
    ).toBeVisible();
    await expect(myMap.card("Jenkins, CI").getByTitle(them.name, { exact: true })).toBeVisible();
    await expect(theirMap.canvas.getByTitle(them.name)).toHaveCount(0);
  });

  await test.step("what one edits is said where the other could edit it too, and nothing is locked", async () => {
    const claim = await new Inspector(theirs).openControl(control);
    await claim.owner.focus();
    await expect(myMap.card("Jenkins, CI")).toContainText(`${them.name} is editing`);
    await myMap.select("Jenkins, CI");
    await expect(
      new Inspector(mine).controls.getByRole("listitem").filter({ hasText: control }),
    ).toContainText(`${them.name} is editing this control`);
    const own = await new Inspector(mine).openControl(control);
    await own.note.fill("At the same time");
    await own.note.blur();
    await expect(claim.note).toHaveValue("At the same time");
  });

  await test.step("a click goes to where somebody looks", async () => {
    await mine.keyboard.press("Escape");
    await myMap.select("Production registry, Production registry");
    await theirMap.select("Kubernetes, Orchestrator");
    await mine.getByRole("button", { name: `${them.name}, looking at Kubernetes`, exact: true }).click();
    await expect(new Inspector(mine).name).toHaveValue("Kubernetes");
    await expect(myMap.card("Kubernetes, Orchestrator")).toBeFocused();
  });

  await test.step("a second tab of one person is the same person", async () => {
    const second = await theirs.context().newPage();
    await new MapPage(second).open(id);
    await expect(others(second, `${me.name} is here`)).toBeVisible();
    await expect(others(mine, `${them.name} is here`)).toBeVisible();
    await second.close();
  });

  await test.step("the list of all of them can be opened, and is accessible", async () => {
    await others(mine, `${them.name} is here`).getByRole("button", { name: "show list" }).click();
    await expect(mine.getByRole("heading", { name: `${them.name} is here` })).toBeVisible();
    await expectAccessible(mine, "map with the list of who is here");
    await mine.keyboard.press("Escape");
  });

  await test.step("who leaves is gone soon", async () => {
    await theirs.close();
    await expect(others(mine, `${them.name} is here`)).toHaveCount(0, { timeout: 15_000 });
    await expect(myMap.canvas.getByTitle(them.name)).toHaveCount(0);
  });
});

test("viewers are seen too, on the map and in the outline", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  const [{ page: editor, member: edo }, { page: viewer, member: vera }] = [
    await signedInPage("editor"),
    await signedInPage("viewer"),
  ];
  const map = new MapPage(editor);
  await map.open(id);
  await viewer.goto(`/pipelines/${id}/outline?node=ci`);
  await expect(others(viewer, `${edo.name} is here`)).toBeVisible();
  await expect(map.card("Jenkins, CI").getByTitle(vera.name)).toBeVisible();
});
