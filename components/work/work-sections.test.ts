import { describe, expect, it } from "vitest";
import { type PlacedItem, sortWork, workSentence } from "./work-sections";

const today = "2026-11-24";
const item = (control: string, part: Partial<PlacedItem>): PlacedItem => ({
  node: "ci",
  control,
  owner: "Ana",
  nodeName: "Jenkins",
  kind: "ci",
  stage: "build",
  pipelineId: "p",
  pipelineName: "Shop",
  ...part,
});
const late = item("a", { status: "missing", due: "2026-11-01" });
const open = item("b", { status: "partial" });
const stale = item("c", {
  status: "implemented",
  evidence: [{ result: "supports", effective: "2026-01-01", expires: "2026-10-01" }],
});
const quiet = item("d", { status: "implemented" });
const node = item("", {});
const review = item("e", { status: "not-applicable", review: "2026-12-01" });

describe("my work", () => {
  it("stands in sections, the most pressing first, and what asks for nothing is counted", () => {
    const sorted = sortWork([late, open, stale, quiet, node, review], today);
    expect(
      sorted.sections.map(({ title, entries }) => [
        title,
        entries.map(({ item: { control }, status }) => `${control} ${status}`).join(),
      ]),
    ).toEqual([
      ["Overdue", "a missing"],
      ["Expired or contradicting evidence", "c stale"],
      ["Not applicable, to review", "e not-applicable"],
      ["Other gaps", "b partial"],
    ]);
    expect([sorted.nodes, sorted.quiet]).toEqual([[node], [{ item: quiet, status: "declared" }]]);
    expect(workSentence(sorted, true)).toBe(
      "1 overdue, 1 with expired or contradicting evidence, 1 to review again.",
    );
  });

  it("names an accepted risk four weeks before it runs out, and when it is over", () => {
    const accepted = (control: string, until: string) => item(control, { status: "accepted", until });
    const sorted = sortWork(
      [accepted("f", "2026-11-20"), accepted("g", "2026-12-22"), accepted("h", "2026-12-23")],
      today,
    );
    expect(sorted.sections.map(({ title, entries }) => [title, entries.map(({ reason }) => reason)])).toEqual(
      [["Accepted risks that expire", ["acceptance-over", "acceptance-soon"]]],
    );
    expect(sorted.quiet).toHaveLength(1);
    expect(workSentence(sorted, true)).toBe("2 with an acceptance that expired or expires soon.");
  });

  it("says so when nothing presses", () => {
    expect(workSentence(sortWork([open, quiet], today), true)).toBe(
      "Nothing of yours is overdue or about to expire.",
    );
    expect(workSentence(sortWork([], today), false)).toBe("Nothing is overdue or about to expire.");
  });
});
