import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { choose, press, tabUntil } from "./pages/keys";
import { MapPage } from "./pages/map-page";

const cards = {
  developer: "Developer, Developer",
  repository: "GitHub, Source repository",
  ci: "Jenkins, CI",
  parents: "Docker Hub, Parent registry",
  registry: "Amazon ECR, Production registry",
  orchestrator: "Amazon EKS, Orchestrator",
  host: "Amazon EC2, Container host",
} as const;

test("the article's pipeline, drawn and claimed from blank by keyboard alone @main", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const inspector = new Inspector(page);
  const id = await newPipeline({ name: "By keyboard" });
  await map.open(id);

  await test.step("from the top of the page to the map, and the first node from the palette", async () => {
    await press(page, "Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await press(page, "Enter", "/");
    await expect(map.search).toBeFocused();
    await page.keyboard.type("developer");
    await press(page, "Enter");
    await expect(map.card(cards.developer)).toBeFocused();
  });

  await test.step("each next one is added after the last, and connected", async () => {
    for (const [after, text, card] of [
      ["After Developer", "github", cards.repository],
      ["After GitHub", "jenkins", cards.ci],
      ["After Jenkins", "amazon ecr", cards.registry],
      ["After Amazon ECR", "amazon eks", cards.orchestrator],
      ["After Amazon EKS", "amazon ec2", cards.host],
    ] as const) {
      await press(page, "a");
      await choose(page, after, text);
      await expect(map.card(card)).toBeFocused();
    }
    await expect(map.footer).toContainText("5 connections");
  });

  await test.step("back along the connections to CI, and what comes before it", async () => {
    await press(page, "Alt+ArrowLeft", "Alt+ArrowLeft", "Alt+ArrowLeft");
    await expect(map.card(cards.ci)).toBeFocused();
    await press(page, "Control+ArrowLeft");
    await choose(page, "Before Jenkins", "docker hub");
    await expect(map.card(cards.parents)).toBeFocused();
    await expect(map.footer).toContainText("6 connections");
  });

  await test.step("an unusual connection, with its warning, and by whose hand", async () => {
    await press(page, "Alt+ArrowRight", "Alt+ArrowLeft", "Alt+ArrowLeft");
    await expect(map.card(cards.developer)).toBeFocused();
    await press(page, "c");
    const dialog = page.getByRole("dialog", { name: "Connect Developer to" });
    await expect(dialog.getByRole("group", { name: "Unusual (adds a warning)" })).toContainText(
      "bypasses all CI checks",
    );
    await choose(page, "Connect Developer to", "amazon ecr");
    await expect(map.card(cards.developer)).toBeFocused();
    await expect(inspector.heading).toHaveText("Connection");
    await expect(inspector.panel).toContainText("Unusual.");
    await press(page, "Enter");
    await expect(inspector.panel).toBeFocused();
    await tabUntil(page, "Artifact");
    await page.keyboard.type("Image");
    await tabUntil(page, "Manual or automated");
    await page.keyboard.type("Manual");
    await expect(map.footer).toContainText("7 connections, 2 manual");
    await press(page, "Escape");
    await expect(map.card(cards.developer)).toBeFocused();
  });

  await test.step("what the team says of one control", async () => {
    await press(page, "Alt+ArrowRight", "Alt+ArrowRight");
    await expect(map.card(cards.ci)).toBeFocused();
    await press(page, "Enter");
    await expect(inspector.panel).toBeFocused();
    await tabUntil(page, "Isolated single-use build workers");
    await press(page, "Enter");
    await tabUntil(page, "Status");
    await page.keyboard.type("Planned");
    await tabUntil(page, "Owner");
    await page.keyboard.type("Platform team");
    await press(page, "Tab", "Escape");
    await expect(map.card(cards.ci)).toBeFocused();
    await map.expectSaved();
  });

  await test.step("connections that are not marked yet, found by the words of the command", async () => {
    await press(page, "Control+k");
    await expect(page.getByRole("combobox", { name: "Command, node, control or page" })).toBeFocused();
    await page.keyboard.type("manual or automated");
    await press(page, "Enter");
    await expect(inspector.panel.getByLabel("Manual or automated on all")).toBeVisible();
  });

  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: PipelineDocument;
  };
  const name = (node: string) => document.nodes.find((one) => one.id === node)?.name;
  const handOvers = document.edges.map(
    ({ source, target, artifact }) => `${name(source)} ${artifact} ${name(target)}`,
  );
  expect(handOvers.toSorted()).toEqual([
    "Amazon ECR image Amazon EKS",
    "Amazon EKS container Amazon EC2",
    "Developer code GitHub",
    "Developer image Amazon ECR",
    "Docker Hub parent-image Jenkins",
    "GitHub code Jenkins",
    "Jenkins image Amazon ECR",
  ]);
  expect(document.claims).toMatchObject([
    { control: "ci-ephemeral-workers", status: "planned", owner: "Platform team" },
  ]);
});

