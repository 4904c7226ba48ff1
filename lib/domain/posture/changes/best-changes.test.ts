import { describe, expect, test } from "vitest";
import type { Control } from "../../catalogue/catalogue";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { changeWords, claimed, drawn } from "@/lib/testing/drawn";
import { judgedOn } from "@/lib/testing/judge";
import { analyse } from "../analyse";

// Section 13 of the analysis: what changes bring, counted by hand, and in what order they stand.

/** Of a map where the catalogue knows of these controls alone. */
function of(
  ways: readonly string[],
  claims: readonly string[],
  known: readonly string[],
  as: Partial<Control> = {},
) {
  const controls = mappedCatalogue.controls
    .filter(({ id }) => known.includes(id))
    .map((control) => ({ ...control, ...(control.id === known[0] ? as : {}) }));
  const map = claimed(drawn(...ways), ...claims).build();
  return analyse(map, { ...mappedCatalogue, controls }, judgedOn);
}

const told = ({ bestChanges }: ReturnType<typeof of>) =>
  bestChanges.map(
    ({ change, effort, sure, ways, gates }) => `${changeWords(change)}: ${effort} ${sure} ${ways} ${gates}`,
  );

const built = "ci image registry image cluster";
const past = [`github code ${built}`, "laptop image registry"];

describe("a change brings (effort, what is sure, ways in, pairs of gates)", () => {
  test("as sure the ways in that are said: two of a floating name", () => {
    expect(told(of([`npm tool:floating ${built}`], [], ["pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies: 1 2 2 0",
    ]);
  });

  test("not as sure what nobody has said", () => {
    expect(told(of([`npm tool ${built}`], [], ["pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies: 1 0 2 0",
    ]);
  });

  test("a way in for each target that it reaches", () => {
    const two = of([`npm tool:floating ${built}`, "registry image host"], [], ["pin-dependencies"]);
    expect(told(two)).toEqual(["implement ci pin-dependencies: 1 4 4 0"]);
  });

  test("as sure the pairs of a gate that is in place somewhere, before", () => {
    // The scan sees what CI builds, and not what the developer pushes past it; his laptop is a way in either way.
    // Led through the repository, the scan sees what he changes.
    expect(told(of(past, ["ci img-vuln-scan"], ["img-vuln-scan"]))).toEqual([
      "remove laptop-registry: 1 2 1 1",
      "lead laptop-registry github: 1 1 0 1",
    ]);
    expect(told(of(past, [], ["img-vuln-scan"]))).toEqual(["remove laptop-registry: 1 1 1 0"]);
  });

  test("nothing where the same stays open by another way", () => {
    const twice = [...past, "laptop image cluster"];
    expect(told(of(twice, ["ci img-vuln-scan"], ["img-vuln-scan"]))).toEqual([]);
  });

  test("in a catalogue without closers or gates nothing but what hand-overs bring", () => {
    expect(told(of([`npm tool:floating ${built}`], [], []))).toEqual([]);
  });
});

describe("changes stand in the order of", () => {
  const order = (posture: ReturnType<typeof of>) =>
    posture.bestChanges.map(({ change }) => changeWords(change));
  const two = [`npm tool:floating ${built}`, "hub parent-image:pinned ci"];

  test("what is sure, over the effort", () => {
    const map = [...two, "vault credential ci"];
    expect(order(of(map, [], ["src-third-party-apps", "pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies",
      "implement ci src-third-party-apps",
    ]);
    // As much over the effort: the lesser effort first.
    const twice = [
      "npm tool:floating ci2 image registry image cluster",
      "proxy tool:floating ci image registry",
    ];
    const dear = of(twice, ["ci2 tool-verify"], ["pin-dependencies", "tool-verify"], { effort: 2 });
    expect(told(dear)).toEqual([
      "implement ci tool-verify: 1 1 1 0",
      "implement ci pin-dependencies: 2 2 2 0",
      "implement ci2 pin-dependencies: 2 1 1 0",
    ]);
  });

  test("controls that few teams can, last, whatever they bring", () => {
    expect(
      order(
        of([...two, "vault credential ci"], [], ["pin-dependencies", "src-third-party-apps"], { effort: 3 }),
      ),
    ).toEqual(["implement ci src-third-party-apps", "implement ci pin-dependencies"]);
  });

  test("without anything sure, gates against a swap after the others", () => {
    const map = ["registry image k8s", "library code builder"];
    expect(order(of(map, [], ["deploy-by-digest", "k8s-patching"], { effort: 1 }))).toEqual([
      "implement k8s k8s-patching",
      "implement k8s deploy-by-digest",
    ]);
  });

  test("the types that they end, the heavier control, the later stage, and names", () => {
    const map = ["jenkins image registry image k8s"];
    expect(order(of(map, [], ["jenkins-access-and-scripts", "ci-short-lived-credentials"]))[0]).toBe(
      "implement jenkins jenkins-access-and-scripts",
    );
    const patches = ["ci-hardening-patching", "k8s-patching"];
    expect(order(of(map, [], patches, { weight: 3 }))[0]).toBe("implement k8s k8s-patching");
    expect(order(of(map, [], patches, { weight: 5 }))[0]).toBe("implement jenkins ci-hardening-patching");
  });
});

describe("hand-overs", () => {
  test("are told by what each alone defeats, most first", () => {
    const map = [...past, "ana image registry", "ana image host", "registry image host"];
    const { handOvers } = of(map, ["ci img-vuln-scan"], ["img-vuln-scan"]);
    // What both push comes past the scan, so neither alone defeats it; each is himself a way in.
    expect(handOvers.map(({ edge, pairs, ways, gates }) => [edge, pairs, ways, gates])).toEqual([
      ["laptop-registry", 0, 2, []],
      ["ana-registry", 0, 1, []],
    ]);
  });

  test("name the gates that they defeat", () => {
    const { handOvers } = of(past, ["ci img-vuln-scan"], ["img-vuln-scan"]);
    expect(handOvers).toEqual([{ edge: "laptop-registry", gates: ["img-vuln-scan"], pairs: 1, ways: 1 }]);
  });
});
