import { expect, type Locator, type Page } from "@playwright/test";

/** The panel on the right: what is selected on the map. */
export class Inspector {
  readonly panel: Locator;
  readonly heading: Locator;
  /** Of the selected node, where it stands as the title. */
  readonly name: Locator;
  readonly controls: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole("complementary", { name: "Inspector" });
    this.heading = this.panel.getByRole("heading", { level: 2 });
    this.name = this.panel.getByLabel("Name", { exact: true });
    this.controls = this.panel.getByRole("region", { name: "Controls" });
  }

  async openSettings(): Promise<void> {
    await this.panel.getByText(/^Kind, (environment, )?technologies, /).click();
  }

  async rename(name: string): Promise<void> {
    await write(this.name, name);
    await expect(this.name).toHaveValue(name);
  }

  async connectTo(name: string): Promise<void> {
    await this.panel.getByLabel("Connect to").selectOption({ label: name });
    await this.panel.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(this.heading).toHaveText("Connection");
  }

  /** One control of the selected node, opened. */
  async openControl(title: string): Promise<ClaimForm> {
    const row = this.controls
      .getByRole("listitem")
      .filter({ has: this.controls.page().getByRole("button", { name: title }) });
    const toggle = row.getByRole("button", { name: title });
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    await expect(row.getByLabel("Status")).toBeVisible();
    return new ClaimForm(row, toggle);
  }
}

/** What the team says of one control. */
export class ClaimForm {
  readonly status: Locator;
  readonly owner: Locator;
  readonly due: Locator;
  readonly note: Locator;
  readonly ticket: Locator;

  constructor(
    readonly row: Locator,
    /** The line that opens it, which tells the status in a word. */
    readonly summary: Locator,
  ) {
    this.status = row.getByLabel("Status");
    this.owner = row.getByLabel("Owner");
    this.due = row.getByLabel("Due");
    this.note = row.getByLabel("Note");
    this.ticket = row.getByLabel("Ticket");
  }

  async addEvidence({ title, result, effective, expires, url }: NewEvidence): Promise<void> {
    await this.row.getByRole("button", { name: "Add evidence" }).click();
    await this.row.getByLabel("Title").fill(title);
    if (result !== undefined) await this.row.getByLabel("Result").selectOption(result);
    await this.row.getByLabel("From").fill(effective);
    if (expires !== undefined) await this.row.getByLabel("Expires").fill(expires);
    if (url !== undefined) await this.row.getByLabel("Link").fill(url);
    await this.row.getByRole("button", { name: "Add", exact: true }).click();
    await expect(this.row.getByRole("region", { name: "Evidence" }).getByText(title)).toBeVisible();
  }
}

export interface NewEvidence {
  readonly title: string;
  readonly result?: "supports" | "contradicts";
  /** Days as YYYY-MM-DD. */
  readonly effective: string;
  readonly expires?: string;
  readonly url?: string;
}

/** Fills a field that saves when it is left. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.blur();
}
