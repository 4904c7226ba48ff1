import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { articleWithLaptop } from "./article-with-laptop";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

test("on a phone lanes run down, cards stand two a row, and a tap leads to what a card is about @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", phone);
  const [map, inspector, findings] = [new MapPage(page), new Inspector(page), new Findings(page)];
  const id = await newPipeline({ document: articleWithLaptop("Payments, with a hotfix") });
  await map.open(id);
  const cards = page.locator(".phone-card");
  await expect(cards).toHaveCount(8);

  await test.step("all is inside the screen, names are whole, and a thumb can meet what is to be pressed", async () => {
    const measured = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll(".phone-card")].map((card) => card.getBoundingClientRect());
      const rows = new Map<number, number>();
      for (const { top } of boxes) rows.set(Math.round(top), (rows.get(Math.round(top)) ?? 0) + 1);
      return {
        scroll: document.documentElement.scrollWidth,
        left: Math.min(...boxes.map(({ left }) => left)),
        right: Math.max(...boxes.map(({ right }) => right)),
        least: Math.min(...boxes.map(({ width, height }) => Math.min(width, height))),
        mostInRow: Math.max(...rows.values()),
        cut: [...document.querySelectorAll<HTMLElement>(".phone-card .card-name")]
          .filter((name) => name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth)
          .map((name) => name.textContent),
        tabs: [...document.querySelectorAll("nav[aria-label='Phone tools'] > *")].map(
          (tab) => tab.getBoundingClientRect().height,
        ),
      };
    });
    expect(measured.scroll).toBe(390);
    expect(measured.left).toBeGreaterThanOrEqual(0);
    expect(measured.right).toBeLessThanOrEqual(390);
    expect(measured.mostInRow).toBe(2);
    expect(measured.cut).toEqual([]);
    for (const size of [measured.least, ...measured.tabs]) expect(size).toBeGreaterThanOrEqual(44);
  });

  await test.step("the head of a lane stays while its cards pass below it", async () => {
    const head = page.getByRole("region", { name: "Run stage" }).getByRole("heading");
    await map.card("Container hosts, Container host").scrollIntoViewIfNeeded();
    await expect(head).toBeInViewport();
  });

  await test.step("a card that is tapped stays in sight above the sheet that it opens", async () => {
    await map.card("Container hosts, Container host").tap();
    await expect(inspector.panel.getByRole("heading", { name: "Container hosts" })).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(() => {
          const card = document.querySelector(".phone-card.selected")?.getBoundingClientRect();
          const sheet = document.querySelector("[data-inspector]")?.getBoundingClientRect();
          return card !== undefined && sheet !== undefined && card.top > 0 && card.bottom <= sheet.top;
        }),
      )
      .toBe(true);
    await page.getByRole("button", { name: "Close the inspector" }).tap();
    await expect(inspector.panel).toBeHidden();
  });

  await test.step("a line is taken hold of, arrow keys walk along it and move nothing, and an undo leaves no trace", async () => {
    const onLine = await page.evaluate(() => {
      for (const path of document.querySelectorAll<SVGPathElement>(".phone-line > path:last-child")) {
        const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
        const at = path.ownerSVGElement?.getBoundingClientRect();
        const point = { x: x + (at?.left ?? 0), y: y + (at?.top ?? 0) };
        if (document.elementFromPoint(point.x, point.y) === path) return point;
      }
      return undefined;
    });
    expect(onLine, "a line that nothing lies over").toBeDefined();
    await page.touchscreen.tap(onLine?.x ?? 0, onLine?.y ?? 0);
    await expect(inspector.heading).toHaveText("Connection");
    await page.getByRole("button", { name: "Close the inspector" }).tap();
    await map.card("Check-in, Source repository").tap();
    await map.card("Check-in, Source repository").focus();
    await page.keyboard.press("ArrowRight");
    await expect(map.card("Jenkins, CI")).toBeFocused();
    await expect(map.undo).toBeDisabled();
    await map.rail.getByRole("button", { name: "More", exact: true }).tap();
    await map.addBySearch("Buildah");
    await map.undo.tap();
    await expect(inspector.panel).toBeHidden();
    await map.rail.getByRole("button", { name: "More", exact: true }).tap();
  });

  await test.step("the way past a gate is numbered on the map and listed over it", async () => {
    await map.rail.getByRole("button", { name: /^Entry points/ }).tap();
    await findings.panel("Entry points").getByRole("button", { name: "Bypasses" }).tap();
    await findings.gate("Vulnerability scan that fails the build by policy").tap();
    await expect.poll(async () => (await findings.wayOnMap()).length).toBe(3);
    await expect(page).toHaveURL(/finding=img-vuln-scan/);
    const sheet = findings.panel("Bypasses");
    const height = async () => (await sheet.boundingBox())?.height ?? 0;
    const low = await height();
    await sheet.getByRole("button", { name: "Show more" }).tap();
    await expect.poll(height).toBeGreaterThan(1.5 * low);
    await sheet.getByRole("button", { name: "Entry points" }).tap();
    await findings.panel("Entry points").getByRole("button", { name: "Show the map" }).tap();
    await findings.panel("Entry points").getByRole("button", { name: "Bypasses" }).tap();
    await expect.poll(height).toBe(low);
    await map.rail.getByRole("button", { name: "Map", exact: true }).tap();
    await expect(findings.panel("Bypasses")).toBeHidden();
  });
});

test("on a phone 120 cards are read one by one, and a tap shows where the lines of a card lead", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", phone);
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: platformPipeline() }));
  await expect(page.getByText("Tap a card to see its connections.")).toBeVisible();
  const lines = page.locator(".phone-line");
  const before = await lines.count();
  await page.locator(".phone-card").first().tap();
  await expect.poll(() => lines.count()).toBeGreaterThan(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
