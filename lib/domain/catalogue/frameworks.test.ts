import { describe, expect, test } from "vitest";
import { frameworks, techniques } from "./frameworks";

describe("frameworks", () => {
  test("there are 19, and no id stands for two of them or for two items of one", () => {
    expect(new Set(frameworks.map(({ id }) => id)).size).toBe(19);
    expect(
      frameworks.filter(({ items }) => new Set(items.map((item) => item.id)).size < items.length),
    ).toEqual([]);
  });

  test("those whose licence asks for attribution carry it", () => {
    const attributed = frameworks.filter(({ attribution }) => attribution !== undefined).map(({ id }) => id);
    expect(attributed).toEqual(
      expect.arrayContaining([
        "slsa-1.2",
        "s2c2f-1.1",
        "cncf-sscbp-2",
        "mitre-attack-containers",
        "mitre-attack-supplement",
        "k8s-pss",
        "openssf-scorecard",
        "owasp-cicd-top-10",
      ]),
    );
  });

  test("CIS frameworks hold ids and our own titles, nothing else of the benchmarks", () => {
    const benchmarks = frameworks.filter(({ id }) => id.startsWith("cis-"));
    expect(benchmarks).toHaveLength(4);
    for (const { items, attribution } of benchmarks) {
      for (const item of items) expect(Object.keys(item)).toEqual(["id", "title"]);
      expect(attribution).toContain("Blueline's own words");
    }
  });

  test("every mitigation that a technique cites has a name, and what version 19 revoked says what replaces it", () => {
    const nameless = frameworks.flatMap(({ items, mitigationNames = {} }) =>
      items.flatMap(({ mitigations = [] }) =>
        mitigations.filter((mitigation) => !(mitigation in mitigationNames)),
      ),
    );
    expect(nameless).toEqual([]);
    expect(techniques.find(({ id }) => id === "T1562")?.replacedBy).toBe("T1685");
  });
});
