import { expect, type Locator, type Page } from "@playwright/test";

/** What lies over the map for a moment: lists, menus, the bar that finds. */
export class MapTools {
  readonly menu: Locator;
  readonly findBar: Locator;

  constructor(readonly page: Page) {
    this.menu = page.getByRole("menu", { name: "Actions" });
    this.findBar = page.getByRole("search");
  }

  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** Does something by its title in the list of everything. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    const dialog = this.dialog("Search or run a command");
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await this.page.keyboard.type(title);
    await dialog
      .getByRole("option", { name: new RegExp(`^${title}`) })
      .first()
      .click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses from the menu of a card, a line or the map, opened with the right button. */
  async choose(on: Locator, title: string): Promise<void> {
    await on.click({ button: "right" });
    await this.menu
      .getByRole("menuitem", { name: new RegExp(`^${title}`) })
      .first()
      .click();
    await expect(this.menu).toBeHidden();
  }

  /** Takes the first that is found in a dialog with a search. */
  async pick(dialog: string, text: string): Promise<void> {
    const open = this.dialog(dialog);
    await expect(open.getByRole("combobox")).toBeFocused();
    await this.page.keyboard.type(text);
    await open
      .getByRole("option", { name: new RegExp(`^${text}`, "i") })
      .first()
      .click();
    await expect(open).toBeHidden();
  }
}
