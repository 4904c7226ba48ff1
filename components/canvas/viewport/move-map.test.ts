import { beforeEach, expect, it, vi } from "vitest";
import { hand } from "@/lib/client/hand";
import { moveUntilPressed } from "./move-map";

const [here, there] = [
  { x: 0, y: 0, zoom: 1 },
  { x: 160, y: 0, zoom: 1 },
];
const setViewport = vi.fn<(to: typeof here) => Promise<boolean>>();
const instance = { getViewport: () => here, setViewport };
const press = (isHolding: boolean) => hand.setState({ isHolding });

beforeEach(() => {
  press(false);
  setViewport.mockReset();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});

it("the map comes where it is to be", async () => {
  setViewport.mockResolvedValue(true);
  expect(await moveUntilPressed(instance, there)).toBe(true);
  expect(setViewport.mock.calls.map(([to]) => to)).toEqual([there]);
});

it("a press stops the map where it is", async () => {
  // As React Flow does for a move that is broken off.
  setViewport.mockReturnValueOnce(new Promise(() => {}));
  const moved = moveUntilPressed(instance, there);
  press(true);
  expect(await moved).toBe(false);
  expect(setViewport.mock.calls.map(([to]) => to)).toEqual([there, here]);
});
