import { expect, type Locator, type Page } from "@playwright/test";
import { choose } from "./keys";

/** The dialog with the images of a pipeline. */
export class ImagesPanel {
  readonly dialog: Locator;
  readonly images: Locator;
  readonly parents: Locator;
  /** Top down: the layer that was added last comes first. */
  readonly layers: Locator;
  readonly paste: Locator;
  readonly shared: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Images and layers" });
    this.images = this.dialog.getByRole("list", { name: "Images", exact: true });
    this.parents = this.dialog.getByRole("list", { name: "Parent images" });
    this.layers = this.dialog.getByRole("region", { name: "Layers" }).getByRole("list").getByRole("listitem");
    this.paste = this.dialog.getByRole("region", { name: "Paste a Dockerfile" });
    this.shared = this.dialog.getByRole("region", { name: "Images on the same parents" });
  }

  /** By its command, which is the same from the menu. */
  async open(): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await choose(this.page, "Search or run a command", "images and layers");
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }

  async expectLayers(titles: readonly string[]): Promise<void> {
    await expect(this.layers.getByRole("textbox")).toHaveCount(titles.length);
    for (const [index, title] of titles.entries())
      await expect(this.layers.nth(index).getByRole("textbox")).toHaveValue(title);
  }
}
