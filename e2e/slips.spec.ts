import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("the next key is about the copy, and a card dropped in another lane says so", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));

  await test.step("duplicated and deleted, the original stays with its connections", async () => {
    await map.card("Jenkins, CI").focus();
    // At once: what duplicates is fetched when it is first used.
    await press(page, "Control+d", "Delete");
    await expect(map.undo).toHaveAccessibleName("Undo: delete Jenkins");
    await expect(map.footer).toContainText("7 nodes");
    await expect(map.footer).toContainText("6 connections");
  });

  await test.step("duplicated or pasted and renamed, the copy has the new name and the focus", async () => {
    // Pasting first, once more: that is fetched apart.
    await page.reload();
    await map.ready();
    // What was not sent yet is on the map again.
    await expect(map.card("Jenkins, CI")).toHaveCount(1);
    for (const keys of [["Control+c", "Control+v"], ["Control+d"]]) {
      await map.card("Jenkins, CI").click();
      await press(page, ...keys, "F2");
      await expect(page.getByLabel("Name of Jenkins")).toBeFocused();
      await page.keyboard.type("Copy");
      await press(page, "Enter");
      await expect(map.card("Copy, CI")).toBeFocused();
      await expect(map.card("Jenkins, CI")).toHaveCount(1);
      await press(page, "Delete");
      await expect(map.card("Copy, CI")).toHaveCount(0);
    }
    await expect(map.footer).toContainText("6 connections");
  });

  await test.step("the stage of a card that was dragged is told, and taken back", async () => {
    await page.keyboard.press("1");
    await map.atRest();
    const [card, lane] = await Promise.all([
      map.card("Jenkins, CI").boundingBox(),
      map.canvas.getByRole("region", { name: "Run stage" }).boundingBox(),
    ]);
    if (!card || !lane) throw new Error("Jenkins or the lane is not on the screen");
    await page.mouse.move(card.x + card.width / 2, card.y + 10);
    await page.mouse.down();
    await page.mouse.move(lane.x + lane.width / 2, card.y + 20, { steps: 8 });
    await page.mouse.up();
    const told = map.canvas.getByRole("status").filter({ hasText: "Jenkins is now in Run." });
    await expect(told).toBeVisible();
    await told.getByRole("button", { name: "Undo" }).click();
    await expect(map.card("Jenkins, CI")).toHaveAccessibleName(/, Build, /);
    await expect(told).toBeHidden();
  });

  await test.step("a card renamed to another tool has its mark, says so, and both are taken back at once", async () => {
    const mark = (card: string, of: string) => map.card(card).locator(`use[href="/brands/${of}.svg#mark"]`);
    await map.card("Jenkins, CI").click();
    await expect(mark("Jenkins, CI", "jenkins")).toBeAttached();
    await press(page, "F2");
    await expect(page.getByLabel("Name of Jenkins")).toBeFocused();
    await page.keyboard.type("TeamCity");
    await press(page, "Enter");
    await expect(mark("TeamCity, CI", "teamcity")).toBeAttached();
    const told = map.canvas.getByRole("status").filter({ hasText: "Its technology is TeamCity now" });
    await told.getByRole("button", { name: "Undo" }).click();
    await expect(mark("Jenkins, CI", "jenkins")).toBeAttached();
  });
});

test("a status chosen while the page is still starting is kept", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const id = await newPipeline({ template: "article" });
  // A slow machine: what the page brought is seen long before it listens.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(`/pipelines/${id}?node=ci&control=img-sign`, { waitUntil: "commit" });
  const form = await new Inspector(page).openControl("Image signing in the build with a protected identity");
  await form.status.selectOption("planned");
  await expect(form.summary).toContainText("Planned");
  await new MapPage(page).expectSaved();
});

