import type { Page } from "@playwright/test";

/** The lines on the map that are not drawn as checked: round dots, whatever their distance. */
export async function dottedHandOvers(page: Page): Promise<readonly string[]> {
  return page.locator(".react-flow__edge").evaluateAll((edges) =>
    edges
      .filter((edge) => {
        const dashes = getComputedStyle(edge.querySelector(".connection-path") ?? edge).strokeDasharray;
        return Number.parseFloat(dashes) > 0 && Number.parseFloat(dashes) < 1;
      })
      .map((edge) => edge.getAttribute("data-id") ?? "")
      .toSorted(),
  );
}
