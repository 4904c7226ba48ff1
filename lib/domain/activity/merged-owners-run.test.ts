import { expect, it } from "vitest";
import { formatMergedOwnersRun, parseMergedOwnersRun } from "./merged-owners-run";
import { parseWholeRun } from "./whole-run";

it("merged owners are one change of the log, which no client can send", () => {
  const run = { isOwners: true, first: 8, last: 20 } as const;
  const clientId = formatMergedOwnersRun(run);
  expect(parseWholeRun(clientId)).toEqual(run);
  expect(clientId).toContain(":");
  expect(parseMergedOwnersRun("owners-8-20")).toBeUndefined();
});
