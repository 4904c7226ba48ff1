import { expect, test } from "vitest";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { labelWords } from "./line-labels";
import { lineLook, lineStrokes } from "./line-look";

const edge: PipelineEdge = { id: "e", source: "a", target: "b", artifact: "tool" };

test("a tool has a look of its own, whether or not something checks it, and nobody is asked who moves it", () => {
  expect([lineLook(edge, false), lineLook({ ...edge, automated: false }, true)]).toEqual(["tool", "tool"]);
  expect(labelWords(edge)).toEqual({ full: "tool", short: "tool" });
  expect(labelWords({ ...edge, pinned: false })).toEqual({ full: "tool, not pinned", short: "tool" });
  expect(labelWords({ ...edge, artifact: "image" }).short).toBe("manual?");
});

test("no two looks are drawn alike, in black and white too", () => {
  const forms = Object.values(lineStrokes).map(({ width, dash, isHollow }) =>
    JSON.stringify({ width, dash, isHollow }),
  );
  expect(new Set(forms).size).toBe(forms.length);
});
