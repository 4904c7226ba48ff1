import type { Page } from "@playwright/test";
import { aPipeline } from "@/lib/testing/builders";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

/** As if the person had copied this text elsewhere and pasted it on the map. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

const part = (count: number) =>
  JSON.stringify({
    schema: "blueline/part/1",
    nodes: Array.from({ length: count }, (_, index) => ({
      id: `n${index}`,
      kind: "ci",
      name: `Agent ${index}`,
      stage: "build",
      position: { x: (index % 100) * 240, y: Math.floor(index / 100) * 140 },
    })),
    edges: [],
    zones: [],
    claims: [],
  });

test("what cannot be pasted is said, and nothing changes", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  for (const [text, words] of [
    ["see the runbook", "This text is not part of a map."],
    ['{"schema":"blueline/part/1","nodes":[', "This text is not part of a map."],
    ['{"type":"excalidraw/clipboard","elements":[]}', "This JSON is not part of a map"],
    ['{"schema":"blueline/pipeline/1","name":"x"}', "This is a whole pipeline."],
    [
      `{"schema":"${"x".repeat(17 * 1024 * 1024)}"}`,
      "This text is too large: 17 MB, with at most 16 MB allowed.",
    ],
    [part(2_001), "This JSON is not part of a map: nodes are more than 2,000."],
  ] as const) {
    await paste(page, text);
    await expect(map.canvas.getByText(words)).toBeVisible();
  }
  await expect(map.footer).toContainText("7 nodes");
  await expect(map.undo).toHaveAccessibleName("Undo");
  await expectAccessible(page, "what was refused");
});

test("2,000 nodes at once are refused where there is no room", async ({ signedInPage, newPipeline }) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const full = await newPipeline({ template: "article" });
  await map.open(full);
  await paste(page, part(2_000));
  await expect(map.canvas.getByText("A pipeline has at most 2,000 nodes.")).toBeVisible({ timeout: 30_000 });
  await expect(map.footer).toContainText("7 nodes");
});

test("2,000 nodes at once are drawn and kept where there is room", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const empty = await newPipeline({});
  await map.open(empty);
  await paste(page, part(2_000));
  await expect(map.footer).toContainText("2000 nodes", { timeout: 60_000 });
  await expect(map.saveStatus).toHaveText(/^Saved \d\d:\d\d$/, { timeout: 90_000 });
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${empty}`)) as {
    readonly document: { readonly nodes: readonly unknown[] };
  };
  expect(document.nodes).toHaveLength(2_000);
});

test("names in any script, long notes, and cards all in one place", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  const heap = Array.from({ length: 12 }).reduce<ReturnType<typeof aPipeline>>(
    (builder, _, index) =>
      builder.node(`n${index}`, { kind: "ci", name: `Agent ${index}`, position: { x: 100, y: 100 } }),
    aPipeline("All in one place"),
  );
  await map.open(await newPipeline({ document: heap.toDocument() }));

  await test.step("every card of a heap can be reached", async () => {
    await page.keyboard.press("Control+f");
    await expect(page.getByRole("searchbox", { name: "Find on the map" })).toBeFocused();
    await page.keyboard.type("Agent 7");
    await page.keyboard.press("Escape");
    await expect(inspector.name).toHaveValue("Agent 7");
  });

  await test.step("emoji and right-to-left text are names", async () => {
    await inspector.rename("🚢🔐 خط الأنابيب 发布");
    await map.expectSaved();
    await page.reload();
    await map.ready();
    await expect(inspector.name).toHaveValue("🚢🔐 خط الأنابيب 发布");
  });

  await test.step("a note of 5 MB is refused, and stays in the field to be shortened", async () => {
    await inspector.openSettings();
    const note = inspector.panel.getByLabel("Note", { exact: true });
    await note.fill("long ".repeat(1_000_000));
    await note.blur();
    await expect(inspector.panel.getByText(/at most 10,000|too long|10,?000/i).first()).toBeVisible();
    expect((await note.inputValue()).length).toBeGreaterThan(10_000);
    await expect(map.undo).toHaveAccessibleName(/^Undo/);
  });
});

test("a node that somebody deletes while its inspector is open is said to be gone @main", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  await map.select("Jenkins, CI");
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
  };
  const node = document.nodes.find(({ name }) => name === "Jenkins")?.id;
  await admin.json("POST", `/pipelines/${id}/operations`, {
    clientId: "other",
    operations: [{ id: crypto.randomUUID(), type: "node.removed", node }],
  });
  await expect(inspector.panel.getByText("This node was removed from the map.")).toBeVisible();
  await expect(map.card("Jenkins, CI")).toBeHidden();
  await expect(map.footer).toContainText("6 nodes");
});

test("at 200 % of 1280 by 800 and at 400 % of 1280 by 1024 nothing is off the screen", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 640, height: 400 } });
  const map = new MapPage(page);
  const id = await newPipeline({ template: "article" });
  for (const [what, width, height] of [
    ["200 % of 1280 by 800", 640, 400],
    ["400 % of 1280 by 1024", 320, 256],
  ] as const) {
    await page.setViewportSize({ width, height });
    await map.open(id);
    const beside = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await beside(), what).toBeLessThanOrEqual(0);
    // What does not fit below is a scroll away, never beside or under something.
    for (const button of await map.footer.getByRole("button").all()) {
      if (!(await button.isVisible())) continue;
      await button.scrollIntoViewIfNeeded();
      await expect(button, what).toBeInViewport({ ratio: 1 });
    }
    await expectAccessible(page, `the map at ${what}`);
  }
});

test("a touch screen selects, connects by two taps, and opens the menu", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1024, height: 768 }, hasTouch: true });
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));
  await map.card("Production registry, Production registry").tap();
  await expect(inspector.name).toHaveValue("Production registry");
  await page.getByRole("button", { name: "Close the inspector" }).tap();
  const before = await map.footer.textContent();
  await map.card("Docker Hub, Parent registry").locator(".react-flow__handle-right").tap({ force: true });
  await map.card("Container hosts, Container host").locator(".react-flow__handle-left").tap({ force: true });
  await expect(map.footer).not.toHaveText(before ?? "");
});
