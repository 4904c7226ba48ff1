import { expect, type Locator, type Page } from "@playwright/test";

/** Tabs on until what has the focus is called this, or begins so. */
export async function tabUntil(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await focusedName(page);
    if (focused.startsWith(name)) return;
    passed.push(focused.slice(0, 30));
  }
  throw new Error(`${name} was not reached: ${passed.join(" | ")}`);
}

async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.innerText
        : undefined;
    return element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "";
  });
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses keys one after the other between two frames, as on a busy machine, and waits for what comes of it in some frames. */
export async function pressAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const key of all)
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
      );
    for (let frames = 0; frames < 10; frames += 1) await new Promise((done) => requestAnimationFrame(done));
  }, keys);
}

/** Types into the dialog that is open, and takes the first that is found. */
export async function choose(page: Page, dialog: string, text: string): Promise<void> {
  const open = page.getByRole("dialog", { name: dialog });
  await expect(open.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
  await expect(open.getByRole("option").first()).toContainText(new RegExp(text, "i"));
  await page.keyboard.press("Enter");
  await expect(open).toBeHidden();
}

/** What lies over the element that has the focus, by name; empty where all of it can be seen. */
async function overFocus(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const focused = document.activeElement?.getBoundingClientRect();
    if (!focused) return ["nothing has the focus"];
    const isOut =
      focused.left < 0 || focused.top < 0 || focused.right > innerWidth || focused.bottom > innerHeight;
    const over = [...document.querySelectorAll("[data-covers-map]")].filter((panel) => {
      const { left, top, right, bottom, width } = panel.getBoundingClientRect();
      return (
        width > 0 &&
        left < focused.right &&
        focused.left < right &&
        top < focused.bottom &&
        focused.top < bottom
      );
    });
    return [
      ...(isOut ? ["the edge of the window"] : []),
      ...over.map((panel) => panel.getAttribute("aria-label") ?? panel.tagName),
    ];
  });
}

/** Nothing has covered it for some time: the map may still be moving. */
export async function expectInSight(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeFocused();
  await expect.poll(() => overFocus(page), { message: "what lies over the focus" }).toEqual([]);
}
