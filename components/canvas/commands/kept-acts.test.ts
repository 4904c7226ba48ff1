import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { nothingSelected } from "@/lib/domain/pipeline/selection";
import type { Place } from "../state/map-actions";
import { type Asker, createKeptActs } from "./kept-acts";

beforeEach(() => vi.stubGlobal("navigator", { onLine: true }));
afterEach(() => vi.unstubAllGlobals());

interface Part {
  readonly delete: () => void;
}

/** A map on which acts delete what is selected, and a part that comes, or does not, when the test says so. */
function setUp() {
  const place = createStore<Place>(() => ({ selection: nothingSelected, focused: undefined }));
  const select = (...ids: readonly string[]) =>
    place.setState({ selection: { nodes: new Set(ids), edges: new Set() }, focused: ids[0] });
  const said: string[] = [];
  const deleted: string[] = [];
  const context: Asker = {
    state: place.getState,
    map: { goBackTo: (to: Place) => place.setState(to) },
    editor: { say: (text: string) => void said.push(text) },
  };
  const part: Part = { delete: () => void deleted.push([...place.getState().selection.nodes].join()) };
  const arrivals: ((part?: Part) => void)[] = [];
  const acts = createKeptActs<Part>(
    () =>
      new Promise((resolve, reject) =>
        arrivals.push((is) => (is ? resolve(is) : reject(new Error("offline")))),
      ),
  );
  const arrive = async (number: number, isThere = true) => {
    arrivals[number]?.(isThere ? part : undefined);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const selected = () => [...place.getState().selection.nodes];
  return { acts, context, select, selected, said, deleted, arrivals, arrive };
}

describe("acts that are asked for before their part of the program is here", () => {
  it("are done in their order once it is, each once, and later ones at once", async () => {
    const { acts, context, arrivals, arrive } = setUp();
    const done: string[] = [];
    for (const name of ["first", "second", "third"]) acts.ask(context, () => void done.push(name));
    expect(arrivals).toHaveLength(1);
    expect(done).toEqual([]);
    await arrive(0);
    expect(done).toEqual(["first", "second", "third"]);
    acts.ask(context, () => void done.push("fourth"));
    expect(done).toEqual(["first", "second", "third", "fourth"]);
    acts.fetch();
    expect(arrivals).toHaveLength(1);
    expect(acts.getState().kept).toEqual([]);
  });

  it("are about what was selected when they were asked for; what is selected since stays so", async () => {
    const { acts, context, select, selected, deleted, arrive } = setUp();
    select("jenkins");
    acts.ask(context, (part) => part.delete());
    select("harbor");
    acts.ask(context, (part) => part.delete());
    select("kubernetes");
    await arrive(0);
    expect(deleted).toEqual(["jenkins", "harbor"]);
    expect(selected()).toEqual(["kubernetes"]);
  });

  it("go on from what the one before selected, where the person selected nothing between them", async () => {
    const { acts, context, select, selected, deleted, arrive } = setUp();
    select("jenkins");
    acts.ask(context, () => select("jenkins", "harbor"));
    acts.ask(context, (part) => part.delete());
    await arrive(0);
    expect(deleted).toEqual(["jenkins,harbor"]);
    expect(selected()).toEqual(["jenkins", "harbor"]);
  });

  it("are told where it cannot be fetched, are not done later, and the next one asks again", async () => {
    const { acts, context, said, deleted, select, arrive } = setUp();
    select("jenkins");
    acts.ask(context, (part) => part.delete());
    acts.ask(context, (part) => part.delete());
    await arrive(0, false);
    expect(said).toEqual(["That could not be done just now. Reload the page and try again."]);
    select("harbor");
    acts.ask(context, (part) => part.delete());
    await arrive(1);
    expect(deleted).toEqual(["harbor"]);
  });

  it("are none where it is fetched ahead, and nobody is told where that fails", async () => {
    const { acts, said, arrivals, arrive } = setUp();
    acts.fetch();
    acts.fetch();
    await arrive(0, false);
    expect(said).toEqual([]);
    acts.fetch();
    expect(arrivals).toHaveLength(2);
  });
});
