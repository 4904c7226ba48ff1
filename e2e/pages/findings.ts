import { expect, type Locator, type Page } from "@playwright/test";

/** What the analysis finds, beside the map. */
export class Findings {
  constructor(readonly page: Page) {}

  panel(
    name: "Entry points" | "Incident" | "Bypasses" | "Choke points" | "Blast radius" | "What if",
  ): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The row of a gate; it opens where it stands. */
  gate(title: string): Locator {
    return this.panel("Bypasses")
      .locator("[data-gate]")
      .and(this.page.getByRole("button", { name: new RegExp(`^${title}`) }));
  }

  /** The connections of the way that is drawn, by id; a line whose number is missing says so. */
  async wayOnMap(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const lines = [...document.querySelectorAll(".react-flow__edge, .phone-line")].filter(
        (edge) => edge.querySelector(".on-way") !== null,
      );
      const numbers = [...document.querySelectorAll(".line-number")].filter((label) =>
        /^\d+\. (connection on the path|step on the attack path)/.test(label.textContent),
      );
      const ids = lines.map((line) => line.getAttribute("data-id") ?? "").toSorted();
      return numbers.length === ids.length ? ids : ["a line without its number"];
    });
  }

  /** Connections in red, on the way or not. */
  async redLines(): Promise<readonly string[]> {
    const lines = await this.page.locator(".react-flow__edge:has(.\\!stroke-missing)").all();
    return (await Promise.all(lines.map((line) => line.getAttribute("data-id")))).map(String).toSorted();
  }

  async said(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: text })).toBeAttached();
  }
}
