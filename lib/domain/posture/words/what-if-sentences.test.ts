import { describe, expect, test } from "vitest";
import { aGate, aPosture, bothWays } from "../../../testing/a-posture";
import { aPipeline } from "../../../testing/builders";
import { compare } from "../compare";
import { whatIfSentences } from "./what-if-sentences";

const pipeline = aPipeline().node("eks", { name: "EKS" }).node("host", { name: "EC2" }).build();
const open = aPosture({
  gates: [
    aGate("scan", { verdict: "stands-nowhere", exposedTargets: ["eks", "host"] }),
    aGate("sign", { verdict: "bypassed", exposedTargets: ["eks"] }),
  ],
  threats: bothWays([{ technique: "T1525", status: "open" }]),
  frameworks: bothWays([{ framework: "slsa-1.2", requirements: [{ id: "build-l1", status: "unmet" }] }]),
  slsa: bothWays({ build: { level: 0, next: [] }, source: { next: [] } }),
});
const better = aPosture({
  gates: [aGate("scan"), aGate("sign", { verdict: "bypassed", exposedTargets: ["eks"] })],
  threats: bothWays([{ technique: "T1525", status: "mitigated" }]),
  frameworks: bothWays([{ framework: "slsa-1.2", requirements: [{ id: "build-l1", status: "met" }] }]),
  slsa: bothWays({ build: { level: 1, next: [] }, source: { next: [] } }),
});
const titles = {
  ofControl: (control: string) => control.toUpperCase(),
  ofTechnique: (technique: string) => `${technique} Implant Internal Image`,
};

describe("what if, in words", () => {
  test("names the gates, targets, threats, requirements and levels that differ", () => {
    expect(whatIfSentences(pipeline, compare(open, better), "declared", titles)).toEqual([
      "“SCAN” would hold.",
      "EC2 would no longer be exposed.",
      "1 threat would be mitigated: T1525 Implant Internal Image.",
      "1 more requirement would be met.",
      "SLSA's build level would be 1 instead of 0.",
    ]);
    expect(whatIfSentences(pipeline, compare(better, open), "declared", titles)).toEqual([
      "“SCAN” would not be in place, as far as is known.",
      "EC2 would be exposed.",
      "1 threat would be open: T1525 Implant Internal Image.",
      "1 requirement would no longer be met.",
      "SLSA's build level would be 0 instead of 1.",
    ]);
  });

  test("of nothing says that nothing changes", () => {
    expect(whatIfSentences(pipeline, compare(open, open), "declared", titles)).toEqual(["Nothing changes."]);
  });

  test("says so where only the other way of counting differs", () => {
    const proven = { ...open, threats: { ...open.threats, proven: better.threats.proven } };
    expect(whatIfSentences(pipeline, compare(open, proven), "declared", titles)).toEqual([
      "Nothing changes for “Declared + verified”, but it does for “Verified only”.",
    ]);
  });
});
