import { expect, test } from "vitest";
import { daySchema, linkSchema, nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { textFault } from "./text-fault";

test.each([
  [noteSchema, "x".repeat(20_000), "The text is too long: 20,000 of at most 10,000 characters."],
  [nameSchema, "x".repeat(201), "The text is too long: 201 of at most 200 characters."],
  [nameSchema, "", "This must not be empty."],
  [nameSchema, "one\ntwo", "This must be one line."],
  [noteSchema, "\u0007", "This must not contain control characters."],
  [linkSchema, "javascript:alert(1)", "This must be an http, https or mailto link."],
  [daySchema, "2026-02-30", "This must be a day as YYYY-MM-DD."],
  [noteSchema, "x".repeat(10_000), undefined],
])("a fault reads as a sentence (%#)", (schema, text, fault) => {
  expect(textFault(schema, text)).toBe(fault);
});
