import { expect, type Locator, type Page } from "@playwright/test";

/** The outline of a pipeline. Nodes are named as a screen reader says them: "Jenkins, CI, Build, 3 of 9 open, next: Harbor". */
export class OutlinePage {
  readonly content: Locator;
  readonly saveStatus: Locator;
  readonly inspector: Locator;
  readonly filter: Locator;
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.content = page.getByRole("main");
    this.saveStatus = page.getByRole("banner").getByRole("status");
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.filter = page.getByRole("searchbox", { name: "Filter" });
    this.table = page.getByRole("table");
  }

  async open(id: string, search = ""): Promise<void> {
    await this.page.goto(`/pipelines/${id}/outline${search}`);
    await expect(this.saveStatus).toHaveText(/^Saved/);
  }

  /** Where a node stands, by how its name begins: "Jenkins, CI". */
  node(begins: string): Locator {
    return this.content
      .locator("[data-node]")
      .and(this.page.getByRole("link", { name: new RegExp(`^${begins}`) }));
  }

  stage(name: "Build" | "Distribute" | "Run"): Locator {
    return this.content.getByRole("region", { name, exact: true });
  }

  /** Goes on by Tab, as far as it takes, until this has the focus. */
  async tabTo(locator: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let step = 0; step < 150; step++) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${locator.toString()} was not reached by ${key}.`);
  }

  /** Chooses in the list of the dialog that has just opened, by what is typed. */
  async choose(text: string, option: RegExp): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.getByRole("combobox").last()).toBeFocused();
    await this.page.keyboard.type(text);
    await expect(dialog.getByRole("option", { name: option }).first()).toBeVisible();
    await this.page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveStatus).toHaveText(/^Saved \d\d:\d\d$/);
  }
}