test("presses of the arrows in a row are one move, and one undo takes it back", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await page.clock.install();
  await map.open(await newPipeline({ template: "article" }));
  const jenkins = map.card("Jenkins, CI");
  await jenkins.focus();
  // Time waits meanwhile: a pause between two presses, as on a slow machine, would make two moves of them.
  await page.clock.pauseAt(Date.now() + 1000);
  await press(page, "ArrowDown", "ArrowDown", "Shift+ArrowDown");
  await page.clock.resume();
  await expect(
    page.getByRole("status").filter({ hasText: "Jenkins moved down, Build stage." }),
  ).toBeAttached();
  await expect(map.undo).toHaveAccessibleName("Undo: move Jenkins");
  await press(page, "Control+z");
  await expect(map.undo).toBeDisabled();
  await expect(jenkins).toBeFocused();
});

test("nodes are moved, renamed and deleted by keyboard, and what happened is said @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  const said = page.getByRole("status");
  const jenkins = map.card("Jenkins, CI");
  await jenkins.focus();

  await test.step("to another stage, and after another node", async () => {
    await press(page, "m");
    const dialog = page.getByRole("dialog", { name: "Move Jenkins" });
    await expect(dialog).toBeVisible();
    await tabUntil(page, "Stage");
    await page.keyboard.type("Distribute");
    await tabUntil(page, "Place");
    await page.keyboard.type("After");
    await tabUntil(page, "Move");
    await press(page, "Enter");
    await expect(dialog).toBeHidden();
    await expect(said.filter({ hasText: /Jenkins moved after .+, Distribute stage\./ })).toBeAttached();
    await expect(jenkins).toBeFocused();
    await expect(jenkins).toHaveAccessibleName(/^Jenkins, CI, Distribute, /);
  });

  await test.step("renamed where it stands: Escape keeps the name, Enter the new one", async () => {
    await press(page, "F2");
    await expect(page.getByRole("textbox", { name: "Name of Jenkins" })).toBeFocused();
    await page.keyboard.type("Nothing");
    await press(page, "Escape");
    await expect(jenkins).toBeFocused();
    await press(page, "F2");
    await expect(page.getByRole("textbox", { name: "Name of Jenkins" })).toBeFocused();
    await page.keyboard.type("Build server");
    await press(page, "Enter");
    await expect(map.card("Build server, CI")).toBeFocused();
    await expect(said.filter({ hasText: "Jenkins is now called Build server." })).toBeAttached();
  });

  await test.step("several are selected with Space on the way, and Escape keeps the focus", async () => {
    await press(page, "Space", "Alt+ArrowRight", "Space");
    await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText("2 nodes");
    await press(page, "Escape");
    await expect(page.getByRole("complementary", { name: "Inspector" })).toBeHidden();
    await expect(map.canvas.locator(".react-flow__node:focus")).toHaveCount(1);
  });

  await test.step("after deleting, the focus is on one that was connected", async () => {
    await map.card("Build server, CI").focus();
    await press(page, "Delete");
    await expect(map.card("Build server, CI")).toBeHidden();
    await expect(map.canvas.locator(".react-flow__node:focus")).toHaveCount(1);
    await press(page, "Control+z");
    await expect(map.card("Build server, CI")).toBeVisible();
  });
  await map.expectSaved();
});

test("in the inspector 1 to 5 set the status of the control that has the focus", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));
  await map.select("Kubernetes, Orchestrator");
  const first = inspector.controls.getByRole("listitem").first();
  const row = first.getByRole("button").first();
  await row.focus();
  for (const [key, word] of [
    ["1", "Missing"],
    ["2", "Planned"],
    ["3", "Partial"],
    ["4", "Declared"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(row).toContainText(word);
  }
  await page.keyboard.press("5");
  await expect(first.getByLabel("Why it does not apply")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toContainText("Explain briefly why it does not apply.");
  await expect(row).toContainText("Declared");
  await page.keyboard.type("Nothing is built here.");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("Not applicable");
  await row.focus();
  await page.keyboard.press("Control+z");
  await expect(row).toContainText("Declared");
});
