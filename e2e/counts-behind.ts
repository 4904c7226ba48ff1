import type { Locator, Page } from "@playwright/test";

interface NumberLink {
  /** As a screen reader says it: "4 declared controls". */
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** The numbers among these links, each with where it leads. */
export async function linksOf(links: Locator): Promise<readonly NumberLink[]> {
  const found = await links.evaluateAll((elements) =>
    elements.map((element) => ({
      name: element.getAttribute("aria-label") ?? element.textContent,
      href: element.getAttribute("href") ?? "",
    })),
  );
  return found.map((link) => ({ ...link, count: Number.parseInt(link.name, 10) }));
}

/**
 * How many elements stand on the page behind each address, as the server sends it to the person who has this page open.
 * Drawing dozens of long pages would take a browser minutes; a story opens a few of them in it besides.
 */
export async function countsBehind(
  page: Page,
  addresses: readonly string[],
  selector: string,
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const address of addresses) {
    const answer = await page.request.get(address);
    if (!answer.ok()) throw new Error(`${address} answered ${answer.status()}`);
    counts.push(
      await page.evaluate(
        ([html, sought]) =>
          // What is sent later in a stream is hidden until a script moves it.
          [...new DOMParser().parseFromString(html, "text/html").querySelectorAll(sought)].filter(
            (element) => element.closest("[hidden]") === null,
          ).length,
        [await answer.text(), selector] as const,
      ),
    );
  }
  return counts;
}
