import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Activity } from "@/lib/domain/contract/activity";
import { ActivityView } from "./activity-view";

const entry = (
  revision: number,
  text: string,
  fields: Partial<Activity["entries"][number]> = {},
): Activity["entries"][number] => ({
  revision,
  at: "2026-11-24T14:02:10Z",
  by: { id: "ana", name: "Ana Lima" },
  text,
  outcome: "applied",
  nodes: [],
  ...fields,
});

const draw = (activity: Partial<Activity>, query = {}) =>
  renderToStaticMarkup(
    <ActivityView
      pipelineId="p1"
      activity={{ entries: [], snapshots: [], searchedFrom: 1, ...activity }}
      query={query}
      ignored={[]}
      choices={{ people: [{ id: "ana", name: "Ana Lima" }], nodes: [], controls: [] }}
      canUndo={false}
      now={new Date("2026-11-24T14:07:30Z")}
    />,
  );

it("says who did what and when, in UTC and how long ago, without a style of its own", () => {
  const markup = draw({
    entries: [
      entry(2, "moved <b>Jenkins</b> on the map", { nodes: [{ id: "ci", name: "Jenkins" }] }),
      entry(1, "moved <b>Jenkins</b> on the map"),
    ],
  });
  expect(markup).toContain("Ana Lima");
  expect(markup).toContain("24 Nov 2026 14:02 UTC");
  expect(markup).toContain("5 minutes ago");
  expect(markup).toContain("Moved &lt;b&gt;Jenkins&lt;/b&gt; on the map");
  expect(markup).toMatch(/, 2 ?(<!-- -->)? times/);
  expect(markup).toContain('href="/pipelines/p1/activity?node=ci"');
  expect(markup).not.toContain("style=");
});

it("says what had no effect", () => {
  expect(
    draw({ entries: [entry(1, "renamed a node that was gone to X", { outcome: "superseded" })] }),
  ).toContain("no effect: its subject");
});

it("offers to search on where a filter found nothing yet", () => {
  const markup = draw({ searchedFrom: 80_001, older: 80_001 }, { node: "ci" });
  expect(markup).toContain("Blueline searched back to change 80001.");
  expect(markup).toContain("Search older");
  expect(markup).toContain('href="/pipelines/p1/activity?node=ci&amp;before=80001"');
});

it("keeps a choice that the list does not have", () => {
  expect(draw({}, { person: "left" })).toMatch(/<option value="left" selected="">left<\/option>/);
});
