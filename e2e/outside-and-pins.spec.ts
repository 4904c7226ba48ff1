import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { OutlinePage } from "./pages/outline-page";

test("who is outside, what runs inside CI and whether it is pinned are said on the map in a press each @both", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  const saved = async () => {
    await expect(map.saveStatus).toHaveText(/^Saved/);
    return ((await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer).document;
  };

  await test.step("the palette finds them by the words that people use", async () => {
    await map.open(id);
    await map.openPalette();
    for (const [text, found] of [
      ["npm", "npm"],
      ["PyPI", "PyPI"],
      ["GitHub Marketplace", "GitHub Marketplace (actions)"],
      ["stranger", "Stranger"],
      ["fork", "Stranger"],
      ["action", "GitHub Marketplace (actions)"],
      ["plugin", "Jenkins update center"],
    ] as const) {
      await map.search.fill(text);
      await expect(
        map.palette
          .getByRole("button")
          .filter({ hasText: new RegExp(`^${found.replaceAll(/[()]/g, String.raw`\$&`)}`) })
          .first(),
      ).toBeVisible();
    }
    await map.search.press("Escape");
  });

  await test.step("a developer is outside the organisation, or not", async () => {
    await page.goto(`/pipelines/${id}?node=laptop`);
    await map.ready();
    await inspector.openSettings();
    const outside = inspector.panel.getByRole("checkbox", { name: "Outside your organisation" });
    await expect(outside).not.toBeChecked();
    await outside.check();
    await expect
      .poll(async () => (await saved()).nodes.find((node) => node.id === "laptop")?.external)
      .toBe(true);
    await outside.uncheck();
    await expect
      .poll(async () => (await saved()).nodes.find((node) => node.id === "laptop")?.external)
      .toBeUndefined();
  });

  await test.step("a tool is pinned, not pinned, or nobody has said", async () => {
    await page.goto(`/pipelines/${id}?edge=market-ci`);
    await map.ready();
    const pinned = inspector.panel.getByLabel("Pinned", { exact: true });
    const onMap = async () => (await saved()).edges.find((edge) => edge.id === "market-ci")?.pinned;
    await expect(pinned).toHaveValue("floating");
    for (const [choice, value] of [
      ["pinned", true],
      ["unknown", undefined],
      ["floating", false],
    ] as const) {
      await pinned.selectOption(choice);
      await expect.poll(onMap).toBe(value);
    }
    await expectAccessible(page, "a connection that can be pinned");
  });

  await test.step("of many connections in one step, undone in one", async () => {
    await map.canvas.press("Control+a");
    await inspector.panel.getByLabel(/^Pinned on/).selectOption("pinned");
    await expect
      .poll(async () => (await saved()).edges.filter((edge) => edge.pinned === true).length)
      .toBeGreaterThan(1);
    await map.undo.click();
    await expect
      .poll(async () => (await saved()).edges.filter((edge) => edge.pinned === true).length)
      .toBe(0);
  });

  await test.step("before a CI, what runs inside it is offered under its own heading", async () => {
    await map.canvas.press("Escape");
    await map.select("GitHub Actions, CI");
    await page.getByRole("button", { name: "Add node before GitHub Actions" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("Runs inside GitHub Actions")).toBeVisible();
    await expect(
      dialog.getByRole("group", { name: "Runs inside GitHub Actions" }).getByRole("option"),
    ).toHaveText([/^Package registry/]);
  });
});

test("the same is said in the outline by keyboard alone, and read aloud there", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [outline, { keyboard }] = [new OutlinePage(page), page];
  const id = await newPipeline({ document: attackedPipeline() });
  const document = async () => ((await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer).document;
  await outline.open(id);

  await test.step("who is outside", async () => {
    await expect(outline.node("Contributors, Outside the organisation, Build")).toBeVisible();
    await outline.node("Ana's laptop, Developer, Build").focus();
    await keyboard.press("Enter");
    await expect(outline.inspector).toBeFocused();
    const outside = outline.inspector.getByRole("checkbox", { name: "Outside your organisation" });
    if (!(await outside.isVisible())) {
      await outline.tabTo(outline.inspector.locator("summary", { hasText: "Kind, technologies" }));
      await keyboard.press("Enter");
    }
    await outline.tabTo(outside);
    for (const [name, external] of [
      ["Ana's laptop, Outside the organisation, Build", true],
      ["Ana's laptop, Developer, Build", undefined],
    ] as const) {
      await keyboard.press(" ");
      await expect(outline.node(name)).toBeVisible();
      await expect
        .poll(async () => (await document()).nodes.find((node) => node.id === "laptop")?.external)
        .toBe(external);
    }
    await keyboard.press("Escape");
  });

  await test.step("whether what runs inside CI is pinned: yes, no, or nobody has said", async () => {
    const goesTo = page.getByRole("list", { name: "GitHub Marketplace goes to" }).getByRole("listitem");
    await expect(goesTo).toContainText("GitHub Actions: tool, not pinned");
    await outline.tabTo(
      page.getByRole("button", { name: "Change the connection from GitHub Marketplace to GitHub Actions" }),
    );
    await keyboard.press("Enter");
    const pinned = outline.inspector.getByLabel("Pinned", { exact: true });
    await outline.tabTo(pinned);
    for (const [key, value, said, isPinned] of [
      ["ArrowUp", "pinned", "GitHub Actions: tool, pinned", true],
      ["Home", "unknown", "GitHub Actions: tool", undefined],
      ["End", "floating", "GitHub Actions: tool, not pinned", false],
    ] as const) {
      await keyboard.press(key);
      await expect(pinned).toHaveValue(value);
      await expect(goesTo).toContainText(said);
      if (isPinned === undefined) await expect(goesTo).not.toContainText("pinned");
      await expect
        .poll(async () => (await document()).edges.find((edge) => edge.id === "market-ci")?.pinned)
        .toBe(isPinned);
    }
    await expectAccessible(page, "the outline with a connection that can be pinned");
  });
});
