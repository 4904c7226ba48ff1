import { describe, expect, it } from "vitest";
import { onceLoaded } from "./once-loaded";

describe("onceLoaded", () => {
  it("fetches once, and acts at once from then on", async () => {
    const loads: string[] = [];
    const said: string[] = [];
    const withPart = onceLoaded(async () => {
      loads.push("load");
      return { say: (text: string) => void said.push(text) };
    });
    await withPart((part) => part.say("first"));
    void withPart((part) => part.say("second"));
    expect(said).toEqual(["first", "second"]);
    expect(loads).toHaveLength(1);
  });

  it("keeps the order of what is asked while it is fetched", async () => {
    const said: string[] = [];
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((done) => (arrive = done));
    const withPart = onceLoaded(async () => {
      await arrived;
      return { say: (text: string) => void said.push(text) };
    });
    for (const text of ["a", "b"]) void withPart((part) => part.say(text));
    const last = withPart((part) => part.say("c"));
    arrive();
    await last;
    void withPart((part) => part.say("d"));
    expect(said).toEqual(["a", "b", "c", "d"]);
  });

  it("asks again after it could not be fetched", async () => {
    let isOffline = true;
    const withPart = onceLoaded(async () => {
      if (isOffline) throw new Error("offline");
      return { answer: 42 };
    });
    await expect(Promise.resolve(withPart(() => undefined))).rejects.toThrow("offline");
    isOffline = false;
    let answer = 0;
    await withPart((part) => void (answer = part.answer));
    expect(answer).toBe(42);
  });
});
