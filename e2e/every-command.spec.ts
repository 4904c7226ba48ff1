import { readFile } from "node:fs/promises";
import { claimedArticle } from "./claimed-article";
import { drawn } from "./drawn";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

// The commands that have no key, each by what it is seen to do.

test("the list of everything leads to each page @main", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  const id = await newPipeline({ document: claimedArticle("Payments") });
  await map.open(id);
  for (const [command, path, title] of [
    ["Outline", "outline", /^Outline · /],
    ["Gaps", "gaps", /^Gaps · /],
    ["Bypasses: all paths", "ways-in?view=bypasses", /^Bypasses · /],
    ["Incidents: which would", "incidents", /^Incidents · /],
    ["Report: this map", "report", /^Report · /],
    ["Matrix", "matrix", /^Matrix · /],
    ["Frameworks", "frameworks", /^Frameworks · /],
    ["Threats", "threats", /^Threats · /],
    ["Snapshots", "snapshots", /^Snapshots · /],
    ["Activity", "activity", /^Activity · /],
    ["Follow the container: a strip to print", "follow", /^Follow the container · /],
    ["Continue the interview", "interview", /^Interview · /],
    ["Import a repository into this map", "import", /^Import into this map · /],
    ["Merge another map", "import?from=map", /^Import into this map · /],
    ["All pipelines", "/pipelines", /^Pipelines · /],
    ["My work", "/me", /^My work · /],
  ] as const)
    await test.step(command, async () => {
      await tools.run(command);
      await page.waitForURL(
        new RegExp(`${path.startsWith("/") ? path : `${id}/${path}`}$`.replace("?", "\\?")),
      );
      await expect(page).toHaveTitle(title);
      await page.goBack();
      await map.ready();
    });
  await map.card("Jenkins, CI").click();
  await tools.run("Changes to this node");
  await expect(page).toHaveURL(/\/activity\?node=ci$/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/pipelines$/);
});

test("what has no key: copies with claims, cards in line, the line from a connection, what is shown, files @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools, inspector] = [new MapPage(page), new MapTools(page), new Inspector(page)];
  await map.open(await newPipeline({ document: claimedArticle("Payments") }));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const jenkins = map.card("Jenkins, CI");
  const claims = inspector.controls.getByRole("heading", { level: 3 });

  await test.step("the menu copies with the claims or without, cuts, and the list pastes", async () => {
    const copied = async () =>
      // Of its own making.
      (
        JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as {
          readonly claims: readonly unknown[];
        }
      ).claims.length;
    await tools.choose(jenkins, "Copy with statuses");
    await expect.poll(copied).toBeGreaterThan(3);
    await tools.choose(jenkins, "Copy");
    await expect.poll(copied).toBe(0);
    await tools.choose(jenkins, "Cut");
    await expect(map.footer).toContainText("6 nodes");
    await tools.run("Paste");
    await expect(map.footer).toContainText("7 nodes");
    await expect(claims).toHaveText(/^\d+ controls in scope$/);
    await press(page, "Control+z", "Control+z");
    await expect(map.footer).toContainText(/7 nodes\s*6 connections/);
  });

  await test.step("a duplicate says of its controls what the first says", async () => {
    await map.select("Jenkins, CI");
    await expect(claims).toHaveText(/not applicable$/);
    const said = await claims.innerText();
    await tools.run("Duplicate with statuses");
    await expect(map.footer).toContainText("8 nodes");
    await expect(map.card("Jenkins, CI")).toHaveCount(2);
    await expect(map.card("Jenkins, CI").last()).toBeFocused();
    await expect(claims).toHaveText(said);
    await press(page, "Control+z");
    await expect(map.footer).toContainText("7 nodes");
  });

  await test.step("three cards in line by their middles and centres, and evenly apart", async () => {
    await jenkins.click();
    await expect(jenkins).toBeFocused();
    await press(page, "Shift+ArrowDown");
    const others = [map.card("Developer, Developer"), map.card("Docker Hub, Parent registry")];
    for (const card of others) await card.click({ modifiers: ["Control"] });
    const apart = async (axis: "x" | "y") => {
      const all = await Promise.all([jenkins, ...others].map((card) => drawn(card)));
      const places = all.map((one) => one[axis]).toSorted((one, other) => one - other);
      return [...new Set(places.slice(1).map((place, index) => place - (places[index] ?? 0)))];
    };
    for (const [command, axis, distance] of [
      ["Align centres", "x", 0],
      ["Align middles", "y", 0],
      ["Space evenly in a row", "x", 200],
      ["Space evenly in a column", "y", 190],
    ] as const) {
      const before = await apart(axis);
      expect(before, command).toHaveLength(2);
      await tools.run(command);
      await expect.poll(() => apart(axis), command).toEqual([distance]);
      await map.undo.click();
      await expect.poll(() => apart(axis), command).toEqual(before);
    }
  });

  await test.step("tools of the rail: a connection from what is selected, zones, what any node reaches", async () => {
    await tools.run("Clear selection");
    await map.select("Jenkins, CI");
    for (const [tool, opened] of [
      ["Connect", tools.dialog("Connect Jenkins to")],
      ["Zone", tools.dialog("Zones")],
    ] as const) {
      await map.tool(tool).click();
      await expect(opened).toBeVisible();
      await press(page, "Escape");
      await expect(opened).toBeHidden();
    }
    const findings = new Findings(page);
    await map.tool("Blast radius").click();
    await expect(findings.panel("Blast radius")).toContainText("If Jenkins were");
    await map.rail.getByRole("button", { name: /^Entry points/ }).click();
    await expect(findings.panel("Entry points").locator("[data-way-in]").first()).toBeVisible();
    await press(page, "Escape");
  });

  await test.step("the line of the container from the connection at hand", async () => {
    await map.showAll();
    await tools.choose(page.locator(".edge-label button").nth(1), "Follow the container from this");
    await expect(page.getByRole("region", { name: "Follow the container" })).toContainText(/[1-6] of 6/);
    await press(page, "Escape");
  });

  await test.step("what the cards show, and the small map", async () => {
    for (const [name, shown] of [
      ["owners", "owner"],
      ["age of evidence", "evidence"],
      ["manual connections", "automation"],
    ]) {
      await tools.run(`Cards show ${name}`);
      await expect(page).toHaveURL(new RegExp(`lens=${shown}`));
    }
    await tools.run("Cards show coverage");
    await expect(page).not.toHaveURL(/lens=/);
    for (const visible of [true, false]) {
      await tools.run("Minimap: show or hide");
      await expect(page.getByRole("img", { name: "Minimap" })).toBeVisible({ visible });
    }
  });

  await test.step("the pipeline as a file, and as pictures", async () => {
    for (const [command, name, begins] of [
      ["Save the pipeline as a file", /^payments.*\.json$/, "{"],
      ["Save the map as SVG", /^payments.*\.svg$/, "<?xml"],
      ["Save the map as PNG", /^payments\.png$/, "\u{89}PNG"],
      ["Save the map as PNG at 2× size", /^payments.*-2x\.png$/, "\u{89}PNG"],
      ["Save the map as PNG at 4× size", /^payments.*-4x\.png$/, "\u{89}PNG"],
    ] as const) {
      const download = page.waitForEvent("download");
      await tools.run(command);
      expect((await download).suggestedFilename()).toMatch(name);
      const content = await readFile(await (await download).path(), "latin1");
      expect(content.slice(0, begins.length)).toBe(begins);
    }
  });
});
