import { expect, it } from "vitest";
import { drawnMap, findIn, givenAt, observe } from "@/lib/testing/observe-running";
import { aList, aPod, digestOf } from "@/lib/testing/running-fixtures";
import { applyEdit } from "../edits/apply-edit";
import type { Evidence } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { Pipeline } from "../pipeline/pipeline";
import { drawFinding } from "./draw-finding";

const control = "run-drop-privileges";
const given = observe(
  aList(
    aPod({
      name: "agent",
      image: "harbor.acme.example/agent:1",
      digest: digestOf("a"),
      container: { securityContext: { privileged: true } },
    }),
  ),
);
type Fields = Parameters<(typeof drawnMap)["claim"]>[2];
const withClaim = (claim: Fields) =>
  drawnMap
    .node("agent", { kind: "workload", name: "agent" })
    .edge("cluster", "agent", { artifact: "container" })
    .claim("agent", control, claim)
    .build();

const privilegedIn = (pipeline: Pipeline) =>
  findIn(pipeline, given).findings.filter(({ kind }) => kind === "privileged");

/** The claim after it was said on the map, what was told, and whether it is still found. */
function said(pipeline: Pipeline) {
  const [draws] = privilegedIn(pipeline).flatMap((finding) => finding.draws ?? []);
  if (!draws) throw new Error("There is nothing to say.");
  let id = 0;
  const edit = drawFinding(pipeline, draws, () => `new-${++id}`);
  if ("refused" in edit) return { refused: edit.refused };
  const done = applyEdit(pipeline, edit.operations);
  if (!done.ok) throw new Error(done.error);
  const { visible } = done.value;
  const isFound = privilegedIn(visible).length > 0;
  return { told: edit.told, claim: visible.claims.get("agent")?.get(control), isFound };
}
const line = expect.stringMatching(
  /^given\.json:\d+ shop \/ Deployment\/agent: harbor\.acme\.example\/agent runs privileged \(web: /,
);
const noted = "agent on Production: the status stays, and its note has this finding now.";

it.each<[string, Fields]>([
  ["planned", { status: "planned", owner: "Ana" }],
  ["partly there", { status: "partial" }],
  ["missing", { status: "missing" }],
  ["not applicable", { status: "not-applicable", reason: "A trial" }],
])("what is claimed as %s stays so, and has the line in its note", (_what, fields) => {
  expect(said(withClaim(fields))).toMatchObject({
    told: noted,
    claim: { ...fields, note: line },
    isFound: false,
  });
});

it("a note that is there stays, with the line behind it", () => {
  const { claim, told, isFound } = said(withClaim({ status: "planned", note: "In spring" }));
  const [first, second] = claim?.note?.split("\n") ?? [];
  expect([first, second, claim?.status, told, isFound]).toEqual(["In spring", line, "planned", noted, false]);
});

it("a note without a status becomes a missing control, with the note and the line", () => {
  expect(said(withClaim({ note: "To be asked" }))).toMatchObject({
    told: "agent on Production: the control is missing now, with this finding in its note.",
    claim: { status: "missing", note: expect.stringMatching(/^To be asked\ngiven\.json/) },
    isFound: false,
  });
});

it("what is implemented has the line as evidence against it", () => {
  expect(said(withClaim({ status: "implemented", note: "Since May" }))).toMatchObject({
    told: "agent on Production: the status stays, with this finding as evidence against it.",
    claim: { status: "implemented", note: "Since May", evidence: [{ title: line, result: "contradicts" }] },
    isFound: false,
  });
});

it("where there is no room, nothing is cut, and it is said", () => {
  const refused = expect.stringContaining("agent: the note or the evidence is full.");
  expect(said(withClaim({ status: "planned", note: "x".repeat(limits.note - 5) }))).toEqual({ refused });
  const one: Evidence = { id: "e", title: "Looked at", result: "supports", effective: givenAt.slice(0, 10) };
  const evidence = Array.from({ length: limits.evidencePerClaim }, (_, index) => ({
    ...one,
    id: `e${index}`,
  }));
  expect(said(withClaim({ status: "implemented", evidence }))).toEqual({ refused });
  // What tells the line from others has room: the rest of it is cut.
  const short = said(withClaim({ status: "planned", note: "x".repeat(limits.note - 100) }));
  expect([short.claim?.note?.length, short.isFound]).toEqual([limits.note, false]);
});
