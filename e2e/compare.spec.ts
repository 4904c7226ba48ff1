import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { expectAccessible } from "./accessible";
import { articleWithLaptop } from "./article-with-laptop";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";

test(
  "two states are compared on the map, a count is explained, and one page says it to who decides",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline, admin }) => {
    const id = await newPipeline({ document: articleWithLaptop("Web shop") });
    const take = async (title: string) =>
      ((await admin.json("POST", `/pipelines/${id}/snapshots`, { title })) as { readonly id: string }).id;
    const change = (...bodies: readonly OperationBody[]) =>
      admin.json("POST", `/pipelines/${id}/operations`, {
        clientId: "a-script",
        operations: bodies.map((body) => ({ ...body, id: randomUUID() })),
      });
    const baseline = await take("Q4 baseline");
    await change(
      { type: "node.removed", node: "laptop" },
      {
        type: "claim.changed",
        node: "ci",
        control: "img-vuln-scan",
        set: { status: "missing", note: "hotfix week" },
      },
      { type: "claim.changed", node: "ci", control: "img-sign", set: { status: "implemented" } },
      { type: "nodes.moved", positions: { ci: { x: 600, y: 300 } } },
    );
    const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
    const changes = page.getByRole("complementary", { name: "Changes" });

    await test.step("the address is the comparison: one sentence, and each change with who and why", async () => {
      await page.goto(`/compare?from=snapshot:${baseline}&to=pipeline:${id}`);
      await expect(changes).toContainText(
        "Since Q4 baseline: 1 control improved, 1 got worse, 3 gates hold now, 1 entry point removed from the map; 1 node removed, 1 connection removed; moves ignored.",
      );
      await expect(changes.getByRole("button", { name: /^Jenkins: Vulnerability scan/ })).toContainText(
        /Verified → Missing.*“hotfix week”/,
      );
      await expect(changes.getByRole("button", { name: /^Ana's laptop\s*Node/ })).toBeVisible();
      await expectAccessible(page, "a comparison");
    });

    await test.step("the keys walk through the changes, and the card of each is shown on the map", async () => {
      await changes.getByRole("button").first().focus();
      const shown = page.locator("svg [data-card][data-current]");
      await expect(async () => {
        await page.keyboard.press("j");
        expect(await shown.getAttribute("data-card", { timeout: 300 })).toBe("ci");
      }).toPass();
    });

    await test.step("what accounts for a count adds up to its difference", async () => {
      await page.getByRole("link", { name: /why Gaps changed$/ }).click();
      const why = page.getByRole("region", { name: "Counts" });
      await expect(why.getByRole("heading", { name: "Gaps: gained and lost" })).toBeVisible();
      const deltas = (await why.getByRole("listitem").allTextContents()).map(
        (text) => Number(/^[+\u2212\u00b1](\d+)/.exec(text)?.[1]) * (text.startsWith("\u2212") ? -1 : 1),
      );
      const total = deltas.pop();
      expect(deltas.reduce((sum, delta) => sum + delta, 0)).toBe(total);
    });

    await test.step("side by side, from another day, and on a phone", async () => {
      await page.getByRole("link", { name: "Side by side" }).click();
      await expect(page.getByRole("figure")).toHaveCount(2);
      await expectAccessible(page, "two maps side by side");
      await page.getByRole("combobox", { name: "From" }).selectOption({ label: "Now" });
      await page.getByRole("button", { name: "Compare" }).click();
      await expect(changes).toContainText("nothing changed");
      await page.getByRole("group", { name: "From" }).getByLabel("or the end of a day").fill("2001-01-31");
      await page.getByRole("button", { name: "Compare" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Nothing to compare" })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(/the pipeline was created on \d+ \w+ \d{4}/);
      await expect(page).toHaveURL(/from=pipeline:\w+@2001-01-31&to=/);
    });

    await test.step("the report fits one sheet of either paper, its annex a few, and is Markdown as well", async () => {
      const second = await take("Q1");
      await page.goto(`/snapshots/${second}`);
      await page.getByRole("link", { name: "Report on snapshot 2" }).click();
      const sheet = page.getByRole("article");
      await expect(sheet).toContainText("Since snapshot 1");
      await expect(
        sheet.getByRole("table", { name: "Changes to fund first, and their effect" }),
      ).toBeVisible();
      await expectAccessible(page, "a report");
      for (const format of ["A4", "Letter"]) expect(await pagesOf(format), format).toBe(1);
      await page.getByRole("link", { name: "With annex" }).click();
      for (const list of [/^To fix: \d+$/, /^To assess: \d+$/])
        await expect(page.getByRole("heading", { name: list })).toHaveCount(2);
      expect(await pagesOf("A4")).toBeLessThanOrEqual(9);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Markdown" }).click(),
      ]);
      const text = await readFile(await download.path(), "utf8");
      expect(text).toMatch(/^# Web shop: Snapshot 2, Q1\n/);
      expect(text).toContain("## To fund first");
      expect(text).toMatch(/\n## To fix: \d+\n[^#]+\n## To assess: \d+\n/);
      const [page2] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "HTML" }).click(),
      ]);
      expect(page2.suggestedFilename()).toBe("Web shop report.html");
      const html = await readFile(await page2.path(), "utf8");
      expect(html).toMatch(/^<!doctype html>\n<html lang="en" data-theme="light">/);
      expect(html).toContain("Changes to fund first, and their effect");
      expect(html).toContain("@page report");
      // In the foot of each sheet, the annex's too.
      expect(html).toMatch(/@bottom-left \{[^}]*"Fingerprint [0-9a-f]{64}"/);
    });

    async function pagesOf(format: string): Promise<number> {
      const bytes = await page.pdf({ format, printBackground: true });
      return bytes.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    }
  },
);

