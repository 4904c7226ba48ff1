import { describe, expect, test } from "vitest";
import { aGate, aPosture, aVerdict, bothWays } from "../../testing/a-posture";
import { compare } from "./compare";
import { countsOf, emptyTally } from "./coverage/coverage";

const open = aPosture({
  gates: [
    aGate("g-scan", { verdict: "stands-nowhere", exposedTargets: ["eks", "host"], witness: ["ci", "eks"] }),
    aGate("g-sign", { verdict: "bypassed", exposedTargets: ["eks"], openEdges: ["e1"] }),
  ],
  threats: bothWays([
    { technique: "T1525", status: "open" },
    { technique: "T1610", status: "open" },
  ]),
  frameworks: bothWays([{ framework: "slsa-1.2", requirements: [{ id: "build-l1", status: "unmet" }] }]),
  slsa: bothWays({ build: { level: 0, next: [] }, source: { next: [] } }),
});

describe("compare", () => {
  test("says that nothing differs where nothing was changed", () => {
    const { isSame, declared, proven } = compare(open, open);
    expect(isSame).toBe(true);
    expect([declared.gates, declared.threats, proven.gates, proven.threats]).toEqual([[], [], [], []]);
    expect(declared.frameworks.map(({ requirements }) => requirements)).toEqual([[]]);
    expect(compare(open, structuredClone(open)).isSame).toBe(true);
    expect(compare(aPosture(), aPosture()).isSame).toBe(true);
  });

  test("counts gates, exposed targets and open pairs on both sides, each way by itself", () => {
    const closed = {
      ...open,
      gates: [
        {
          control: "g-scan",
          declared: aVerdict(),
          proven: aVerdict({ verdict: "bypassed", exposedTargets: ["host"] }),
        },
        aGate("g-sign", { verdict: "bypassed", exposedTargets: ["eks"], openEdges: ["e1"] }),
      ],
    };
    const { isSame, declared, proven } = compare(open, closed);
    expect(isSame).toBe(false);
    expect(declared.figures.before).toMatchObject({
      bypassed: 1,
      standsNowhere: 1,
      holding: 0,
      exposedTargets: ["eks", "host"],
      openPairs: 3,
    });
    expect(declared.figures.after).toMatchObject({
      bypassed: 1,
      standsNowhere: 0,
      holding: 1,
      exposedTargets: ["eks"],
      openPairs: 1,
    });
    expect(declared.gates).toEqual([
      {
        control: "g-scan",
        before: { verdict: "stands-nowhere", exposedTargets: ["eks", "host"] },
        after: { verdict: "holds", exposedTargets: [] },
      },
    ]);
    expect(proven.figures.after).toMatchObject({ bypassed: 2, openPairs: 2 });
  });

  test("lists the techniques and requirements whose status differs, and the levels of SLSA", () => {
    const better = {
      ...open,
      threats: bothWays([
        { technique: "T1525", status: "mitigated" as const },
        { technique: "T1610", status: "open" as const },
      ]),
      frameworks: bothWays([
        { framework: "slsa-1.2", requirements: [{ id: "build-l1", status: "met" as const }] },
      ]),
      slsa: bothWays({ build: { level: 1, next: [] }, source: { next: [] } }),
    };
    const { declared } = compare(open, better);
    expect(declared.threats).toEqual([{ technique: "T1525", before: "open", after: "mitigated" }]);
    expect(declared.frameworks).toEqual([
      {
        framework: "slsa-1.2",
        counts: {
          before: { met: 0, partly: 0, unmet: 1, "not-applicable": 0 },
          after: { met: 1, partly: 0, unmet: 0, "not-applicable": 0 },
        },
        requirements: [{ id: "build-l1", before: "unmet", after: "met" }],
      },
    ]);
    expect(declared.slsa).toEqual({
      build: { before: 0, after: 1 },
      source: { before: undefined, after: undefined },
    });
  });

  test("sees a difference that only the coverage has", () => {
    const counted = countsOf({ ...emptyTally, counts: { ...emptyTally.counts, planned: 1 } });
    expect(compare(open, { ...open, coverage: { ...open.coverage, pipeline: counted } }).isSame).toBe(false);
  });

  test("compares no gate that one side does not have", () => {
    expect(compare(aPosture(), open).declared.gates).toEqual([]);
  });
});
