import type { Page } from "@playwright/test";

/**
 * Goes to a page of the pipeline by its tab, or by what its bar has no room for. The page before stays until the tab's
 * own is there, and must not take the next click.
 */
export async function openTab(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "Pipeline" });
  const tab = tabs.getByRole("link", { name });
  if (!(await tab.isVisible())) await tabs.getByRole("button", { name: "More" }).click();
  const address = await tab.getAttribute("href");
  await tab.click();
  await page.waitForURL((url) => url.pathname === address);
}
