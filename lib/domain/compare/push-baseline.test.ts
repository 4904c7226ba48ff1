import { expect, it } from "vitest";
import { pushBaseline, type SnapshotGate } from "./push-baseline";
import type { PushRule } from "./push-rules";

type Listed = {
  readonly number: number;
  readonly gate: SnapshotGate | null;
  readonly thinnedAt: string | null;
};

/** Of a line such as "none, passed new-bypass, failed new-bypass regression, accepted regression": the oldest first. */
function snapshots(line: string): readonly Listed[] {
  return line
    .split(", ")
    .map((text, index): Listed => {
      const [outcome = "", ...rules] = text.split(" ");
      const isAccepted = outcome === "accepted";
      const gate = {
        outcome: isAccepted ? "failed" : outcome,
        rules,
        accepted: isAccepted ? { by: "Ana", at: "2026-11-02T00:00:00.000Z" } : null,
      } as SnapshotGate;
      return {
        number: index + 1,
        gate: ["none", "thinned"].includes(outcome) ? null : gate,
        thinnedAt: outcome === "thinned" ? "2026-11-01T00:00:00.000Z" : null,
      };
    })
    .toReversed();
}

it.each<[string, readonly PushRule[], number | undefined]>([
  ["none, none", ["regression"], 2],
  ["none, failed regression", ["regression"], 1],
  ["none, failed regression, failed regression", ["regression"], 1],
  ["none, failed regression, passed regression", ["regression"], 3],
  // What died before it said so has not passed.
  ["none, pending regression", ["regression"], 1],
  // Neither a person nor the schedule makes a failed push good by a snapshot.
  ["none, failed regression, none", ["regression"], 1],
  ["none, passed regression, none", ["regression"], 2],
  // Nor does a job that asks something else.
  ["none, failed new-bypass, passed contradicted", ["new-bypass"], 1],
  ["none, failed new-bypass, passed contradicted", ["contradicted"], 3],
  ["passed regression, failed regression new-bypass, passed regression", ["regression", "new-bypass"], 1],
  // A rule that is new counts from when it is asked for.
  ["passed regression, failed regression, passed regression", ["regression", "new-bypass"], 3],
  // What another job let through by other rules is not what this one let through.
  ["passed regression, passed contradicted", ["regression"], 1],
  ["passed regression, passed contradicted, failed regression", ["regression"], 1],
  ["passed regression new-bypass, passed regression", ["regression", "new-bypass"], 1],
  ["passed regression, none", ["regression", "new-bypass"], 1],
  ["none, none, failed regression, passed contradicted, none", ["regression"], 2],
  // A person answers for what failed, or never said so.
  ["none, accepted regression", ["regression"], 2],
  ["passed regression, failed regression, accepted regression, failed regression", ["regression"], 3],
  ["passed regression, accepted contradicted", ["regression"], 1],
  // One that was being judged when the newer one passed.
  ["passed regression, pending regression, passed regression", ["regression"], 3],
  ["none, thinned", ["regression"], 1],
  ["failed regression", ["regression"], undefined],
  ["none, failed regression", [], 2],
  ["none, passed regression, none", [], 3],
])("of %s a push that fails for %j is compared with number %j", (line, rules, number) => {
  expect(pushBaseline(snapshots(line), rules)?.number).toBe(number);
});

it("of no snapshot there is none", () => {
  expect(pushBaseline([], ["regression"])).toBeUndefined();
});
