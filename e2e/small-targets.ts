import type { Locator } from "@playwright/test";

/** The least that a thumb meets, in CSS pixels. */
const least = 44;

/**
 * What is to be pressed in this part of a page and is less than 44 px high or wide, each as a line that says what it is
 * and how large. A label counts as part of its field, and an area that a target has beyond its look counts as the target.
 * Links within a sentence are left out: their size is that of the text.
 */
export async function smallTargets(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root, limit) => {
    const pressed =
      "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab], [role=radio], [role=switch], [role=checkbox]";
    const isInSentence = (element: Element) =>
      element.matches("a, button") &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ""),
      );
    const isHit = (target: Element, x: number, y: number) => {
      const met = document.elementFromPoint(x, y);
      return met !== null && (target.contains(met) || met.closest("label")?.contains(target) === true);
    };
    const reach = (target: Element) => {
      target.scrollIntoView({ block: "center", inline: "nearest" });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const along = (dx: number, dy: number) => {
        let far = 0;
        while (far < limit && isHit(target, x + dx * (far + 0.5), y + dy * (far + 0.5))) far += 1;
        return far;
      };
      return [
        Math.max(width, along(-1, 0) + along(1, 0)),
        Math.max(height, along(0, -1) + along(0, 1)),
      ] as const;
    };
    return [...root.querySelectorAll<HTMLElement>(pressed)].flatMap((target) => {
      const box = target.getBoundingClientRect();
      const isSeen =
        target.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        box.width > 1 &&
        box.height > 1;
      if (!isSeen || isInSentence(target)) return [];
      const [width, height] = box.width >= limit && box.height >= limit ? [limit, limit] : reach(target);
      if (width >= limit && height >= limit) return [];
      const name = target.getAttribute("aria-label") ?? target.textContent?.trim();
      return [
        `${target.localName} "${(name ?? "").slice(0, 60)}": ${Math.round(width)} x ${Math.round(height)}`,
      ];
    });
  }, least);
}