test("nothing that was typed is lost in silence", async ({ admin, signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools, inspector] = [new MapPage(page), new MapTools(page), new Inspector(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  const remove = async (name: string) => {
    // The answer's form is the contract's.
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
      readonly document: PipelineDocument;
    };
    const node = document.nodes.find((one) => one.name === name)?.id;
    await admin.json("POST", `/pipelines/${id}/operations`, {
      clientId: "another-client-of-a-story",
      operations: [{ id: crypto.randomUUID(), type: "node.removed", node }],
    });
  };

  await test.step("a zone's name, when Escape closes the list of zones", async () => {
    await map.card("Kubernetes, Orchestrator").click();
    await page.keyboard.press("Control+g");
    await tools.dialog("Zones").getByLabel("Name of the zone Zone 1").fill("Production account");
    await page.keyboard.press("Escape");
    await expect(tools.dialog("Zones")).toBeHidden();
    await expect(map.canvas.getByText("Production account")).toBeVisible();
  });

  await test.step("a new name, when somebody deletes the node under it", async () => {
    await map.card("Jenkins, CI").click();
    await page.keyboard.press("F2");
    const field = page.getByLabel("Name of Jenkins");
    // Typed at once, while the field may still be on its way.
    await page.keyboard.type("Build server of the shop");
    await expect(field).toHaveValue("Build server of the shop");
    await remove("Jenkins");
    await expect(field).toBeHidden();
    const told = map.canvas.getByRole("alert").filter({ hasText: "“Build server of the shop”" });
    await expect(told).toContainText("another person has removed");
    await told.getByRole("button", { name: "Dismiss" }).click();
  });

  await test.step("a form half filled in, when somebody deletes the node that it is about", async () => {
    await map.card("Production registry, Production registry").click();
    await expect(inspector.name).toHaveValue("Production registry");
    const control = await inspector.controls.getByRole("button").first().innerText();
    const claim = await inspector.openControl(control.split("\n")[0] ?? "");
    await claim.row.getByRole("button", { name: "Add evidence" }).click();
    await claim.row.getByLabel("Title").fill("Report of the registry");
    await remove("Production registry");
    await expect(inspector.controls).toBeHidden();
    await expect(
      map.canvas
        .getByRole("status")
        .filter({ hasText: /No evidence was added to .*“Report of the registry”/ }),
    ).toBeVisible();
  });
});

test("connections are selected and changed together, and are asked for once", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools, inspector] = [new MapPage(page), new MapTools(page), new Inspector(page)];
  await map.open(await newPipeline({ name: "By hand" }));
  await map.addBySearch("github");
  await map.card("GitHub, Source repository").focus();
  for (const [after, next] of [
    ["GitHub", "Jenkins"],
    ["Jenkins", "Harbor"],
    ["Harbor", "Kubernetes"],
  ] as const) {
    await page.keyboard.press("Control+ArrowRight");
    await tools.pick(`After ${after}`, next);
    await expect(map.footer).toContainText(next === "Jenkins" ? "1 connection" : "connections");
  }
  await map.showAll();

  await test.step("after the first answer, the question for the rest", async () => {
    await clickLine(map, "GitHub sends code to Jenkins");
    await inspector.panel.getByLabel("Manual or automated").selectOption("Automated");
    const question = map.canvas
      .getByRole("status")
      .filter({ hasText: "Are the other 2 connections automated?" });
    await expectAccessible(page, "the question for the other connections");
    await question.getByRole("button", { name: "Yes" }).click();
    await expect(question).toBeHidden();
    await expect(map.undo).toHaveAccessibleName("Undo: mark 2 connections as automated");
    await expect(page.getByRole("img", { name: /, automated$/ })).toHaveCount(3);
  });

  await test.step("by Shift and click: some, each changed in one step", async () => {
    await clickLine(map, "Jenkins sends an image to Harbor, automated");
    await clickLine(map, "Harbor sends an image to Kubernetes, automated", ["Shift"]);
    await expect(inspector.heading).toHaveText("2 selected");
    await expectAccessible(page, "two connections in the inspector");
    await inspector.panel.getByLabel("Manual or automated on all").selectOption("Manual: a person does it");
    await expect(map.undo).toHaveAccessibleName("Undo: mark 2 connections as manual");
    await inspector.panel.getByLabel("Artifact on all").selectOption("Code");
    await expect(page.getByRole("img", { name: /sends code to .*, manual$/ })).toHaveCount(2);
    await clickLine(map, "Harbor sends code to Kubernetes, manual", ["Shift"]);
    await expect(inspector.heading).toHaveText("Connection");
  });

  await test.step("by key: all of them, deleted in one step", async () => {
    await map.canvas.focus();
    await press(page, "Control+a");
    await expect(inspector.heading).toHaveText("3 selected");
    await inspector.panel.getByRole("button", { name: "Delete selection" }).click();
    await expect(map.footer).toContainText("0 connections");
    await press(page, "Control+z");
    await expect(map.footer).toContainText("3 connections, 2 manual");
  });
});

async function clickLine(map: MapPage, name: string, modifiers: "Shift"[] = []): Promise<void> {
  const { page } = map;
  // What was clicked before may have opened the inspector, from under which the map moves.
  await map.atRest();
  const line = page.getByRole("img", { name, exact: true }).locator(".react-flow__edge-interaction");
  const box = await line.boundingBox();
  if (!box) throw new Error(`the connection is not on the screen: ${name}`);
  for (const key of modifiers) await page.keyboard.down(key);
  // Off its middle, where its plus is once it is selected.
  const share = box.width < 80 ? 0.5 : 0.3;
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
  for (const key of modifiers) await page.keyboard.up(key);
}

test("a name that was given by Enter, or taken back by Escape, leaves the next key to the map", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ name: "Named" }));
  await map.addBySearch("harbor");
  await inspector.name.fill("Harbor staging");
  await page.keyboard.press("Enter");
  await expect(map.card("Harbor staging, Staging registry")).toBeFocused();
  await inspector.name.fill("Harbor what");
  await page.keyboard.press("Escape");
  await expect(map.card("Harbor staging, Staging registry")).toBeFocused();
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await expect(inspector.name).toHaveValue("Harbor staging");
});

test("what is typed for a search that is still on its way is in it once it is there", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  // Each part of the program comes late from here on.
  await page.route(/\/_next\/static\/chunks\/.+\.js/, async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await press(page, "/", ..."harbor");
  await expect(map.palette).toBeHidden();
  await expect(map.search).toHaveValue("harbor");
  await press(page, "Enter");
  await expect(map.card("Harbor, Production registry")).toBeVisible();
  await map.expectSaved();
  await page.reload();
  await map.card("Harbor, Production registry").click();
  await page.keyboard.press("a");
  await page.keyboard.type("eks", { delay: 20 });
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue("eks");
  await press(page, "Escape");
  await page.reload();
  await map.card("Harbor, Production registry").click();
  // What takes a letter back takes no card away.
  await press(page, "a", "e", "k", "x", "Backspace");
  await page.getByRole("dialog").getByRole("combobox").fill("eks");
  await page.keyboard.press("Enter");
  await expect(map.card("Amazon EKS, Orchestrator")).toBeVisible();
  await expect(map.card("Harbor, Production registry")).toBeVisible();
});
