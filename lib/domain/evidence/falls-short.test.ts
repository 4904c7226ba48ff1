import { expect, test } from "vitest";
import { fallsShort } from "./falls-short";
import { controlsOfTool } from "./tool-rules";

test("each row names a control and a tool whose rules the catalogue has for it", () => {
  const unknown = Object.entries(fallsShort).flatMap(([control, tools]) =>
    Object.keys(tools)
      .filter((tool) => !controlsOfTool(tool).some((one) => one.control === control))
      .map((tool) => `${control}: ${tool}`),
  );
  expect(unknown).toEqual([]);
});
