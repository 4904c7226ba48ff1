import { expect, test } from "vitest";
import { aVerdict } from "../../../testing/a-posture";
import type { VerdictName } from "../posture";
import { untestedWords } from "./untested-words";

const say = (...names: readonly VerdictName[]) =>
  untestedWords(names.map((verdict) => aVerdict({ verdict })));

test("where no gate is put to the test it says why: nothing to check, none that applies, or both", () => {
  expect(say("nothing-enters", "nothing-enters").title).toBe("Nothing to check");
  expect(say("no-place", "no-place")).toEqual({
    title: "No gate applies to this map",
    text: "No node on the map can enforce a gate. Add the nodes that artifacts pass: repositories, CI, registries, orchestrators.",
  });
  expect(say("no-place", "nothing-enters", "no-place").text).toBe(
    "2 of 3 gates do not apply to this map: no node on it can enforce them. The other gate has nothing to check. Add the sources of your code and images, and the nodes that they pass.",
  );
});
