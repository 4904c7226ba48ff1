import type { Viewport } from "@xyflow/react";
import { beforeEach, expect, test, vi } from "vitest";
import { goWayBack, keepWayBack } from "./way-back";

const near: Viewport = { x: -300, y: -200, zoom: 0.9 };
const far: Viewport = { x: 40, y: 60, zoom: 0.3 };
const farther: Viewport = { x: 10, y: 20, zoom: 0.2 };

function mapAt(viewport: Viewport) {
  const setViewport = vi.fn<(to: Viewport) => Promise<boolean>>().mockResolvedValue(true);
  return { getViewport: () => viewport, setViewport };
}
const wentTo = ({ setViewport }: ReturnType<typeof mapAt>) => setViewport.mock.calls.map(([to]) => to);

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  goWayBack(mapAt(near));
});

test("the map goes back to where it was before it zoomed for a way, once", () => {
  keepWayBack(near, far);
  const map = mapAt(far);
  goWayBack(map);
  goWayBack(map);
  expect(wentTo(map)).toEqual([near]);
});

test("after one way and another it goes back to where the first of them began", () => {
  keepWayBack(near, far);
  keepWayBack(far, farther);
  const map = mapAt(farther);
  goWayBack(map);
  expect(wentTo(map)).toEqual([near]);
});

test("a map that was moved since stays where it is, and so does one that was not zoomed", () => {
  keepWayBack(near, far);
  const moved = mapAt({ ...far, x: far.x + 50 });
  goWayBack(moved);
  const aside = { ...near, x: near.x + 80 };
  keepWayBack(near, aside);
  keepWayBack(aside, undefined);
  const closer = mapAt(aside);
  goWayBack(closer);
  expect([...wentTo(moved), ...wentTo(closer)]).toEqual([]);
});
