import type { Page } from "@playwright/test";

/** Goes to a page of the pipeline by its tab, or by what its bar has no room for. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "Pipeline" });
  const tab = tabs.getByRole("link", { name });
  if (!(await tab.isVisible())) await tabs.getByRole("button", { name: "More" }).click();
  await tab.click();
}
