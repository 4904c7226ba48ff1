import type { Page } from "@playwright/test";

/** What the map looks like to the eye, in pixels of the screen and shares of the canvas below the heads of the lanes. */
export interface MapMeasures {
  readonly zoom: number;
  /** How much of the canvas the cards cover. */
  readonly covered: number;
  /** How much of its width and height the bounding box of cards and zones reaches over. */
  readonly reach: readonly [width: number, height: number];
  /** Cards that show the sign and the count of their worst status, or that they have no controls. */
  readonly told: number;
  readonly environments: number;
  /** Each is looked along for cards that it runs behind. */
  readonly lines: number;
  /** What cannot be read, runs out, or lies over something else. */
  readonly faults: readonly string[];
}

/** Measures the map as it is drawn now. */
export async function measureMap(page: Page): Promise<MapMeasures> {
  return page.evaluate(() => {
    const smallest = 10.95;
    const laneHead = 52;
    const longName = 22;
    const oneLine = 11;
    const flow = document.querySelector<HTMLElement>("#main .react-flow");
    const viewport = flow?.querySelector<HTMLElement>(".react-flow__viewport");
    if (!flow || !viewport) throw new Error("There is no map on the page.");
    const box = (element: Element) => element.getBoundingClientRect();
    const all = (selector: string) => [...flow.querySelectorAll<HTMLElement>(selector)];
    const whole = box(flow);
    const area = { ...whole.toJSON(), top: whole.top + laneHead, height: whole.height - laneHead } as DOMRect;
    const meet = (a: DOMRect, b: DOMRect, by: number) =>
      a.left < b.right - by && a.right > b.left + by && a.top < b.bottom - by && a.bottom > b.top + by;
    const lettersOf = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    const called = (element: Element) => (element.textContent ?? "").trim().slice(0, 30);
    const isForScreenReadersAlone = (element: HTMLElement) => element.closest(".sr-only") !== null;
    const scaleOf = (element: Element) => {
      let scale = 1;
      for (let at: Element | null = element; at; at = at.parentElement)
        scale *= new DOMMatrix(getComputedStyle(at).transform).a;
      return scale;
    };
    const faults: string[] = [];

    const texts = [...document.querySelectorAll<HTMLElement>("#main *")].filter(
      (element) =>
        element.checkVisibility() &&
        !isForScreenReadersAlone(element) &&
        [...element.childNodes].some(
          (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
        ),
    );
    for (const text of texts) {
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scaleOf(text);
      if (size < smallest) faults.push(`${size.toFixed(1)} px: ${called(text)}`);
    }

    const cards = all(".card-face");
    const boxes = cards.map(box);
    for (const [index, card] of cards.entries()) {
      const own = boxes[index];
      if (!own) continue;
      for (const other of boxes.slice(index + 1))
        if (meet(own, other, 1)) faults.push(`another card on ${called(card)}`);
      const name = card.querySelector<HTMLElement>(".card-name");
      if (
        name &&
        (name.textContent ?? "").length <= longName &&
        (name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1)
      )
        faults.push(`cut: ${called(name)}`);
      if (card.dataset["level"] !== "cluster" && (name?.clientHeight ?? 0) < oneLine)
        faults.push(`no name on ${called(card)}`);
      const sign = card.querySelector('[title$="of comments"]');
      if (name && sign && meet(box(sign), lettersOf(name), 1)) faults.push(`a sign over ${called(name)}`);
      for (const part of card.querySelectorAll<HTMLElement>("h3, p, li, b"))
        if (part.checkVisibility() && (box(part).bottom > own.bottom + 1 || box(part).right > own.right + 1))
          faults.push(`${called(part)} runs out of ${called(card)}`);
    }

    const labels = all(".edge-label, .line-number, .map-zone-title, [data-environment]");
    const labelBoxes = labels.map(box);
    for (const [index, label] of labels.entries()) {
      const own = labelBoxes[index];
      if (!own) continue;
      const isTab = label.matches("[data-environment]");
      for (const [at, card] of boxes.entries())
        if (!isTab && meet(own, card, 1))
          faults.push(`${called(label)} on the card ${cards[at]?.textContent}`);
      for (const [at, other] of labelBoxes.entries())
        if (at > index && meet(own, other, 1))
          faults.push(`${called(label)} meets ${labels[at] ? called(labels[at]) : ""}`);
      if (own.left < area.left || own.right > area.right || own.top < area.top || own.bottom > area.bottom)
        faults.push(`${called(label)} runs out of the canvas`);
    }

    const lines = flow.querySelectorAll<SVGPathElement>(".react-flow__edge-interaction");
    for (const line of lines) {
      const matrix = line.getScreenCTM();
      if (!matrix) continue;
      const length = line.getTotalLength();
      const behind = new Set<number>();
      for (let at = 0; at <= length; at += 4) {
        const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
        for (const [index, card] of boxes.entries())
          if (x > card.left + 4 && x < card.right - 4 && y > card.top + 4 && y < card.bottom - 4)
            behind.add(index);
      }
      for (const index of behind) faults.push(`a line behind ${cards[index] ? called(cards[index]) : ""}`);
    }

    const drawn = [...boxes, ...all(".map-zone").map(box)];
    const edge = (side: "left" | "top" | "right" | "bottom", pick: (...of: number[]) => number) =>
      pick(...drawn.map((one) => one[side]));
    return {
      zoom: Number(/scale\((.+)\)/.exec(viewport.style.transform)?.[1]),
      covered: boxes.reduce((sum, { width, height }) => sum + width * height, 0) / (area.width * area.height),
      reach: [
        (edge("right", Math.max) - edge("left", Math.min)) / area.width,
        (edge("bottom", Math.max) - edge("top", Math.min)) / area.height,
      ] as const,
      told: cards.filter(
        (card) =>
          card.dataset["worst"] === undefined ||
          [...card.querySelectorAll("b")].some(
            (count) => /^\d+$/.test(count.textContent ?? "") && count.parentElement?.querySelector("svg"),
          ),
      ).length,
      environments: all(".card-face [data-environment]").length,
      lines: lines.length,
      faults: [...new Set(faults)],
    };
  });
}
