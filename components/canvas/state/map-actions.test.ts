import { expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import { createMapActions } from "./map-actions";
import { createMapStore } from "./map-store";

function aMap() {
  const server = new SimulatedServer(aPipeline().node("ci").node("builder").node("cluster").build());
  const { editor } = openEditor(server);
  const store = createMapStore();
  return { actions: createMapActions(store, editor, () => false), said: () => store.getState().announcement };
}

test("a connection is told at once, and what is odd about it once that is known", async () => {
  const { actions, said } = aMap();
  actions.connect("cluster", "ci");
  expect(said()).toBe("cluster connected to ci.");
  await vi.waitFor(() => expect(said()).toMatch(/^cluster connected to ci\. .+\.$/));
});

test("what is odd about a connection is kept back where something else was told since", async () => {
  const { actions, said } = aMap();
  actions.connect("cluster", "ci");
  actions.announce("Something else.");
  await import("@/lib/domain/edits/connect-warning");
  await new Promise((resolve) => setTimeout(resolve));
  expect(said()).toBe("Something else.");
});
