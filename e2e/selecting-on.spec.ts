import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("one thing after the other is selected, moved and deleted, and nothing else with it", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);

  await test.step("what a selected card is connected with is beside the inspector, and can be selected next", async () => {
    const [card, next] = [
      map.card("Production registry, Production registry"),
      map.card("Kubernetes, Orchestrator"),
    ];
    await card.click();
    await expect(inspector.name).toHaveValue("Production registry");
    await expect
      .poll(async () => {
        const [panel, ...cards] = await Promise.all([
          inspector.panel.boundingBox(),
          card.boundingBox(),
          next.boundingBox(),
        ]);
        return cards.every(
          (box) => panel !== null && box !== null && box.x >= 60 && box.x + box.width <= panel.x,
        );
      })
      .toBe(true);
    await next.click();
    await expect(inspector.name).toHaveValue("Kubernetes");
    await press(page, "Escape");
  });

  await test.step("the map made room for the inspector: it goes back once that is closed, unless it was moved since", async () => {
    const view = () =>
      page
        .locator(".react-flow__viewport")
        .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);
    const card = map.card("Kubernetes, Orchestrator");
    const openAside = async () => {
      const before = await view();
      await card.click();
      await expect.poll(view).not.toBe(before);
      await map.atRest();
      return before;
    };
    await map.showAll();
    const whole = await openAside();
    await inspector.panel.getByRole("button", { name: "Close the inspector" }).click();
    await expect.poll(view).toBe(whole);
    // The focus goes to the card, which is in sight.
    await map.atRest();
    expect(await view()).toBe(whole);
    await openAside();
    await press(page, "Escape");
    await expect.poll(view).toBe(whole);
    await openAside();
    await page.mouse.move(90, 700);
    await page.mouse.wheel(40, 0);
    await map.atRest();
    const moved = await view();
    await press(page, "Escape");
    await map.atRest();
    expect(await view()).toBe(moved);
  });

  await test.step("a connection at the right edge comes out from under the inspector, with both its ends", async () => {
    await map.showAll();
    const line = page.locator('.react-flow__edge[data-id="e6-deploy"] .react-flow__edge-interaction');
    const ends = [map.card("Kubernetes, Orchestrator"), map.card("Container hosts, Container host")];
    const before = await line.boundingBox();
    if (!before) throw new Error("The line is not on the screen");
    await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
    await expect(inspector.heading).toHaveText("Connection");
    const panel = await inspector.panel.boundingBox();
    expect(before.x + before.width).toBeGreaterThan(panel?.x ?? Infinity);
    await expect
      .poll(async () => {
        const boxes = await Promise.all([line, ...ends].map(async (one) => one.boundingBox()));
        return boxes.every(
          (box) => panel !== null && box !== null && box.x >= 60 && box.x + box.width <= panel.x,
        );
      })
      .toBe(true);
    await press(page, "Escape");
  });

  await test.step("a card dropped across a border goes into the lane that it is said to be in", async () => {
    await map.showAll();
    const card = map.card("Developer, Developer");
    const lane = map.canvas.getByRole("region", { name: "Distribute stage" });
    const [from, to] = await Promise.all([card.boundingBox(), lane.boundingBox()]);
    if (!from || !to) throw new Error("The card or the lane is not on the screen");
    const grip = { x: from.x + from.width / 2, y: from.y + 10 };
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    // In small steps: the first one only begins the drag.
    await page.mouse.move(to.x + 24, grip.y + from.height, { steps: 40 });
    await page.mouse.up();
    await expect(card).toHaveAccessibleName(/, Distribute, /);
    // The lanes take their new width right after the card is drawn in its place.
    await expect
      .poll(async () => {
        const [dropped, its] = await Promise.all([card.boundingBox(), lane.boundingBox()]);
        return dropped !== null && its !== null && dropped.x >= its.x;
      })
      .toBe(true);
  });

  await test.step("Delete pressed twice deletes one card: the next one has the focus, and is told to be selected first", async () => {
    await map.card("Jenkins, CI").focus();
    await press(page, "Delete", "Delete");
    await expect(map.card("Jenkins, CI")).toHaveCount(0);
    await expect(map.canvas.locator(".react-flow__node:focus")).toHaveCount(1);
    await press(page, "Delete");
    await expect(page.getByRole("status").filter({ hasText: "press Space to select it" })).toBeAttached();
    await expect(map.footer).toContainText("6 nodes");
    await press(page, "Space", "Delete");
    await expect(map.footer).toContainText("5 nodes");
  });

  await test.step("a key is about the card that the key before it leads to, also while the step there is being fetched", async () => {
    await map.open(id);
    let arrive = () => {};
    const onItsWay = new Promise<void>((done) => (arrive = done));
    await page.route("**/*.js", async (route) => {
      await onItsWay;
      await route.continue();
    });
    await map.card("Developer, Developer").focus();
    await press(page, "End", "Delete");
    arrive();
    await expect(map.footer).toContainText("4 nodes");
    await expect(map.card("Developer, Developer")).toBeVisible();
  });
});

