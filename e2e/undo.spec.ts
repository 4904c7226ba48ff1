import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";

test("what can be undone outlives a change of view and a reload, and goes with signing out", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  const tab = (name: string) => page.getByRole("banner").getByRole("link", { name: new RegExp(`^${name}`) });

  await test.step("from the map to the outline, the gaps, the snapshots and back", async () => {
    await map.select("Jenkins, CI");
    await inspector.rename("Build server");
    await map.card("Kubernetes, Orchestrator").click();
    await page.keyboard.press("Delete");
    await map.expectSaved();
    await tab("Outline").click();
    await expect(map.undo).toHaveAccessibleName("Undo: delete Kubernetes");
    await tab("Gaps").click();
    await expect(page.getByRole("grid", { name: "Gaps" })).toBeVisible();
    await expect(map.undo).toHaveAccessibleName("Undo: delete Kubernetes");
    await tab("Snapshots").click();
    await expect(page.getByRole("heading", { name: "Snapshots" }).first()).toBeVisible();
    await tab("Map").click();
    await map.ready();
    await expect(map.undo).toHaveAccessibleName("Undo: delete Kubernetes");
    await map.canvas.focus();
    await press(page, "Control+z");
    await expect(map.footer).toContainText("7 nodes");
    await expect(map.footer).toContainText("6 connections");
  });

  await test.step("a reload keeps both ways, also on the page of gaps", async () => {
    await page.reload();
    await map.ready();
    await expect(map.redo).toHaveAccessibleName("Redo: delete Kubernetes");
    await map.redo.click();
    await expect(map.footer).toContainText("6 nodes");
    await map.expectSaved();
    await tab("Gaps").click();
    await page.reload();
    await new GapsPage(page).saved();
    // A key that comes before what was kept is back undoes nothing.
    await expect(map.undo).toHaveAccessibleName("Undo: delete Kubernetes");
    // Whatever has the focus.
    await page.getByRole("main").focus();
    await press(page, "Control+z");
    await expect(map.undo).toHaveAccessibleName("Undo: rename Jenkins");
    await tab("Map").click();
    await map.ready();
    await expect(map.footer).toContainText("7 nodes");
  });

  await test.step("what somebody changed since is theirs: undo says so and goes on with the next", async () => {
    // The answer's form is the contract's.
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
      readonly document: PipelineDocument;
    };
    const node = document.nodes.find(({ name }) => name === "Build server")?.id;
    await admin.json("POST", `/pipelines/${id}/operations`, {
      clientId: "another-client-of-a-story",
      operations: [{ id: crypto.randomUUID(), type: "node.changed", node, set: { name: "TeamCity" } }],
    });
    await expect(map.card("TeamCity, CI")).toBeVisible();
    await page.reload();
    await map.ready();
    await map.undo.click();
    await expect(map.canvas.getByText("Undo rename Jenkins: not possible")).toBeVisible();
    await expect(map.card("TeamCity, CI")).toBeVisible();
    await expect(map.undo).toBeDisabled();
  });

  await test.step("signing out leaves nothing of it in the browser", async () => {
    const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes("undo")));
    expect(await kept()).toHaveLength(1);
    await page.getByRole("button", { name: /^Your menu/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    expect(await kept()).toEqual([]);
  });
});
