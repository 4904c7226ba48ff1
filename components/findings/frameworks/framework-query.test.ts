import { describe, expect, test } from "vitest";
import { frameworkHref, readFrameworkQuery } from "./framework-query";
import { hasResult } from "./framework-sentence";

const requirements = new Map([
  ["nist-sp-800-190", new Set(["4.1.1"])],
  ["slsa-1.2", new Set(["build.hosted"])],
]);

describe("the address of the frameworks page", () => {
  test("asks for NIST SP 800-190 as declared where it says nothing", () => {
    expect(readFrameworkQuery({}, requirements)).toEqual({
      query: { framework: "nist-sp-800-190", status: undefined, requirement: undefined, proof: "declared" },
      ignored: [],
    });
    expect(frameworkHref("/f", readFrameworkQuery({}, requirements).query)).toBe("/f");
  });

  test("is read and written alike", () => {
    const params = { framework: "slsa-1.2", status: "partly", requirement: "build.hosted", proof: "proven" };
    const { query, ignored } = readFrameworkQuery(params, requirements);
    expect(ignored).toEqual([]);
    expect(
      Object.fromEntries(
        new URL(`http://x${frameworkHref("/f", query, { requirement: "build.hosted" })}`).searchParams,
      ),
    ).toEqual(params);
  });

  test("asks for one result, or for all that apply", () => {
    expect(readFrameworkQuery({ status: "applicable" }, requirements).query.status).toBe("applicable");
    const shown = (asked: Parameters<typeof hasResult>[1]) =>
      (["met", "partly", "unmet", "not-applicable"] as const).filter((status) =>
        hasResult({ status }, asked),
      );
    expect(shown("applicable")).toEqual(["met", "partly", "unmet"]);
    expect(shown("partly")).toEqual(["partly"]);
    expect(shown(undefined)).toHaveLength(4);
  });

  test("sets aside what is not known, a requirement of another framework too, and never fails", () => {
    const { query, ignored } = readFrameworkQuery(
      { framework: "__proto__", status: ["good", "met"], requirement: "build.hosted", proof: "x" },
      requirements,
    );
    expect(query).toEqual({
      framework: "nist-sp-800-190",
      status: undefined,
      requirement: undefined,
      proof: "declared",
    });
    expect(ignored).toEqual([
      "framework=__proto__",
      "status=met",
      "status=good",
      "requirement=build.hosted",
      "proof=x",
    ]);
  });
});
