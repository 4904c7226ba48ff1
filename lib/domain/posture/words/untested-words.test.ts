import { expect, test } from "vitest";
import { aVerdict } from "../../../testing/a-posture";
import type { VerdictName } from "../posture";
import { untestedWords } from "./untested-words";

const say = (...names: readonly VerdictName[]) =>
  untestedWords(names.map((verdict) => aVerdict({ verdict })));

test("where no gate is put to the test it says why: nothing enters, no place, or both", () => {
  expect(say("nothing-enters", "nothing-enters").title).toBe("Nothing enters");
  expect(say("no-place", "no-place")).toEqual({
    title: "No place here",
    text: "No node on the map can carry a gate, so none can stop what comes to where containers run. Draw what it passes on the way: repositories, CI, registries, orchestrators.",
  });
  expect(say("no-place", "nothing-enters", "no-place").text).toBe(
    "2 of 3 gates have no place here: no node on the map can carry them. For the other gate, nothing enters that it would have to stop. Draw where code and images come from, and what they pass on the way.",
  );
});
