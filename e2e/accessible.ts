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
      // A refresh takes the title away until the new one has streamed in.
      await expect(page).toHaveTitle(/./);
      const axe = (await axeOn(page))
        // Of what is right one element a rule is told, so that a long page is not sent here element by element.
        .options({ resultTypes: ["violations"] })
        .withTags(levels)
        .exclude("[data-base-ui-focus-guard]");
      const { violations, passes } = await ofOneState(page, () => axe.analyze());
      expect(passes.length, `${what}: rules that had something to look at`).toBeGreaterThan(5);
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
      const inWords = found.map((one) => one.replaceAll(/\s+/g, " ").slice(0, 300)).join("; ");
      expect.soft(found, `${what}, ${colorScheme}, ${size.width} px wide: ${inWords}`).toEqual([]);
    }
    const unheard = await page.evaluate(() =>
      [...document.querySelectorAll("[role=status], [role=log], [aria-live=polite]")]
        .filter((region) => !region.checkVisibility() && region.parentElement?.checkVisibility() === true)
        .map((region) => region.outerHTML.slice(0, 200)),
    );
    expect
      .soft(
        unheard,
        `${what}: what is said there is not heard, for it is not there before: ${unheard.join(" ")}`,
      )
      .toEqual([]);
    for (const size of sizes.toReversed()) {
      await page.setViewportSize(size);
      // What is laid out by how wide the window is follows a frame later.
      await settled(page);
      const hidden = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const beyond = [...document.querySelectorAll("body *")].filter(
          (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
        );
        return {
          pixels: scrollWidth - clientWidth,
          of: beyond.map((element) => (element.cloneNode() as Element).outerHTML.slice(0, 200)).slice(-3),
        };
      });
      expect
        .soft(
          hidden.pixels,
          `${what}: pixels out of sight to the right at ${size.width} px: ${hidden.of.join(" ")}`,
        )
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

/** Looks again where the page changed under the look: what is gone by then has no size, and no colour. */
async function ofOneState<Answer>(page: Page, look: () => Promise<Answer>): Promise<Answer> {
  const changes = () =>
    page.evaluate(() => {
      const watched = window as typeof window & { changesWatched?: { count: number } };
      if (!watched.changesWatched) {
        const seen = { count: 0 };
        watched.changesWatched = seen;
        new MutationObserver(() => seen.count++).observe(document, { childList: true, subtree: true });
      }
      return watched.changesWatched.count;
    });
  for (let tries = 1; ; tries++) {
    const before = await changes();
    const answer = await look();
    if ((await changes()) === before || tries === 5) return answer;
  }
}
