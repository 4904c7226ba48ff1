import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { OutlinePage } from "./pages/outline-page";

test("a pipeline made, connected, judged, moved, zoned and mended in the outline by keyboard alone, and the same on the map", async ({
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ name: "Typed" }));
  const { keyboard } = page;

  await test.step("four nodes", async () => {
    for (const [typed, name] of [
      ["github", "GitHub, Source repository, Build"],
      ["jenkins", "Jenkins, CI, Build"],
      ["harbor", "Harbor, Production registry, Distribute"],
      ["kubernetes", "Kubernetes, Orchestrator, Run"],
    ] as const) {
      // From the name of the node before, the button is further up.
      await outline.tabTo(
        page.getByRole("button", { name: /^Add (a|the first) node$/ }),
        typed === "github" ? "Tab" : "Shift+Tab",
      );
      await keyboard.press("Enter");
      await outline.choose(typed, new RegExp(`^${name.split(",")[0]}`));
      await expect(outline.inspector).toBeFocused();
      await keyboard.press("Escape");
      await expect(outline.node(name)).toBeFocused();
    }
  });

  await test.step("handed on from each to the next", async () => {
    await keyboard.press("Home");
    for (const [from, typed, to] of [
      ["GitHub", "jenkins", "Jenkins"],
      ["Jenkins", "harbor", "Harbor"],
      ["Harbor", "kubernetes", "Kubernetes"],
    ] as const) {
      await expect(outline.node(from)).toBeFocused();
      await keyboard.press("c");
      await outline.choose(typed, new RegExp(`^${to}`));
      await expect(outline.node(from)).toHaveAccessibleName(new RegExp(`next: ${to}$`));
      await expect(outline.node(from)).toBeFocused();
      await keyboard.press("ArrowDown");
    }
    await expect(outline.node("Kubernetes")).toBeFocused();
    await keyboard.press("Alt+ArrowLeft");
    await expect(outline.node("Harbor")).toBeFocused();
    await keyboard.press("Alt+ArrowLeft");
    await expect(outline.node("Jenkins")).toBeFocused();
    await keyboard.press("Alt+ArrowRight");
    await expect(outline.node("Harbor")).toBeFocused();
  });

  await test.step("what is unusual is said before it is chosen", async () => {
    await keyboard.press("Home");
    await keyboard.press("c");
    await expect(
      page.getByRole("group", { name: "Unusual (adds a warning)" }).getByRole("option", { name: /^Harbor/ }),
    ).toContainText("A build step must stand between a repository and a registry.");
    await keyboard.press("Escape");
    await expect(outline.node("GitHub")).toBeFocused();
    await keyboard.press("ArrowDown");
  });

  await test.step("a claim", async () => {
    const before = await outline.node("Jenkins").getAttribute("aria-label");
    await keyboard.press("Enter");
    await expect(outline.inspector).toBeFocused();
    await outline.tabTo(
      outline.inspector.getByRole("button", { name: /^Isolated single-use build workers/ }),
    );
    await keyboard.press("Enter");
    await outline.tabTo(outline.inspector.getByLabel("Status"));
    await keyboard.type("In");
    await expect(outline.inspector.getByLabel("Status")).toHaveValue("implemented");
    await keyboard.press("Escape");
    await expect(outline.node("Jenkins")).toBeFocused();
    await expect(outline.node("Jenkins")).not.toHaveAccessibleName(before ?? "");
  });

  await test.step("another name", async () => {
    await keyboard.press("F2");
    await expect(outline.inspector.getByLabel("Name", { exact: true })).toBeFocused();
    await keyboard.type("Jenkins main");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await expect(outline.node("Jenkins main, CI")).toBeFocused();
  });

  await test.step("moved to another stage, and back by undo", async () => {
    await keyboard.press("ArrowDown");
    await keyboard.press("m");
    await outline.tabTo(page.getByRole("dialog").getByLabel("Move to stage"), "Shift+Tab");
    await keyboard.type("Run");
    await expect(
      page.getByRole("status").filter({ hasText: "Harbor moved to the Run stage." }),
    ).toBeAttached();
    await keyboard.press("Escape");
    await expect(outline.stage("Run").getByRole("link", { name: /^Harbor/ })).toBeFocused();
    await keyboard.press("Control+z");
    await expect(outline.stage("Distribute").getByRole("link", { name: /^Harbor/ })).toBeFocused();
  });

  await test.step("in a zone", async () => {
    await outline.tabTo(page.getByRole("textbox", { name: "Name of a new zone" }));
    await keyboard.type("Production cluster");
    await keyboard.press("Enter");
    await outline.tabTo(page.getByRole("button", { name: "Put a node in Production cluster" }), "Shift+Tab");
    await keyboard.press("Enter");
    await outline.choose("kube", /^Kubernetes/);
    await expect(page.getByRole("list", { name: "In Production cluster" }).getByRole("link")).toHaveText([
      "Kubernetes",
    ]);
  });

  await test.step("deleted, and brought back with its connections and claims", async () => {
    await outline.tabTo(outline.node("Kubernetes"), "Shift+Tab");
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowUp");
    await expect(outline.node("Jenkins")).toBeFocused();
    const before = await outline.node("Jenkins").getAttribute("aria-label");
    await keyboard.press("Delete");
    await expect(outline.node("")).toHaveCount(3);
    await expect(outline.content).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "Deleted Jenkins main." })).toBeVisible();
    await keyboard.press("Control+z");
    await expect(outline.node("Jenkins")).toHaveAccessibleName(before ?? "");
  });

  await outline.expectSaved();
  await outline.tabTo(
    page.getByRole("navigation", { name: "Pipeline" }).getByRole("link", { name: "Map" }),
    "Shift+Tab",
  );
  await keyboard.press("Enter");
  const map = new MapPage(page);
  await map.ready();
  for (const card of [
    "GitHub, Source repository",
    "Jenkins main, CI",
    "Harbor, Production registry",
    "Kubernetes, Orchestrator",
  ]) {
    await expect(map.card(card)).toHaveCount(1);
  }
});
