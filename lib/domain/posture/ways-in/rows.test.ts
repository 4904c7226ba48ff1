import { describe, expect, test } from "vitest";
import type { PipelineBuilder } from "@/lib/testing/builders";
import { claimed, drawn, placeWords, rowAt } from "@/lib/testing/drawn";
import { judge } from "@/lib/testing/judge";

const built = "ci image registry image cluster";

function placesOf(map: PipelineBuilder): readonly string[] {
  return judge(map).waysIn.declared.map(({ places: [place] }) => (place ? placeWords(map, place) : ""));
}

describe("a row is", () => {
  const accounts = ["github src-strong-auth", "github src-signed-commits"];
  const states = [
    ["unguarded where an open entry comes to a target", [], "unguarded"],
    [
      "guarded where what is open is stopped",
      ["github src-two-party-review", "ci ci-untrusted-code-isolation"],
      "guarded",
    ],
    ["closed where nothing is open", [accounts[0] ?? ""], "closed"],
    ["set aside where everything is", accounts.map((one) => `${one} not-applicable`), "set-aside"],
  ] as const;
  test.for(states)("%s", ([, claims, state]) => {
    expect(rowAt(claimed(drawn(`github code ${built}`), ...claims), "github")?.state).toBe(state);
  });

  test("unguarded for the targets that it comes to, and names what stops it before the others", () => {
    const map = claimed(
      drawn("ci2 image registry image cluster", "ci2 image host"),
      "registry reg-rebuild-compare",
      "ci2 ci-short-lived-credentials",
    );
    expect(rowAt(map, "ci2")).toMatchObject({
      state: "unguarded",
      reached: ["cluster", "host"],
      unguarded: ["host"],
      witness: ["ci2", "host"],
    });
  });
});

describe("rows stand in the order of", () => {
  test("their state, whatever is said", () => {
    const map = claimed(
      drawn("npm tool:floating ci image registry image k8s", "github code ci"),
      "ci pin-dependencies",
    );
    expect(placesOf(map)).toEqual(["ci", "github", "k8s", "registry", "npm>ci"]);
  });

  test("what is said, before what is assumed", () => {
    expect(placesOf(drawn(`npm tool:floating ${built}`))[0]).toBe("npm>ci");
    expect(placesOf(drawn(`npm tool ${built}`, "repository credential cluster"))[0]).toBe(
      "repository>cluster",
    );
  });

  test("the share of targets that they leave unguarded", () => {
    const places = placesOf(
      drawn("ci image registry image cluster", "ci2 image registry2 image host", "ci2 image registry"),
    );
    // ci2 comes to both; it alone does.
    expect(places[0]).toBe("ci2");
  });

  test("their first type, a hostile release after a stored secret, and of names", () => {
    const map = drawn("npm tool ci image registry image k8s", "hub parent-image ci");
    expect(placesOf(map).slice(0, 3)).toEqual(["hub>ci", "npm>ci", "ci"]);
    const verified = claimed(map, "ci tool-verify");
    expect(placesOf(verified).slice(0, 3)).toEqual(["hub>ci", "ci", "npm>ci"]);
    expect(placesOf(verified).slice(3)).toEqual(["k8s", "registry"]);
  });
});

describe("the way that is shown is", () => {
  test("the shortest; of several the first by the names along it", () => {
    const map = drawn(
      "ci image registry image cluster",
      "ci image mirror image cluster",
      "ci code ci2 image registry",
    );
    expect(rowAt(claimed(map, "ci ci-short-lived-credentials"), "ci")?.witness).toEqual([
      "ci",
      "mirror",
      "cluster",
    ]);
  });

  test("that of what is said, though what is assumed has a shorter", () => {
    const map = drawn(`fork code ${built}`, "ci credential cluster");
    const claims = ["ci ci-short-lived-credentials", "ci ci-job-least-privilege"];
    // A stranger's job has no credential of the ci; somebody with its account would.
    expect(rowAt(claimed(map, ...claims), "ci")?.witness).toEqual(["ci", "registry", "cluster"]);
    const apart = claimed(map, ...claims, "ci ci-untrusted-code-isolation", "ci ci-access-control missing");
    expect(rowAt(apart, "ci")?.witness).toEqual(["ci", "cluster"]);
  });

  test("acting steps, then connections", () => {
    const map = drawn("laptop code repository code ci credential builder image registry image cluster");
    expect(rowAt(map, "laptop")?.witness.join(" ")).toBe("laptop repository ci builder registry cluster");
  });

  test("of a guarded row, as if nothing stopped it", () => {
    const map = claimed(
      drawn("builder image registry image cluster"),
      "builder img-sign",
      "cluster adm-image-signature",
    );
    expect(rowAt(map, "registry")).toMatchObject({ state: "guarded", witness: ["registry", "cluster"] });
  });
});
