import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createFairTurns, type Turn } from "./fair-turns.mjs";

interface Place {
  readonly name: string;
}

const limits = {
  mostOf: (places: number) => Math.max(1, places - 1),
  mostOpenOf: 3,
  mostOpen: 10,
  mostWaiting: 20,
  mostWaitingOf: 8,
  bytesEachSecond: 1000,
  bytesAtOnce: 500,
};
const never = () => new AbortController().signal;

function twoPlaces() {
  const turns = createFairTurns<Place>(limits);
  for (const name of ["one", "two"]) turns.add({ name });
  const given: [string, Turn<Place>][] = [];
  const ask = (person: string, signal = never()) => {
    const asked = turns.take(person, signal);
    asked?.then((turn) => given.push([person, turn])).catch(() => undefined);
    return asked;
  };
  const served = async () => {
    await Promise.resolve();
    await Promise.resolve();
    return given.map(([person]) => person);
  };
  return { turns, given, ask, served };
}

describe("turns at places", () => {
  it("leave one place to all others, however many requests one person has", async () => {
    const { given, ask, served } = twoPlaces();
    for (let count = 0; count < 5; count++) void ask("asker");
    void ask("other");
    expect(await served()).toEqual(["asker", "other"]);
    given[1]?.[1].end();
    expect(await served()).toEqual(["asker", "other"]);
    void ask("another");
    expect(await served()).toEqual(["asker", "other", "another"]);
  });

  it("rotate: the last served person waits for the others", async () => {
    const { given, ask, served } = twoPlaces();
    void ask("a");
    void ask("b");
    for (const person of ["a", "a", "b", "c"]) void ask(person);
    expect(await served()).toEqual(["a", "b"]);
    given[0]?.[1].end();
    expect(await served()).toEqual(["a", "b", "a"]);
    given[2]?.[1].end();
    expect(await served()).toEqual(["a", "b", "a", "c"]);
  });

  it("are free again once an answer is made, and held back while one person takes too many", async () => {
    const { given, ask, served } = twoPlaces();
    for (let count = 0; count < 5; count++) void ask("slow");
    for (let count = 0; count < 3; count++) {
      await served();
      given[count]?.[1].release();
    }
    expect(await served()).toHaveLength(3);
    given[0]?.[1].end();
    expect(await served()).toHaveLength(4);
  });

  it("are where the person was before, so that the other places are left alone", async () => {
    const { given, ask, served } = twoPlaces();
    for (let count = 0; count < 4; count++) {
      void ask("a");
      await served();
      given[count]?.[1].end();
    }
    expect(new Set(given.map(([, { place }]) => place.name)).size).toBe(1);
  });

  it("are refused where too many wait, and given up by who does not wait any longer", async () => {
    const { turns, ask } = twoPlaces();
    void ask("a");
    const leaving = new AbortController();
    const left = ask("a", leaving.signal);
    for (let count = 0; count < 7; count++) void ask("a");
    expect(ask("a")).toBeUndefined();
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect(ask("a")).toBeDefined();
    expect(turns.count().waiting).toBe(8);
  });

  it("are not at a place that broke", async () => {
    const { turns, given, ask, served } = twoPlaces();
    void ask("a");
    void ask("b");
    await served();
    const broken = given[0]?.[1];
    if (!broken) throw new Error("nobody was served");
    turns.remove(broken.place);
    broken.end();
    void ask("c");
    expect(await served()).toEqual(["a", "b"]);
    turns.add({ name: "again" });
    expect(await served()).toEqual(["a", "b", "c"]);
  });

  it("say how long to wait before more is sent to one person", async () => {
    const { given, ask, served } = twoPlaces();
    void ask("a");
    await served();
    expect(given[0]?.[1].pace(400)).toBe(0);
    const wait = given[0]?.[1].pace(600) ?? 0;
    expect(wait).toBeGreaterThan(400);
    expect(wait).toBeLessThanOrEqual(500);
  });

  it("are not waited for by who has left already, and nothing is kept of who was served", async () => {
    const { turns, ask, served } = twoPlaces();
    await expect(turns.take("a", AbortSignal.abort("left"))).rejects.toBe("left");
    const { signal } = new AbortController();
    const [adds, removes] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    void ask("a", signal);
    await served();
    expect(removes.mock.calls.map(([, listener]) => listener)).toEqual(
      adds.mock.calls.map(([, listener]) => listener),
    );
    expect(adds).toHaveBeenCalledOnce();
  });

  it("do not wait longer if the clock is set back meanwhile", async () => {
    const { given, ask, served } = twoPlaces();
    void ask("a");
    await served();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 172_800_000 });
    given[0]?.[1].pace(1000);
    vi.useRealTimers();
    expect(given[0]?.[1].pace(1)).toBeLessThanOrEqual(1000);
  });

  it("are given to all in the end, and never more than there are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 }), async (people) => {
        const { given, ask, served } = twoPlaces();
        const asked = people.filter((person) => ask(person) !== undefined);
        for (let done = 0; done < asked.length; done++) {
          expect((await served()).length - done).toBeLessThanOrEqual(2);
          const ending = given[done];
          expect(ending).toBeDefined();
          ending?.[1].end();
        }
        expect((await served()).toSorted()).toEqual(asked.toSorted());
      }),
    );
  });
});
