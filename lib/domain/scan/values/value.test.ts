import { describe, expect, test } from "vitest";
import { structureOf } from "./structure";
import { field, fields, textOf, textValue, unknownValue } from "./value";

const at = { file: "a.tf", line: 10 };

describe("structureOf", () => {
  test("reads JSON in a text with the line of each part, placeholders inside and outside quotes", () => {
    const text = textValue('[\n {"image": "${repo}:1",\n  "cpu": ${var.cpu}, "x": "}"}]', at, false);
    const list = structureOf(text.kind === "text" ? { ...text, lastLine: 12 } : text);
    const image = field(list, "image");
    expect([textOf(image), image?.at.line]).toEqual(["${repo}:1", 11]);
    expect(textOf(field(list, "cpu"))).toBe("${var.cpu}");
  });

  test("a line is never past the text's last", () => {
    const list = structureOf(textValue('[{"a":\n\n\n 1}]', at));
    expect(field(list, "a")?.at.line).toBe(10);
  });
});

describe("field", () => {
  test("finds a name in either case, through lists", () => {
    const value = structureOf(
      textValue('[{"ReadonlyRootFilesystem": true, "Ports": [{"a": 1}, {"a": 2}]}]', at),
    );
    expect(field(value, "readonly_root_filesystem")).toMatchObject({ kind: "bool", isTrue: true });
    expect(fields(value, "ports", "a").map(textOf)).toEqual(["1", "2"]);
  });
});

test("an unknown as a placeholder has no quotes, braces or ends of lines, as no image's name has", () => {
  expect(textOf(unknownValue('lookup({\n a = "b" }, var.x)', at))).toBe("${lookup(( a = b ), var.x)}");
});
