import { expect, type Locator, type Page } from "@playwright/test";

/** A snapshot as members see it, with the links that were made to it. */
export class SnapshotPage {
  readonly links: Locator;

  constructor(readonly page: Page) {
    this.links = page.getByRole("region", { name: "Links" });
  }

  /** Takes one with the button of the page, and opens it. */
  async take(title: string, note: string): Promise<void> {
    const dialog = await this.takeOnly(title, note);
    await dialog.getByRole("link", { name: "Open snapshot" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  /** Takes one, and gives the dialog that says so. */
  async takeOnly(title: string, note: string): Promise<Locator> {
    await this.page.getByRole("button", { name: "Take snapshot" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Take snapshot" });
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByLabel("Note").fill(note);
    await dialog.getByRole("button", { name: "Take snapshot" }).click();
    await expect(dialog.getByText(/^Snapshot \d+ taken at revision \d+\.$/)).toBeVisible();
    return dialog;
  }

  async openShareForm(): Promise<Locator> {
    await this.page.getByRole("banner").getByRole("button", { name: "Share" }).click();
    return this.page.getByRole("dialog", { name: "Share snapshot" });
  }

  /** Makes a link that shows no more than it must, and gives its address. */
  async share({ opens, passphrase }: { opens?: string; passphrase?: string } = {}): Promise<string> {
    const form = await this.openShareForm();
    const switches = form.getByRole("checkbox");
    await expect(switches).toHaveCount(5);
    for (const one of await switches.all()) await expect(one).not.toBeChecked();
    if (opens !== undefined) await form.getByLabel("Opens").selectOption(opens);
    if (passphrase !== undefined) await form.getByLabel(/^Passphrase/).fill(passphrase);
    await form.getByRole("button", { name: "Create link" }).click();
    const made = this.page.getByRole("dialog", { name: "Link created" });
    const address = await made.getByRole("textbox", { name: "Link" }).inputValue();
    await made.getByRole("button", { name: "Done" }).click();
    return address;
  }

  /** Opens one of the lists that are folded behind what they come to. */
  async unfold(title: string): Promise<void> {
    await this.page
      .locator("summary")
      .filter({ has: this.page.getByRole("heading", { name: title, exact: true }) })
      .click();
  }

  async revoke(): Promise<void> {
    await this.links.getByRole("button", { name: "Revoke" }).click();
    await this.page
      .getByRole("dialog", { name: "Revoke this link?" })
      .getByRole("button", { name: "Revoke link" })
      .click();
    await expect(this.links.getByText(/^Revoked/)).toBeVisible();
  }
}
