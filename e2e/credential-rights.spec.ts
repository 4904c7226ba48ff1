import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { aPipeline } from "@/lib/testing/builders";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { OutlinePage } from "./pages/outline-page";

test("a credential says what it allows and whether it is short-lived, on the map, after a reload and in the outline", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector, outline] = [new MapPage(page), new Inspector(page), new OutlinePage(page)];
  const id = await newPipeline({
    document: aPipeline("Keys")
      .node("ci", { name: "Jenkins", position: { x: 0, y: 80 } })
      .node("registry", { name: "Harbor", position: { x: 500, y: 80 } })
      .node("cluster", { name: "EKS", position: { x: 1000, y: 80 } })
      .edge("ci", "cluster", { artifact: "credential" })
      .toDocument(),
  });
  const asked = (label: string) => inspector.panel.getByLabel(label, { exact: true });
  const [allows, short] = [asked("Permission"), asked("Short-lived")];
  const drawn = async () => {
    await expect(map.saveStatus).toHaveText(/^Saved/);
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer;
    return document.edges
      .filter(({ artifact }) => artifact === "credential")
      .map(({ target, right, shortLived }) => ({ target, right, shortLived }));
  };
  const onEks = { target: "cluster", right: undefined, shortLived: undefined };
  const onHarbor = { target: "registry", right: "publish", shortLived: true };

  await test.step("both are asked of a credential alone", async () => {
    await page.goto(`/pipelines/${id}?node=ci`);
    await map.ready();
    await inspector.connectTo("Harbor");
    await expect(allows).toBeHidden();
    await inspector.panel.getByLabel("Artifact").selectOption("credential");
    await expect(allows).toHaveValue("unknown");
    await expect(short).toHaveValue("unknown");
    await allows.selectOption("publish");
    await short.selectOption("yes");
    await expect.poll(drawn).toEqual(expect.arrayContaining([onEks, onHarbor]));
    await expectAccessible(page, "a credential with both answers");
  });

  await test.step("an answer is taken back and given again by undo and redo", async () => {
    await map.undo.click();
    await expect(short).toHaveValue("unknown");
    await map.redo.click();
    await expect(short).toHaveValue("yes");
  });

  await test.step("both are there after a reload", async () => {
    await expect.poll(drawn).toContainEqual(onHarbor);
    await page.reload();
    await map.ready();
    await expect(allows).toHaveValue("publish");
    await expect(short).toHaveValue("yes");
  });

  await test.step("several are answered in one step", async () => {
    await map.canvas.press("Control+a");
    await expect(inspector.panel.getByLabel("Permission on all")).toHaveValue("differ");
    await inspector.panel.getByLabel("Short-lived on all").selectOption("no");
    await expect.poll(drawn).toEqual(
      expect.arrayContaining([
        { ...onEks, shortLived: false },
        { ...onHarbor, shortLived: false },
      ]),
    );
  });

  await test.step("the outline says them, and changes them", async () => {
    await outline.open(id);
    const goesTo = page.getByRole("list", { name: "Jenkins goes to" }).getByRole("listitem");
    await expect(goesTo.filter({ hasText: "Harbor" })).toContainText("credential, may publish, long-lived");
    await expect(goesTo.filter({ hasText: "EKS" })).toContainText("credential, long-lived");
    await page.getByRole("button", { name: "Change the connection from Jenkins to EKS" }).click();
    await allows.selectOption("admin");
    await expect(goesTo.filter({ hasText: "EKS" })).toContainText("credential, full control, long-lived");
    await expectAccessible(page, "the outline with what credentials allow");
  });
});
