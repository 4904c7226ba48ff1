import { describe, expect, it } from "vitest";
import type { Claim, Evidence } from "../pipeline/document";
import { claimantsOf, type LoggedBy } from "./claimants";

const today = "2026-11-24";
const at = { node: "ci", control: "c-scan" };
const proof: Evidence = { id: "e1", title: "Log", result: "supports", effective: "2026-11-01" };
const nobody = { by: "Maker", claim: undefined };

const said = (by: string, set: Partial<Omit<Claim, "evidence">> | null): LoggedBy => ({
  by,
  operation: { type: "claim.changed", ...at, set },
});
const added = (by: string, evidence: Evidence): LoggedBy => ({
  by,
  operation: { type: "evidence.added", ...at, evidence },
});
const removed = (by: string, evidence: string): LoggedBy => ({
  by,
  operation: { type: "evidence.removed", ...at, evidence },
});
const claimants = (
  claim: Partial<Claim>,
  log: readonly LoggedBy[],
  began: typeof nobody | { by: string; claim: Claim } = nobody,
) => [...claimantsOf({ ...at, ...claim }, began, log, today)].toSorted();

describe("who claimed", () => {
  it("is whose entries set what the claim says, and added the evidence that supports it", () => {
    const log = [said("Ana", { status: "implemented" }), said("Ben", { owner: "Ben" }), added("Cara", proof)];
    expect(claimants({ status: "implemented", evidence: [proof] }, log)).toEqual(["Ana", "Cara"]);
  });

  it("is not who said something else before, nor whose evidence is gone, speaks against it or has not begun to count", () => {
    const later: Evidence = { ...proof, id: "e2", effective: "2026-12-10" };
    const against: Evidence = { ...proof, id: "e3", result: "contradicts" };
    const log = [
      said("Ana", { status: "planned" }),
      added("Dora", { ...proof, id: "e9" }),
      removed("Eve", "e9"),
      said("Ben", { status: "implemented" }),
      added("Cara", proof),
      added("Finn", later),
      added("Gus", against),
    ];
    const evidence = [proof, later, against];
    expect(claimants({ status: "implemented", evidence }, log)).toEqual(["Ben", "Cara"]);
  });

  it("is whose evidence has expired, which still outweighs what is older", () => {
    const old: Evidence = { ...proof, id: "e2", expires: "2026-11-10" };
    const log = [said("Ben", { status: "implemented" }), added("Cara", proof), added("Finn", old)];
    expect(claimants({ status: "implemented", evidence: [proof, old] }, log)).toEqual([
      "Ben",
      "Cara",
      "Finn",
    ]);
  });

  it("is both who said it and who says the same again, whatever was taken back in between", () => {
    const again = [said("Ana", { status: "implemented" }), said("Ben", { status: "implemented" })];
    expect(claimants({ status: "implemented" }, again)).toEqual(["Ana", "Ben"]);
    const back = [
      said("Ana", { status: "implemented" }),
      said("Eve", null),
      said("Ben", { status: "implemented" }),
    ];
    expect(claimants({ status: "implemented" }, back)).toEqual(["Ana", "Ben"]);
    const between = [
      said("Ana", { status: "implemented" }),
      said("Eve", { status: "planned" }),
      said("Ben", { status: "implemented" }),
    ];
    expect(claimants({ status: "implemented" }, between)).toEqual(["Ana", "Ben"]);
  });

  it("is who added a piece, word for word, and not only who brought it back after it was taken away", () => {
    const log = [added("Ana", proof), removed("Eve", "e1"), added("Ben", proof)];
    expect(claimants({ status: "implemented", evidence: [proof] }, log)).toEqual(["Ana", "Ben"]);
    const cleared = [added("Ana", proof), said("Eve", null), added("Ben", proof)];
    expect(claimants({ status: "implemented", evidence: [proof] }, cleared)).toEqual(["Ana", "Ben"]);
    const other = [added("Ana", { ...proof, title: "Another" }), removed("Ana", "e1"), added("Ben", proof)];
    expect(claimants({ status: "implemented", evidence: [proof] }, other)).toEqual(["Ben"]);
  });

  it("is still who said it where the node was removed and brought back", () => {
    const removal: LoggedBy = { by: "Ben", operation: { type: "node.removed", node: "ci" } };
    const log = [said("Ana", { status: "implemented" }), removal, said("Ben", { status: "implemented" })];
    expect(claimants({ status: "implemented" }, log)).toEqual(["Ana", "Ben"]);
  });

  it("is who made the pipeline for what it began with, as far as it is still said", () => {
    const began = { by: "Maker", claim: { ...at, status: "not-applicable" as const, reason: "None" } };
    const now: Partial<Claim> = { status: "not-applicable", reason: "Nothing is built" };
    expect(claimants(now, [said("Ana", { reason: "Nothing is built" })], began)).toEqual(["Ana", "Maker"]);
    expect(claimants({ status: "missing" }, [said("Ana", { status: "missing" })], began)).toEqual(["Ana"]);
  });

  it("counts entries about other claims for nothing", () => {
    const other: LoggedBy = {
      by: "Eve",
      operation: { type: "claim.changed", node: "cd", control: "c-scan", set: { status: "implemented" } },
    };
    expect(claimants({ status: "implemented" }, [said("Ana", { status: "implemented" }), other])).toEqual([
      "Ana",
    ]);
  });
});
