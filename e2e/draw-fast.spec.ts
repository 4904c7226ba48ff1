import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("a pipeline grows by plus buttons, menus and dropped lines @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({}));

  await test.step("what usually comes next is offered first, and drawn with its connection", async () => {
    await map.addBySearch("github");
    await page.getByRole("button", { name: "Add node after GitHub" }).click();
    const dialog = tools.dialog("After GitHub");
    await expect(dialog.getByRole("option", { name: /^CI/ })).toBeVisible();
    await expect(dialog.getByRole("option", { name: /^Container host/ })).toBeHidden();
    await tools.pick("After GitHub", "Jenkins");
    await expect(map.footer).toContainText("2 nodes");
    await expect(map.footer).toContainText("1 connection");
    await expect(map.card("Jenkins, CI")).toBeFocused();
  });

  await test.step("by key, from the node that has the focus", async () => {
    await page.keyboard.press("Control+ArrowRight");
    await tools.pick("After Jenkins", "Harbor");
    await expect(map.card("Harbor, Production registry")).toBeFocused();
  });

  await test.step("in the middle of a connection, by its menu", async () => {
    await map.showAll();
    const line = page
      .getByRole("img", { name: "Jenkins sends an image to Harbor" })
      .locator(".react-flow__edge-interaction");
    const box = await line.boundingBox();
    if (!box) throw new Error("the connection is not on the screen");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: "right" });
    await tools.menu.getByRole("menuitem", { name: "Add node in between" }).click();
    await tools.pick("Between Jenkins and Harbor", "Image builder");
    await expect(map.footer).toContainText("4 nodes");
    await expect(map.footer).toContainText("3 connections");
  });

  await test.step("a line dropped where nothing is asks what stands there", async () => {
    await map.select("Harbor, Production registry");
    await map.atRest();
    const card = await map.card("Harbor, Production registry").boundingBox();
    if (!card) throw new Error("Harbor is not on the screen");
    await map.card("Harbor, Production registry").hover();
    await page.mouse.move(card.x + card.width, card.y + card.height / 2);
    await page.mouse.down();
    await page.mouse.move(card.x + card.width, card.y + card.height + 80, { steps: 5 });
    await page.mouse.move(card.x + card.width, card.y + card.height + 160, { steps: 5 });
    await page.mouse.up();
    await tools.pick("After Harbor", "Kubernetes");
    await expect(map.footer).toContainText("5 nodes");
    await expect(map.footer).toContainText("4 connections");
  });

  await test.step("undo and redo name each of it", async () => {
    await map.undo.click();
    await expect(map.footer).toContainText("4 nodes");
    await expect(map.redo).toHaveAccessibleName("Redo: add Kubernetes");
    await map.redo.click();
    await expect(map.footer).toContainText("5 nodes");
  });
  await map.expectSaved();
});

test("part of a map is copied, pasted, duplicated, zoned and lined up @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools, inspector] = [new MapPage(page), new MapTools(page), new Inspector(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

  await test.step("a copy of two nodes keeps what is between them, and is text", async () => {
    await map.select("Jenkins, CI");
    await map.addToSelection("Production registry, Production registry");
    await page.keyboard.press("Control+c");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    // Of its own making.
    const part = JSON.parse(text) as {
      readonly schema: string;
      readonly nodes: readonly unknown[];
      readonly edges: readonly unknown[];
      readonly claims: readonly unknown[];
    };
    expect([part.schema, part.nodes.length, part.edges.length, part.claims.length]).toEqual([
      "blueline/part/1",
      2,
      1,
      0,
    ]);
    await page.keyboard.press("Control+v");
    await expect(map.footer).toContainText("9 nodes");
    await expect(map.footer).toContainText("7 connections");
    await expect(inspector.heading).toHaveText("2 selected");
  });

  await test.step("duplicating is one step to undo", async () => {
    await page.keyboard.press("Control+d");
    await expect(map.footer).toContainText("11 nodes");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect(map.footer).toContainText("7 nodes");
  });

  await test.step("the name of a new zone around a card at the top is seen below the heads of the lanes", async () => {
    await map.showAll();
    await map.select("Developer, Developer");
    await page.keyboard.press("Control+g");
    const title = map.canvas.getByText("Zone 1", { exact: true });
    const head = await map.canvas.getByRole("region", { name: "Build stage" }).boundingBox();
    await expect
      .poll(async () => (await title.boundingBox())?.y)
      .toBeGreaterThanOrEqual((head?.y ?? Infinity) + 52);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await expect(title).toHaveCount(0);
  });

  await test.step("a zone around two nodes marks what crosses its border", async () => {
    await map.select("Kubernetes, Orchestrator");
    await map.addToSelection("Container hosts, Container host");
    await page.keyboard.press("Control+g");
    const zones = tools.dialog("Zones");
    await expect(zones.getByText("2 nodes", { exact: true })).toBeVisible();
    // It is there now: no other one is offered around the same two.
    await expect(zones.getByRole("button", { name: "Create empty zone" })).toBeVisible();
    await expect(zones.getByRole("button", { name: /^Create zone around/ })).toHaveCount(0);
    await zones.getByLabel("Name of the zone Zone 1").fill("Production account");
    await zones.getByLabel("Name of the zone Zone 1").press("Enter");
    // Its first name says the kind.
    await expect(zones.getByLabel("Kind of the zone Production account")).toHaveValue("account");
    await expectAccessible(page, "the zones");
    await page.keyboard.press("Escape");
    await expect(map.canvas.getByText("Production account")).toBeVisible();
    await expect(page.locator(".edge-label", { hasText: "crosses a trust boundary" })).toHaveCount(1);
  });

  await test.step("lined up by key, and what is set on all is one step", async () => {
    await page.keyboard.press("Control+Shift+ArrowUp");
    await expect(map.undo).toHaveAccessibleName("Undo: align 2 nodes");
    await map.undo.click();
    await inspector.panel.getByLabel("Owner of all").fill("Platform team");
    await inspector.panel.getByRole("button", { name: "Set", exact: true }).click();
    await expect(map.undo).toHaveAccessibleName("Undo: set the owner of 2 nodes");
    await inspector.panel.getByLabel("Control", { exact: true }).selectOption({ index: 1 });
    await inspector.panel.getByLabel("Status").selectOption("Planned");
    await inspector.panel.getByRole("button", { name: /^Set on \d/ }).click();
    await expect(map.undo).toHaveAccessibleName(/^Undo: set .* to planned on/);
    await expectAccessible(page, "many nodes in the inspector");
  });

  await test.step("the cards show owners, and the address says so", async () => {
    await map.cardsShow("owners");
    await expect(map.card("Kubernetes, Orchestrator")).toContainText("Platform team");
    await expect(map.card("Jenkins, CI")).toContainText("No owner");
    await expect(page).toHaveURL(/lens=owner/);
    await map.cardsShow("SLSA", true);
    await expect(map.card("Jenkins, CI")).toContainText(/\d+ of \d+ in place/);
    // The address follows a moment later, and is what a reload has.
    await expect(page).toHaveURL(/lens=slsa/);
    await page.reload();
    await map.ready();
    await expect(map.card("Jenkins, CI")).toContainText(/\d+ of \d+ in place/);
    await tools.run("Cards show coverage");
    await expect(page).not.toHaveURL(/lens=/);
  });
  await expect(map.saveStatus).toHaveText(/^Saved/);
});

