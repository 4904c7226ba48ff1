import { expect, type Locator, type Page } from "@playwright/test";
import { Inspector } from "./inspector";

/** The map with its rail, palette and bar. Cards are named as a screen reader says them: "Jenkins, CI". */
export class MapPage {
  readonly canvas: Locator;
  readonly rail: Locator;
  readonly palette: Locator;
  readonly search: Locator;
  readonly saveStatus: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly footer: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole("main", { name: "Map" });
    this.rail = page.getByRole("navigation", { name: "Tools" });
    this.palette = page.getByRole("navigation", { name: "Palette" });
    this.search = this.palette.getByRole("searchbox", { name: "Search nodes to add" });
    const bar = page.getByRole("banner");
    this.saveStatus = bar.getByRole("status");
    this.undo = bar.getByRole("button", { name: /^Undo/ });
    this.redo = bar.getByRole("button", { name: /^Redo/ });
    this.footer = page.getByRole("contentinfo");
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/pipelines/${id}`);
    await this.ready();
  }

  /** The live map has taken the place of the drawing. */
  async ready(): Promise<void> {
    await expect(this.canvas.getByRole("application")).toBeVisible();
    await expect(this.saveStatus).toHaveText(/^Saved/);
  }

  card(name: string): Locator {
    const comma = name.lastIndexOf(", ");
    const [called, kind] = [name.slice(0, comma), name.slice(comma + 2)];
    // One that is called as its kind is says so once; its stage, its gaps and what comes next follow.
    const begins = called === kind ? called : name;
    return this.canvas.getByRole("button", {
      name: new RegExp(
        `^${begins.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}, (Build|Distribute|Run), `,
      ),
    });
  }

  tool(name: string): Locator {
    return this.rail.getByRole("button", { name, exact: true });
  }

  async openPalette(): Promise<void> {
    if (!(await this.palette.isVisible())) await this.tool("Add").click();
    await expect(this.search).toBeFocused();
  }

  /** Chooses what the cards show, from the menu of the rail. */
  async cardsShow(name: string, isFramework = false): Promise<void> {
    await this.tool("Show").click();
    if (isFramework) await this.page.getByRole("menuitem", { name: "framework requirements" }).click();
    await this.page.getByRole("menuitemradio", { name, exact: true }).click();
  }

  async addBySearch(text: string): Promise<void> {
    await this.openPalette();
    await this.search.fill(text);
    await this.untilShown(() => this.search.press("Enter"));
  }

  async addByClick(name: string): Promise<void> {
    await this.openPalette();
    await this.untilShown(() => this.palette.getByRole("button", { name, exact: true }).click());
  }

  /** Drags an entry of the palette, which is open, to a place on the canvas, in pixels from its top left corner. */
  async addByDrag(name: string, place: { readonly x: number; readonly y: number }): Promise<void> {
    await this.untilShown(() =>
      this.palette.getByRole("button", { name, exact: true }).dragTo(this.canvas, { targetPosition: place }),
    );
  }

  /** What is added is selected: until the inspector shows it, its fields are those of what was selected before. */
  private async untilShown(add: () => Promise<void>): Promise<void> {
    const shownBefore = await this.page.evaluateHandle(
      () => document.querySelector("[data-inspector] fieldset")?.children[0],
    );
    await add();
    await expect
      .poll(() =>
        shownBefore.evaluate((before) => {
          const shown = document.querySelector("[data-inspector] fieldset")?.children[0];
          return shown !== undefined && shown !== before;
        }),
      )
      .toBe(true);
  }

  /** The key is held before the click, as by a hand: the map learns of it a moment after it went down. */
  async addToSelection(name: string): Promise<void> {
    // The map moves on where the inspector that just opened would cover what is selected.
    await this.atRest();
    await this.page.keyboard.down("Control");
    await this.card(name).click();
    await this.page.keyboard.up("Control");
    await expect(this.card(name)).toHaveAttribute("aria-pressed", "true");
  }

  async showAll(): Promise<void> {
    await this.footer.getByRole("button", { name: "Show all" }).click();
    await this.atRest();
  }

  /** By the wheel, over the middle of the map. */
  async zoomTo(zoom: number): Promise<void> {
    const zoomNow = () =>
      this.canvas
        .locator(".react-flow__viewport")
        .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a);
    const { x, y, width, height } = (await this.canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await this.page.mouse.move(x + width / 2, y + height / 2);
    await this.page.keyboard.down("Control");
    // So many pixels of the wheel double the zoom.
    await this.page.mouse.wheel(0, Math.log2((await zoomNow()) / zoom) * 500);
    await this.page.keyboard.up("Control");
    await expect.poll(zoomNow).toBeCloseTo(zoom, 3);
    await this.atRest();
  }

  /** The map no longer moves. */
  async atRest(): Promise<void> {
    await this.page.evaluate(async () => {
      const view = () => document.querySelector<HTMLElement>(".react-flow__viewport")?.style.transform;
      for (let same = 0, before = view(); same < 5; before = view()) {
        await new Promise((done) => setTimeout(done, 60));
        same = view() === before ? same + 1 : 0;
      }
    });
  }

  async select(card: string): Promise<void> {
    await this.restIfMoving();
    await this.uncover(card);
    await this.restIfMoving();
    await this.card(card).click();
    await expect(new Inspector(this.page).name).toHaveValue(card.slice(0, card.lastIndexOf(",")));
  }

  /** What was selected before makes room for itself, which takes a moment where the map moves for the eye. */
  private async restIfMoving(): Promise<void> {
    const isStill = await this.page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
    if (!isStill) await this.atRest();
  }

  /** A card that the inspector of another lies over is reached once that is closed; one that the map has moved away from, once all is shown. */
  private async uncover(card: string): Promise<void> {
    const isUnder = (what: string) =>
      this.card(card).evaluate((element, selector) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.closest(selector) instanceof Element;
      }, what);
    if (await isUnder("[data-inspector]"))
      await new Inspector(this.page).panel.getByRole("button", { name: "Close the inspector" }).click();
    if (!(await isUnder(".react-flow__node"))) await this.showAll();
  }

  /** Draws a line by hand: from the right handle of one card to anywhere on the other. */
  async drawLine(from: string, to: string): Promise<void> {
    const source = this.card(from);
    await source.hover();
    const handle = await middleOf(source.locator(".react-flow__handle-right"));
    const card = await middleOf(this.card(to));
    await this.page.mouse.move(handle.x, handle.y);
    await this.page.mouse.down();
    await this.page.mouse.move((handle.x + card.x) / 2, (handle.y + card.y) / 2, { steps: 5 });
    await this.page.mouse.move(card.x, card.y, { steps: 5 });
    await this.page.mouse.up();
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveStatus).toHaveText(/^Saved \d\d:\d\d$/);
  }
}

async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
