import { expect, type Page, test } from "@playwright/test";
import { isAtLength } from "./at-length";
import { axeOn } from "./axe-on";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const sizes = [
  { width: 1366, height: 800 },
  { width: 320, height: 640 },
] as const;

const looks = sizes.flatMap((size) =>
  (["light", "dark"] as const).map((colorScheme) => ({ size, colorScheme })),
);

/** What stands on a page depends on its width, and the colours on the theme: one of two looks a state, by its name, so that a set of states has both. */
function telling(what: string) {
  const letters = [...what].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return looks.filter((_look, index) => index === (letters % 2) * 3);
}

/**
 * Looks at what is open now on a wide screen in the light or on the narrowest in the dark; at length, at both widths in
 * both themes. Left out are the two sentinels of an open menu: hidden and in the tab order by design, they
 * send on the focus that reaches them.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await test.step(`${what} is accessible`, async () => {
    for (const { size, colorScheme } of isAtLength ? looks : telling(what)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const axe = await axeOn(page);
      const { violations, passes } = await axe
        // Of what is right one element a rule is told, so that a long page is not sent here element by element.
        .options({ resultTypes: ["violations"] })
        .withTags(levels)
        .exclude("[data-base-ui-focus-guard]")
        .analyze();
      expect(passes.length, `${what}: rules that had something to look at`).toBeGreaterThan(5);
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
      expect.soft(found, `${what}, ${colorScheme}, ${size.width} px wide`).toEqual([]);
    }
    for (const size of sizes.toReversed()) {
      await page.setViewportSize(size);
      const hidden = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect
        .soft(hidden, `${what}: pixels out of sight to the right at ${size.width} px`)
        .toBeLessThanOrEqual(0);
    }
  });
}

/** What still moves or changes its colour would be measured halfway. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Of what lies halfway under the bar only the half would be measured.
    window.scrollTo(0, 0);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) =>
            playState === "running" && effect?.getComputedTiming().iterations !== Infinity,
        );
    await frame();
    // Looked at frame by frame: `finished` of one whose element goes meanwhile may never be told.
    do await frame();
    while (isMoving());
  });
}
