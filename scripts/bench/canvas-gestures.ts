import type { Page } from "@playwright/test";

export const gestures = ["pan", "zoom", "drag"] as const;
export type Gesture = (typeof gestures)[number];

/**
 * Performs one gesture, one step per frame, and returns the time of each frame in milliseconds. The events
 * are made in the page: sent from outside, they would arrive as unevenly as this machine schedules two
 * programs.
 */
export function framesOf(page: Page, gesture: Gesture, steps = 60): Promise<readonly number[]> {
  return page.evaluate(
    async ({ what, count }) => {
      const canvas = document.querySelector(".react-flow");
      if (!canvas) throw new Error("No canvas found.");
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const middle = { x: left + width / 2, y: top + height / 2 };
      /** The nearest place to the middle where this is on top. */
      const placeOf = (selector: string) => {
        const places: { readonly x: number; readonly y: number; readonly away: number }[] = [];
        for (let x = left + 40; x < left + width - 40; x += 4)
          for (let y = top + 90; y < top + height - 40; y += 4)
            places.push({ x, y, away: Math.hypot(x - middle.x, y - middle.y) });
        for (const { x, y } of places.toSorted((a, b) => a.away - b.away)) {
          const element = document.elementFromPoint(x, y);
          if (element?.matches(selector) === true) return { x, y, element };
        }
        throw new Error(`No place to grab: ${selector}`);
      };
      /** If lines cover the pane everywhere, the map is dragged beside them. */
      const pane = () => {
        const element = canvas.querySelector(".react-flow__pane");
        if (!element) throw new Error("No canvas found.");
        return { ...middle, element };
      };
      const taken = what === "drag" ? placeOf(".react-flow__node, .react-flow__node *") : pane();
      const send = (type: string, x: number, y: number, deltaY = 0) => {
        const init = {
          bubbles: true,
          cancelable: true,
          view: window,
          clientX: x,
          clientY: y,
          button: 0,
          buttons: type === "mouseup" ? 0 : 1,
        };
        const event =
          type === "wheel"
            ? new WheelEvent(type, { ...init, buttons: 0, deltaY })
            : new MouseEvent(type, init);
        (type === "mousedown" || type === "wheel" ? taken.element : window).dispatchEvent(event);
      };
      const step = (index: number) => {
        const turn = (index / count) * 4 * Math.PI;
        if (what === "zoom") send("wheel", middle.x, middle.y, Math.floor(index / 15) % 2 === 0 ? -24 : 24);
        else send("mousemove", taken.x + Math.sin(turn) * 120, taken.y + (1 - Math.cos(turn)) * 60);
      };
      if (what !== "zoom") send("mousedown", taken.x, taken.y);
      const frames: number[] = [];
      await new Promise<void>((resolve) => {
        let index = 0;
        let before = performance.now();
        const next = () => {
          const now = performance.now();
          // The first steps begin the gesture, once.
          if (index > 3) frames.push(now - before);
          before = now;
          if (index === count) return resolve();
          step(index++);
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      });
      if (what !== "zoom") send("mouseup", taken.x, taken.y);
      return frames;
    },
    { what: gesture, count: steps },
  );
}
