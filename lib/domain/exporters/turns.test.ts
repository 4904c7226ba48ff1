import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { analyse } from "../posture/analyse";
import { exportFormats, isPicture } from "./formats";
import { writeExport } from "./write-export";

const at = "2026-11-25T12:00:00Z";
// As an earlier version kept it.
const pipeline = aPipeline("Pay\u202ements")
  .node("ci", { name: "gnp\u2066exe" })
  .claim("ci", "ci-access-control", { status: "missing" })
  .build();
const source = { pipeline, posture: analyse(pipeline, mappedCatalogue, at.slice(0, 10)), at };

it.each(exportFormats.flatMap(({ format }) => (isPicture(format) ? [] : [format])))(
  "what turns direction is a mark in the export as %s",
  (format) => {
    const text = writeExport(format, source);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u(202e|2066)/i);
    // Mermaid writes a bracket as its number.
    expect(text).toMatch(/gnp[[#]/);
  },
);
