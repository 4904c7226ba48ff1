import { expect, it } from "vitest";
import { groupReports } from "@/lib/client/evidence/group-reports";
import { partsSentence } from "./parts-sentence";

const sentence = (...names: readonly string[]) =>
  partsSentence(groupReports(names.map((name) => ({ name, size: 100 }))).groups.length);

it("where a VEX document and reports that were chosen with it are sent apart, that is said", () => {
  expect(sentence("trivy.json", "vex.json")).toBeUndefined();
  expect(sentence("vex.json", "reports.zip")).toBe(
    "Uploaded in 2 parts, each archive by itself. A VEX document applies only to the reports in its own part.",
  );
  expect(sentence(...Array.from({ length: 1_001 }, (_, index) => `${index}.json`))).toMatch(/in 3 parts/);
});