test("a snapshot is restored and undone, and now is compared with what is planned", async ({
  signedInPage,
  newPipeline,
  admin,
  watch,
}) => {
  watch.expectError(/status of 409/);
  const id = await newPipeline({ document: articleWithLaptop("Web shop") });
  const { id: snapshot } = (await admin.json("POST", `/pipelines/${id}/snapshots`, {
    title: "Q4 baseline",
  })) as { readonly id: string };
  const change = (...bodies: readonly OperationBody[]) =>
    admin.json("POST", `/pipelines/${id}/operations`, {
      clientId: "a-script",
      operations: bodies.map((body) => ({ ...body, id: randomUUID() })),
    });
  const plan = (control: string, due: string): OperationBody => ({
    type: "claim.changed",
    node: "ci",
    control,
    set: { status: "planned", due },
  });
  await change({ type: "node.removed", node: "laptop" });
  const { page } = await signedInPage("editor");
  const { page: other } = await signedInPage("viewer");
  const [map, seen] = [new MapPage(page), new MapPage(other)];
  await seen.open(id);
  await expect(seen.card("Ana's laptop, Developer")).toHaveCount(0);

  await test.step("it says what would change, and is refused where the map has moved on since", async () => {
    await page.goto(`/snapshots/${snapshot}`);
    await page.getByRole("button", { name: "Restore" }).click();
    const dialog = page.getByRole("dialog", { name: "Restore snapshot 1" });
    await expect(dialog).toContainText("1 node comes back and 1 connection comes back.");
    await expectAccessible(page, "restoring a snapshot");
    await change({ type: "pipeline.changed", set: { name: "Shop" } });
    await dialog.getByRole("button", { name: "Restore as a new revision" }).click();
    await expect(dialog.getByRole("alert")).toContainText(
      "The map has changed: it is at revision 2, and your preview shows revision 1.",
    );
    await expect(dialog).toContainText("and the name is restored.");
    await dialog.getByRole("button", { name: "Restore as a new revision" }).click();
    await expect(dialog).toContainText("Snapshot 1 restored with 3 changes. The map is at revision 5.");
    await expect(seen.card("Ana's laptop, Developer")).toBeVisible();
    await dialog.getByRole("link", { name: "Open the map" }).click();
  });

  await test.step("one undo on the map takes it back, and the log has it as one line", async () => {
    await map.ready();
    await expect(map.undo).toHaveAccessibleName("Undo: restore snapshot 1");
    await map.undo.click();
    await expect(map.card("Ana's laptop, Developer")).toHaveCount(0);
    await expect(map.saveStatus).toHaveText(/^Saved/);
    await page.goto(`/pipelines/${id}/activity`);
    await expect(page.getByRole("listitem").filter({ hasText: "Restored snapshot 1" }).last()).toContainText(
      "Restored snapshot 1, “Q4 baseline”, by 3 changes",
    );
  });

  await test.step("a copy is a pipeline of its own", async () => {
    await page.goto(`/snapshots/${snapshot}`);
    await page.getByRole("button", { name: "Restore" }).click();
    await page.getByRole("button", { name: "Restore as a copy" }).click();
    await map.ready();
    await expect(page).not.toHaveURL(new RegExp(`${id}$`));
    await expect(page.getByRole("banner")).toContainText("Web shop (from snapshot 1)");
  });

  await test.step("what is planned burns down, and is compared with now", async () => {
    await change(plan("ci-access-control", "2099-03-31"), plan("ci-ephemeral-workers", "2001-01-31"));
    await page.goto(`/pipelines/${id}/snapshots`);
    const figure = page.getByRole("region", { name: "Burn-down of planned controls" });
    await expect(figure).toContainText("1 is overdue");
    const slider = figure.getByRole("slider", { name: "Day in the chart" });
    await expect(slider).toHaveAttribute("aria-valuetext", /Planned controls left \d+/);
    await slider.press("ArrowLeft");
    await expect(slider).toHaveAttribute("aria-valuetext", /Planned controls left 0/);
    await expectAccessible(page, "a burn-down");
    await figure.getByRole("link", { name: "Compare now with the planned state" }).click();
    await expect(page.getByRole("complementary", { name: "Changes" })).toContainText(
      /From now to the planned state: \d+ controls? improved/,
    );
    await expect(page.getByText(/^Planned state: \d+ planned controls as if done\.$/)).toBeVisible();
    await page
      .getByRole("combobox", { name: "To" })
      .selectOption({ label: "The planned state by 31 Jan 2001" });
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(/@target:2001-01-31/);
    await expect(
      page.getByText(
        /^Planned state by 31 Jan 2001: 1 planned control as if done; \d+ (is|are) planned for later/,
      ),
    ).toBeVisible();
  });
});

