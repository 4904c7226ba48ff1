import { expect, it } from "vitest";
import { notBrought } from "./not-brought";

const rules = "What its workspace has a second person confirm: this one has rules of its own.";
const own = "The controls and frameworks of its workspace: this one has its own.";

it.each<[string, object, readonly string[]]>([
  ["nothing", {}, []],
  ["no rule", { policy: { needsReview: [], controls: [], frameworks: [] } }, []],
  ["what is no policy at all", { reviews: 3, policy: [null] }, []],
  ["a rule", { policy: { needsReview: ["verified"] } }, [rules]],
  ["own controls alone", { policy: { controls: [{}] } }, [own]],
  ["own frameworks, and a rule", { policy: { needsReview: ["accepted"], frameworks: [{}] } }, [rules, own]],
  [
    "a confirmation",
    { reviews: [{}] },
    ["1 confirmation by a second person: confirmations stay with the map that they were given on."],
  ],
])("of a document that says %s", (_, document, sentences) => {
  expect(notBrought(document)).toEqual(sentences);
});
