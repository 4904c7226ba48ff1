import { describe, expect, test } from "vitest";
import { aPipeline } from "../../../testing/builders";
import type { BestChange, WayIn } from "../ways-in/way-in";
import { alternativeSentence, optionSentence, tellChanges } from "./told-changes";

const map = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("ecr", { kind: "production-registry", name: "ECR" })
  .node("eks", { kind: "orchestrator", name: "EKS" })
  .edge("laptop", "ecr", { automated: false })
  .edge("ecr", "eks", { automated: true })
  .build();

function aRow(said: boolean): WayIn {
  return {
    places: [{ node: "laptop" }],
    published: false,
    state: "unguarded",
    said,
    entries: [{ type: "lost-laptop", state: "open", said, closers: [] }],
    reached: ["eks"],
    unguarded: ["eks"],
    witness: ["laptop", "ecr", "eks"],
    stops: [],
  };
}

function aChange(
  confirmed: number | undefined,
  assumed: number,
  others: Partial<BestChange> = {},
): BestChange {
  const turned = confirmed === undefined ? {} : { confirmed, assumed };
  return { change: { remove: "laptop-ecr" }, effort: 1, ...turned, ways: 1, gates: 0, ...others };
}

describe("the ranking of changes", () => {
  test("tells before and after, and only alternatives that protect something", () => {
    const alternatives = [aChange(1, -1), aChange(0, 1), aChange(0, 0)];
    const { redraw, changes } = tellChanges(
      map,
      [aRow(true), aRow(false)],
      [aChange(1, 0, { alternatives })],
    );
    expect(redraw).toBeUndefined();
    expect(changes.map(optionSentence)).toEqual([
      "Remove Ana's laptop → ECR. Unprotected entry points: 1 → 0; 1 assumed stay. Effort: low.",
    ]);
    expect(changes[0]?.alternatives).toHaveLength(2);
    expect(changes[0]?.after).toEqual({ said: 0, assumed: 1 });
  });

  test("names the path to redraw if nothing protects an entry point that the headline counts", () => {
    const { redraw } = tellChanges(map, [aRow(true), aRow(true)], []);
    expect(redraw?.sentence).toBe(
      "No single change, and no set of up to four, was found that protects any of the 2 unprotected entry points. Redraw this path, so that it passes a node that can block it.",
    );
    expect(redraw?.steps.map(({ from, to }) => `${from} ${to}`)).toEqual(["laptop ecr", "ecr eks"]);
    expect(tellChanges(map, [aRow(false)], []).redraw?.sentence).toContain("the assumed entry point.");
  });

  test("while the search goes on claims nothing, and begins with no change that leaves the headline as it is", () => {
    const soFar = (...changes: readonly BestChange[]) =>
      tellChanges(map, [aRow(true), aRow(false)], changes, false);
    expect(soFar()).toMatchObject({ redraw: undefined, changes: [] });
    expect(soFar(aChange(0, 1))).toMatchObject({ redraw: undefined, changes: [] });
    expect(soFar(aChange(1, 0), aChange(0, 1)).changes).toHaveLength(2);
  });

  test("keeps what protects assumed entry points beside that path", () => {
    const { redraw, changes } = tellChanges(map, [aRow(true), aRow(false)], [aChange(0, 1)]);
    expect(redraw).toBeDefined();
    expect(changes.map(({ reason }) => reason)).toEqual(["Assumed entry points: 1 → 0"]);
  });

  test("names an alternative of a set by the control that differs, and what nobody has assessed", () => {
    const at = (control: string) => ({ implement: { node: "eks", control } });
    const set = (control: string) => ({ change: { together: [at("k8s-patching"), at(control)] } });
    const alternatives = [
      aChange(1, 0, set("eks-cluster-access")),
      aChange(1, 1, { change: at("img-sign") }),
    ];
    const [change] = tellChanges(
      map,
      [aRow(true), aRow(false)],
      [aChange(1, 0, { ...set("k8s-api-exposure"), alternatives })],
    ).changes;
    expect(change?.note).toBe("Check first: 2 of 2 not assessed yet");
    expect(change?.alternatives.map((one) => alternativeSentence(change, one))).toEqual([
      "Or: “EKS access by access entries and private endpoint” instead of “API, kubelet and dashboards off the internet”.",
      "Or: Put “Image signing in the build with a protected identity” in place at EKS. Unprotected entry points: 1 → 0, and 1 → 0 assumed.",
    ]);
    const [, second] = tellChanges(
      map,
      [aRow(true), aRow(true)],
      [aChange(2, 0), aChange(2, 0, { alternatives: [aChange(1, 0)] })],
    ).changes;
    expect(second?.alternatives.map((one) => alternativeSentence(second, one))).toEqual([
      "Or in part: Remove Ana's laptop → ECR. Unprotected entry points: 2 → 1.",
    ]);
  });

  test("is empty without a path if no entry point is unprotected, and as frozen before counts", () => {
    expect(tellChanges(map, [], [])).toEqual({
      before: { said: 0, assumed: 0 },
      redraw: undefined,
      changes: [],
    });
    expect(tellChanges(map, [aRow(true)], [aChange(undefined, 0)]).redraw).toBeUndefined();
  });
});
