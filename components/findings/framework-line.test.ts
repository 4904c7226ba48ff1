import { expect, test } from "vitest";
import { frameworkLine } from "./framework-line";

test("a line that leaves requirements out has all of them behind it, framework by framework", () => {
  expect(frameworkLine({ "slsa-1.2": ["a", "b", "c"] })).toEqual({ line: "SLSA a, b, c", all: undefined });
  expect(frameworkLine({ "slsa-1.2": ["a", "b", "c", "d", "e"] })).toEqual({
    line: "SLSA a, b, c (+2)",
    all: ["SLSA: a, b, c, d, e"],
  });
  expect(frameworkLine({ "slsa-1.2": ["a"], "k8s-pss": ["b"], "nist-sp-800-190": ["c"] })).toEqual({
    line: "NIST SP 800-190 c; SLSA a and 1 more framework",
    all: ["NIST SP 800-190: c", "SLSA: a", "Pod Security Standards: b"],
  });
});