test("everything is found: commands, nodes, controls, keys @main", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools, inspector] = [new MapPage(page), new MapTools(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));

  await test.step("a node by the list of everything", async () => {
    await tools.run("Docker Hub");
    await expect(map.card("Docker Hub, Parent registry")).toBeFocused();
    await expect(page).toHaveURL(/node=/);
  });

  await test.step("a control opens on the node where it applies", async () => {
    await tools.run("Image signing in the build");
    await expect(inspector.name).toHaveValue("Jenkins");
    await expect(inspector.panel.getByLabel("Status")).toBeVisible();
  });

  await test.step("on the map, with everything else dimmed", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await expect(tools.findBar.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("registry");
    await expect(tools.findBar.getByRole("status")).toHaveText("1 of 2");
    await page.keyboard.press("Enter");
    await expect(tools.findBar.getByRole("status")).toHaveText("2 of 2");
    await expectAccessible(page, "finding on the map");
    await page.keyboard.press("Escape");
    await expect(tools.findBar).toBeHidden();
    await expect(map.card("Production registry, Production registry")).toBeFocused();
  });

  await test.step("a key, by what it does; a card's menu, by key", async () => {
    await page.keyboard.press("?");
    const keys = tools.dialog("Shortcuts");
    await keys.getByRole("searchbox").fill("zone");
    await expect(keys.getByText("Create zone around the selection")).toBeVisible();
    await expect(keys.getByText("Ctrl+G", { exact: true })).toBeVisible();
    await expectAccessible(page, "the sheet of keys");
    await page.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await map.card("Jenkins, CI").click();
    await page.keyboard.press("Shift+F10");
    await expect(tools.menu.getByRole("menuitem").first()).toBeVisible();
    await expectAccessible(page, "the menu of a node");
    await page.keyboard.press("Escape");
    await expect(tools.menu).toBeHidden();
    await expect(map.card("Jenkins, CI")).toBeFocused();
  });
});

test("the names of the stages lie over the lanes and the cards", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("viewer");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  for (const stage of ["Build", "Distribute", "Run"]) {
    const name = map.canvas.getByRole("region", { name: `${stage} stage` }).getByRole("heading");
    // Made to catch the pointer for a moment: then what is there at its place is what is seen there.
    const isOnTop = await name.evaluate((heading) => {
      heading.style.pointerEvents = "auto";
      const { left, top, width, height } = heading.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === heading;
    });
    expect(isOnTop, stage).toBe(true);
  }
});

test("who may only look finds and follows, and is offered nothing that changes the map", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ template: "article" }));
  await map.card("Jenkins, CI").click();
  await expect(page.getByRole("button", { name: "Add node after Jenkins" })).toBeHidden();
  await map.card("Jenkins, CI").click({ button: "right" });
  await expect(tools.menu.getByRole("menuitem", { name: /^Copy/ }).first()).toBeVisible();
  await expect(tools.menu.getByRole("menuitem", { name: /^Delete|^Duplicate|^Rename|^Connect/ })).toHaveCount(
    0,
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+d");
  await expect(map.footer).toContainText("7 nodes");
});

test("what an undo took away is no longer among what is selected", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  await map.select("Jenkins, CI");
  await press(page, "Control+d");
  await expect(map.footer).toContainText("8 nodes");
  await press(page, "Control+z");
  await expect(map.footer).toContainText("7 nodes");
  await map.select("Kubernetes, Orchestrator");
});
