import { expect, it } from "vitest";
import { formatStateRef, parseStateRef, spellOutRef } from "./state-ref";

it.each([
  ["snapshot:abc", { snapshot: "abc" }],
  ["pipeline:abc", { pipeline: "abc", at: "now" }],
  ["pipeline:abc@17", { pipeline: "abc", at: { revision: 17 } }],
  ["pipeline:abc@2024-02-29", { pipeline: "abc", at: { day: "2024-02-29" } }],
  ["pipeline:abc@target", { pipeline: "abc", at: { target: undefined } }],
  ["pipeline:abc@target:2027-03-31", { pipeline: "abc", at: { target: "2027-03-31" } }],
  ["pipeline:abc@target:2027-02-31", undefined],
  ["pipeline:abc@target:", undefined],
  ["target", undefined],
  ["pipeline:abc@2026-02-29", undefined],
  ["pipeline:abc@", undefined],
  ["snapshot:abc@3", undefined],
  ["abc", undefined],
  ["pipeline:a/b", undefined],
])("%s names %j", (text, expected) => {
  const ref = parseStateRef(text);
  expect(ref.ok ? ref.value : undefined).toEqual(expected);
  if (ref.ok) expect(formatStateRef(ref.value)).toBe(text);
});

it.each([
  ["target:2027-03-31", "pipeline:abc@17", "pipeline:abc@target:2027-03-31"],
  ["target", "pipeline:abc", "pipeline:abc@target"],
  ["now", "pipeline:abc@target", "pipeline:abc"],
  ["target", "snapshot:abc", "target"],
  ["snapshot:abc", "pipeline:abc", "snapshot:abc"],
])("%s beside %s is %s", (text, other, spelled) => {
  expect(spellOutRef(text, other)).toBe(spelled);
});
