import { expect, it } from "vitest";
import { notBrought } from "./not-brought";

const rules = "The approval rules of its workspace: this one has its own.";
const own = "The controls and frameworks of its workspace: this one has its own.";

it.each<[string, object, readonly string[]]>([
  ["nothing", {}, []],
  ["no rule", { policy: { needsReview: [], controls: [], frameworks: [] } }, []],
  ["what is no policy at all", { reviews: 3, policy: [null] }, []],
  ["a rule", { policy: { needsReview: ["verified"] } }, [rules]],
  ["own controls alone", { policy: { controls: [{}] } }, [own]],
  ["own frameworks, and a rule", { policy: { needsReview: ["accepted"], frameworks: [{}] } }, [rules, own]],
  ["a confirmation", { reviews: [{}] }, ["1 two-person approval: approvals stay with their own map."]],
])("of a document that says %s", (_, document, sentences) => {
  expect(notBrought(document)).toEqual(sentences);
});