test("what is pressed is what the next key and the eye find there", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));

  await test.step("Delete takes out a connection that was selected by its label, and nothing else", async () => {
    await expect(map.footer).toContainText("7 nodes 6 connections");
    await page.locator(".edge-label button").first().click();
    await expect(inspector.heading).toHaveText("Connection");
    await press(page, "Delete");
    await expect(map.footer).toContainText("7 nodes 5 connections");
    await press(page, "Control+z");
    await expect(map.footer).toContainText("7 nodes 6 connections");
    await press(page, "Escape");
  });

  await test.step("after a line was drawn the next key is about the node that it leads to", async () => {
    await map.showAll();
    await map.drawLine("Developer, Developer", "Kubernetes, Orchestrator");
    await expect(inspector.heading).toHaveText("Connection");
    await expect(map.card("Kubernetes, Orchestrator")).toBeFocused();
    for (const [key, title] of [
      ["a", "After Kubernetes"],
      ["c", "Connect Kubernetes to…"],
    ] as const) {
      await press(page, key);
      const dialog = page.getByRole("dialog", { name: title, exact: true });
      await expect(dialog).toBeVisible();
      await press(page, "Escape");
      await expect(dialog).toBeHidden();
    }
    await press(page, "Control+z", "Escape");
    await expect(map.footer).toContainText("7 nodes 6 connections");
  });

  await test.step("after Show all was pressed the map's keys are heard", async () => {
    await map.showAll();
    await press(page, "a");
    await expect(map.palette).toBeVisible();
    await press(page, "Escape");
    await expect(map.palette).toBeHidden();
  });

  await test.step("a control that is opened stays where it was pressed while the one above it closes", async () => {
    await map.select("Jenkins, CI");
    const headings = inspector.controls.getByRole("listitem").locator("> button[aria-expanded]");
    await headings.nth(0).click();
    await expect(headings.nth(0)).toHaveAttribute("aria-expanded", "true");
    const next = headings.nth(1);
    await next.scrollIntoViewIfNeeded();
    const before = await next.boundingBox();
    await next.click();
    await expect(next).toHaveAttribute("aria-expanded", "true");
    await expect(headings.nth(0)).toHaveAttribute("aria-expanded", "false");
    await expect.poll(async () => (await next.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
  });

  await test.step("the button that closes the inspector lies on nothing that is read while the inspector scrolls", async () => {
    const close = inspector.panel.getByRole("button", { name: "Close the inspector" });
    const edge = (await inspector.panel.boundingBox())?.y ?? Number.NaN;
    const height = await inspector.panel.evaluate((panel) => panel.scrollHeight - panel.clientHeight);
    expect(height).toBeGreaterThan(100);
    for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
      await inspector.panel.evaluate((panel, top) => panel.scrollTo({ top }), height * part);
      const box = await close.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(edge);
      const beside = await close.evaluate((button) => {
        const { left, top, height: high } = button.getBoundingClientRect();
        const at = document.elementFromPoint(left - 8, top + high - 2);
        return at?.closest("section, details, header > p, [data-inspector] button")?.textContent;
      });
      expect(beside).toBeUndefined();
    }
  });
});

test("what a box selected is added to and taken out of by clicks, dragged by any of its cards, and has their menu", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const [map, inspector, tools] = [new MapPage(page), new Inspector(page), new MapTools(page)];
  await map.open(await newPipeline({ template: "article", name: "Boxed" }));
  const [jenkins, developer] = [map.card("Jenkins, CI"), map.card("Developer, Developer")];
  /** Of every card, in units of the map. */
  const places = () =>
    map.canvas.locator(".react-flow__node").evaluateAll((nodes) =>
      nodes.map((node) => {
        const { e, f } = new DOMMatrix(getComputedStyle(node).transform);
        return [e, f] as const;
      }),
    );
  const movedFrom = (before: Awaited<ReturnType<typeof places>>) => async () =>
    (await places()).map(([x, y], index) => [x - (before[index]?.[0] ?? 0), y - (before[index]?.[1] ?? 0)]);
  const box = await map.canvas.boundingBox();
  if (!box) throw new Error("There is no map.");
  await press(page, "-", "-");
  await map.atRest();
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 80, box.y + box.height - 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 40, box.y + 60, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(inspector.panel).toContainText("7 nodes");

  await test.step("the arrow keys move them all", async () => {
    const before = await places();
    await press(page, "ArrowDown");
    await expect.poll(movedFrom(before)).toEqual(Array.from({ length: 7 }, () => [0, 10]));
  });

  for (const key of ["Control", "Shift"] as const) {
    await map.atRest();
    await page.keyboard.down(key);
    await jenkins.click();
    await expect(jenkins, `${key} takes it out`).toHaveAttribute("aria-pressed", "false");
    await expect(developer).toHaveAttribute("aria-pressed", "true");
    await jenkins.click();
    await expect(jenkins, `${key} adds it again`).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.up(key);
  }

  await test.step("dragged by one of them all move, and its menu is for all", async () => {
    const before = await places();
    const grip = await jenkins.boundingBox();
    if (!grip) throw new Error("Jenkins is not on the screen.");
    await page.mouse.move(grip.x + 20, grip.y + 6);
    await page.mouse.down();
    await page.mouse.move(grip.x + 20, grip.y + 66, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => new Set((await movedFrom(before)()).map(String)).size).toBe(1);
    expect((await movedFrom(before)())[0]?.[1]).toBeGreaterThan(20);
    await map.atRest();
    await tools.choose(jenkins, "Delete");
    await expect(map.footer).toContainText("0 nodes");
  });
});
