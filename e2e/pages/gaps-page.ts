import { expect, type Locator, type Page } from "@playwright/test";

/** The list of gaps. Rows are those of controls, without the heads. */
export class GapsPage {
  readonly grid: Locator;
  readonly rows: Locator;
  readonly bulk: Locator;
  /** All about the gap at hand, beside the list or over it. */
  readonly panel: Locator;
  readonly saveStatus: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole("grid", { name: "Gaps" });
    this.rows = this.grid.locator("tr[data-key]");
    this.bulk = page.getByRole("region", { name: "Selected rows" });
    this.panel = page.getByRole("complementary", { name: "Selected gap" });
    this.saveStatus = page.getByRole("banner").getByRole("status");
  }

  /** Opens the list as an address asks for it, and waits until it is live. */
  async open(id: string, query = ""): Promise<void> {
    await this.page.goto(`/pipelines/${id}/gaps${query}`);
    await expect(this.page.getByRole("checkbox", { name: "Select all on this page" })).toBeEnabled();
    await this.saved();
  }

  async saved(): Promise<void> {
    await expect(this.saveStatus).toHaveText(/^Saved/);
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  /** Those to fix, to prove or to assess, under their heading. */
  list(word: "To fix" | "To verify" | "To assess"): Locator {
    return this.grid.getByRole("rowgroup", { name: new RegExp(`^${word}: \\d+$`) });
  }

  /** What the lists are called, with their counts, in their order. */
  headings(): Promise<readonly string[]> {
    return this.grid.getByRole("heading", { level: 2 }).allInnerTexts();
  }

  answer(word: string): Locator {
    return this.panel.getByRole("group", { name: "Status" }).getByRole("button", { name: word, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** What the page says was done, with its offer to undo. */
  told(text: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: text });
  }
}
