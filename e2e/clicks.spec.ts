import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

// As most people see it: with what moves.
test.use({ reducedMotion: "no-preference" });

const cards = {
  developer: "Developer, Developer",
  repository: "Source repository, Source repository",
  ci: "CI, CI",
  parents: "Parent registry, Parent registry",
  registry: "Production registry, Production registry",
  orchestrator: "Orchestrator, Orchestrator",
  host: "Container host, Container host",
} as const;

test("the article's pipeline, drawn and claimed from blank by clicks alone, without a drag or a key", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  await page.addInitScript(() => {
    addEventListener("pointermove", ({ buttons }) => void (buttons !== 0 && performance.mark("drag")), {
      capture: true,
    });
    addEventListener("keydown", () => void performance.mark("key"), { capture: true });
  });
  const map = new MapPage(page);
  const inspector = new Inspector(page);
  const id = await newPipeline({ name: "By clicks" });
  await map.open(id);
  const choose = async (title: string, kind: string) => {
    const dialog = page.getByRole("dialog", { name: title, exact: true });
    await dialog.getByRole("option", { name: new RegExp(`^${kind}`) }).click();
    await expect(dialog).toBeHidden();
  };
  const addAfter = async (name: string, kind: string) => {
    await map.canvas.getByRole("button", { name: `Add node after ${name}`, exact: true }).click();
    await choose(`After ${name}`, kind);
  };
  const fromMenu = async (card: string, name: string, item: string) => {
    await map.showAll();
    await map.card(card).click();
    await map.canvas.getByRole("button", { name: `More actions for ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^${item}`) }).click();
  };

  await test.step("the first from the palette, each next by the plus beside the last", async () => {
    await map.tool("Add").click();
    await map.palette.getByRole("button", { name: "Developer", exact: true }).click();
    await addAfter("Developer", "Source repository");
    await addAfter("Source repository", "CI");
    // A connection by a click on each of two handles.
    await map.card(cards.developer).locator(".react-flow__handle-right").click();
    await map.card(cards.ci).locator(".react-flow__handle-left").click();
    await expect(map.footer).toContainText("3 connections");
    // On two handles of one card it is nothing, and says so.
    await map.card(cards.ci).locator(".react-flow__handle-right").click();
    await map.card(cards.ci).locator(".react-flow__handle-left").click();
    await expect(
      map.canvas.getByText("A connection needs two nodes: CI can't connect to itself."),
    ).toBeVisible();
    await map.canvas.getByRole("button", { name: "Dismiss" }).click();
    await expect(map.footer).toContainText("3 connections");
    await map.card(cards.ci).click();
    await addAfter("CI", "Production registry");
    await addAfter("Production registry", "Orchestrator");
    await addAfter("Orchestrator", "Container host");
    await fromMenu(cards.ci, "CI", "Add node before");
    await choose("Before CI", "Parent registry");
    await expect(map.footer).toContainText("7 nodes");
    await expect(map.footer).toContainText("7 connections");
  });

  await test.step("one more connection from the menu, by hand as what a person hands on is", async () => {
    await fromMenu(cards.developer, "Developer", "Connect to");
    await page
      .getByRole("dialog", { name: "Connect Developer to" })
      .getByRole("option")
      .filter({ hasText: "Production registry" })
      .click();
    await expect(inspector.heading).toHaveText("Connection");
    // What a developer hands on is by hand before anybody says so, here as in the interview.
    await expect(inspector.panel.getByLabel("Manual or automated").locator("option:checked")).toHaveText(
      "Manual: a person does it",
    );
    await expect(map.footer).toContainText("8 connections, 3 manual");
  });

  await test.step("moved by a menu, renamed and claimed in the inspector", async () => {
    await fromMenu(cards.host, "Container host", "Move to a stage, or after a node");
    const dialog = page.getByRole("dialog", { name: "Move Container host" });
    await dialog.getByLabel("Place").selectOption({ label: "After Orchestrator" });
    await dialog.getByRole("button", { name: "Move" }).click();
    await expect(dialog).toBeHidden();
    await map.showAll();
    await map.card(cards.ci).click();
    const claim = await inspector.openControl("Isolated single-use build workers");
    await claim.status.selectOption("planned");
    // What is chosen is whole in the closed list, whose options tell what they mean.
    await expect(claim.status.locator("option:checked")).toHaveText("Planned");
    await expect(claim.summary).toContainText("Planned");
    await inspector.openSettings();
    const lacks = await inspector.panel.getByLabel("Kind").evaluate((select: HTMLElement) => {
      // As wide as its longest option, with its arrow.
      const free = select.parentElement?.appendChild(select.cloneNode(true));
      if (!(free instanceof HTMLSelectElement)) return Infinity;
      free.append(new Option("Development registry"));
      free.style.width = "max-content";
      const lack = free.offsetWidth - select.offsetWidth;
      free.remove();
      return lack;
    });
    expect(lacks, "pixels for the longest kind").toBeLessThanOrEqual(0);
    await map.expectSaved();
  });

  const marks = await page.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
  expect(
    marks.filter((name) => name === "drag" || name === "key"),
    "moves with a button down, and keys",
  ).toEqual([]);
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: PipelineDocument;
  };
  const name = (node: string) => document.nodes.find((one) => one.id === node)?.name;
  expect(document.edges.map(({ source, target }) => `${name(source)} to ${name(target)}`).toSorted()).toEqual(
    [
      "CI to Production registry",
      "Developer to CI",
      "Developer to Production registry",
      "Developer to Source repository",
      "Orchestrator to Container host",
      "Parent registry to CI",
      "Production registry to Orchestrator",
      "Source repository to CI",
    ],
  );
  expect(document.claims).toMatchObject([{ control: "ci-ephemeral-workers", status: "planned" }]);
});
