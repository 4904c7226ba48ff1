import type { Viewport } from "@xyflow/react";
import { beforeEach, expect, test, vi } from "vitest";
import { addMove, goBack, goWayBack, keepWayBack, untilBack } from "./way-back";

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

test("what stepped aside once and again comes back to where it was first, and what moves it next waits for that", async () => {
  const [aside, farAside] = [near.x - 60, near.x - 330].map((x): Viewport => ({ ...near, x }));
  const back = [
    { before: near, shown: aside ?? near },
    { before: aside ?? near, shown: farAside ?? near },
  ].reduce(addMove, { before: far, shown: far });
  expect(back).toEqual({ before: near, shown: farAside });
  const map = mapAt(farAside ?? near);
  let arrive = (_isThere: boolean) => {};
  map.setViewport.mockReturnValue(new Promise((done) => (arrive = done)));
  goBack(map, back);
  const waits = vi.fn<() => void>();
  const waited = untilBack().then(waits);
  expect(waits).not.toHaveBeenCalled();
  arrive(true);
  await waited;
  expect(wentTo(map)).toEqual([near]);
});

test("what was moved since it stepped aside stays", () => {
  const map = mapAt({ ...near, y: near.y + 30 });
  goBack(map, { before: far, shown: near });
  expect(wentTo(map)).toEqual([]);
});