test("on a phone the two maps of a comparison are one below the other, so large that their words are read", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  for (const maps of ["both", "one"]) {
    await page.goto(`/compare?from=pipeline:${id}@0&to=pipeline:${id}&maps=${maps}`);
    await expect(page.getByRole("combobox", { name: "From" }).locator("option:checked")).toHaveText(
      "Revision 0",
    );
    const pictures = page.getByRole("main").getByRole("img", { name: /^Map of / });
    await expect(pictures).toHaveCount(maps === "both" ? 2 : 1);
    const smallest = await pictures.evaluateAll((all) =>
      Math.min(
        ...all.flatMap((picture) =>
          [...picture.querySelectorAll("text")].map(
            (text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
          ),
        ),
      ),
    );
    expect(smallest, maps).toBeGreaterThanOrEqual(10.9);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
});

test("no name leaves its card on the maps of a comparison, whatever its letters", async ({
  signedInPage,
  newPipeline,
}) => {
  const letters = ["0", "8", "W", "G", "d", "%", "Ä"];
  const nodes = letters.map((letter, index) => ({
    id: `n${index}`,
    kind: "ci" as const,
    name: `Wide letters ${letter.repeat(60)}`,
    technologies: [letter.repeat(60)],
    stage: "build" as const,
    position: { x: 0, y: index * 200 },
  }));
  const id = await newPipeline({
    document: { ...claimedArticle("Wide letters"), nodes, edges: [], claims: [], images: [] },
  });
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  for (const maps of ["one", "both"]) {
    await page.goto(`/compare?from=pipeline:${id}@0&to=pipeline:${id}&maps=${maps}`);
    const beyond = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.querySelectorAll("svg text")].flatMap((text) => {
        const card = text.parentElement?.querySelector(":scope > rect");
        if (!card || !text.textContent.includes("…")) return [];
        return [Math.round(text.getBoundingClientRect().right - card.getBoundingClientRect().right)];
      });
    });
    expect(beyond.length, maps).toBeGreaterThanOrEqual(letters.length);
    expect(Math.max(...beyond), maps).toBeLessThanOrEqual(0);
  }
});
