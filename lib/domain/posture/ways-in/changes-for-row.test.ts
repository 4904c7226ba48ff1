import { expect, test } from "vitest";
import { aPipeline } from "../../../testing/builders";
import { changesForRow } from "./changes-for-row";
import type { BestChange, ChangeToMake, WayIn } from "./way-in";

const map = aPipeline()
  .node("ana", { kind: "developer" })
  .node("ci")
  .node("registry")
  .node("other")
  .edge("ana", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("other", "registry")
  .build();
const row: WayIn = {
  places: [{ node: "ana" }],
  published: false,
  state: "unguarded",
  said: true,
  entries: [
    { type: "lost-laptop", state: "open", said: true, closers: [] },
    {
      type: "stolen-account",
      state: "open",
      said: true,
      closers: [{ node: "ci", control: "ci-strong-auth", status: "missing" }],
    },
    {
      type: "stored-secret",
      state: "closed",
      said: true,
      closers: [{ node: "ci", control: "ci-oidc", status: "verified" }],
    },
  ],
  reached: ["registry"],
  unguarded: ["registry"],
  witness: ["ana", "ci", "registry"],
  stops: [],
};
const ranked = (...changes: readonly ChangeToMake[]): readonly BestChange[] =>
  changes.map((change) => ({ change, effort: 1, confirmed: 1, assumed: 0, ways: 1, gates: 0, pairs: 0 }));
const auth = { implement: { node: "ci", control: "ci-strong-auth" } } as const;

test("the ranking comes first, as far as it is about the path, then what closes an open technique", () => {
  const [remove, elsewhere] = [{ remove: "ana-ci" }, { remove: "other-registry" }];
  expect(changesForRow(map, row, ranked(elsewhere, remove))).toEqual([remove, auth]);
});

test("none is tried twice, and a set counts if a part of it is about the path", () => {
  const set: ChangeToMake = { together: [{ remove: "other-registry" }, auth] };
  expect(changesForRow(map, row, ranked(auth, set))).toEqual([auth, set]);
});
