import { describe, expect, test } from "vitest";
import type { Control } from "../../catalogue/catalogue";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { changeWords, claimed, drawn } from "@/lib/testing/drawn";
import { judgedOn } from "@/lib/testing/judge";
import { analyse } from "../analyse";

// Analysis 10.3: what changes bring, counted by hand, and in what order they stand.

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
    ({ change, effort, confirmed, assumed, ways, gates }) =>
      `${changeWords(change)}: ${effort} ${confirmed} ${assumed} ${ways} ${gates}`,
  );

const built = "ci image registry image cluster";
const past = [`github code ${built}`, "laptop image registry"];

describe("a change brings (effort, entry points confirmed and assumed, ways, pairs of gates)", () => {
  test("a confirmed entry point: a name that floats, by which two things can begin", () => {
    expect(told(of([`npm tool:floating ${built}`], [], ["pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies: 1 1 0 2 0",
    ]);
  });

  test("an assumed one, where nobody has said anything", () => {
    expect(told(of([`npm tool ${built}`], [], ["pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies: 1 0 1 2 0",
    ]);
  });

  test("a way for each target that it reaches, and the entry point once", () => {
    const two = of([`npm tool:floating ${built}`, "registry image host"], [], ["pin-dependencies"]);
    expect(told(two)).toEqual(["implement ci pin-dependencies: 1 1 0 4 0"]);
  });

  test("pairs of a gate that something gets past no more, but nothing where no entry point turns", () => {
    // The scan sees what CI builds, and not what the developer pushes past it. Led through the repository, the scan sees what
    // he changes, and his laptop is an entry point either way.
    expect(told(of(past, ["ci img-vuln-scan"], ["img-vuln-scan"]))).toEqual([
      "remove laptop-registry: 1 1 0 1 1",
    ]);
    expect(told(of(past, [], ["img-vuln-scan"]))).toEqual(["remove laptop-registry: 1 1 0 1 0"]);
  });

  test("together what none of them brings alone: all that one person hands past the pipeline", () => {
    const twice = [...past, "laptop image cluster"];
    expect(told(of(twice, ["ci img-vuln-scan"], ["img-vuln-scan"]))).toEqual([
      "remove laptop-cluster + remove laptop-registry: 2 1 0 1 1",
    ]);
  });

  test("together closers of one entry point; with a part that turns as much, nothing", () => {
    const map = ["jenkins image registry image k8s"];
    const both = ["jenkins-access-and-scripts", "ci-short-lived-credentials"];
    expect(told(of(map, [], both))).toEqual([
      "implement jenkins jenkins-access-and-scripts + implement jenkins ci-short-lived-credentials: 2 0 1 3 0",
    ]);
    const tools = [`npm tool:floating ${built}`];
    expect(told(of(tools, [], ["pin-dependencies", "tool-verify"]))).toEqual([
      "implement ci pin-dependencies: 1 1 0 2 0",
    ]);
  });

  test("together a check of signatures and signing at all that has to sign", () => {
    const known = ["adm-image-signature", "img-sign", "img-key-protection"];
    expect(told(of(["ci image registry image k8s"], ["ci img-key-protection"], known))).toEqual([
      "implement ci img-sign + implement k8s adm-image-signature: 2 0 1 1 1",
    ]);
  });

  test("in a catalogue without closers or gates nothing but what connections bring", () => {
    expect(told(of([`npm tool:floating ${built}`], [], []))).toEqual([]);
  });
});

describe("a change that turns what another turns, more or a part of it", () => {
  test("is its alternative, and an item itself where it turns more", () => {
    const map = [`npm tool proxy tool:floating ${built}`, "npm tool ci"];
    const { bestChanges } = of(map, [], ["pin-dependencies", "dep-quarantine"], { effort: 2 });
    expect(
      bestChanges.map(({ change, alternatives = [] }) => [
        changeWords(change),
        alternatives.map((one) => changeWords(one.change)),
      ]),
    ).toEqual([
      ["implement proxy dep-quarantine", ["implement ci pin-dependencies", "insert mirror proxy-ci"]],
      ["implement ci pin-dependencies", ["insert mirror npm-ci"]],
    ]);
  });
});

describe("changes stand in the order of", () => {
  const order = (posture: ReturnType<typeof of>) =>
    posture.bestChanges.map(({ change }) => changeWords(change));
  const two = [`npm tool:floating ${built}`, "hub parent-image:pinned ci"];

  test("what is confirmed, over the effort", () => {
    const map = [...two, "vault credential ci"];
    expect(order(of(map, [], ["src-third-party-apps", "pin-dependencies"]))).toEqual([
      "implement ci pin-dependencies",
      "implement ci src-third-party-apps",
    ]);
    const claims = ["ci tool-verify", "ci pin-dependencies missing", "ci src-third-party-apps missing"];
    const known = ["pin-dependencies", "tool-verify", "src-third-party-apps"];
    expect(told(of(map, claims, known, { effort: 2 }))).toEqual([
      "implement ci src-third-party-apps: 1 1 0 1 0",
      "implement ci pin-dependencies: 2 1 0 1 0",
    ]);
    // As much over the effort: the lesser effort first.
    expect(told(of([...map, "proxy tool:floating ci"], claims, known, { effort: 2 }))).toEqual([
      "implement ci src-third-party-apps: 1 1 0 1 0",
      "implement ci pin-dependencies: 2 2 0 2 0",
    ]);
  });

  test("what was called lacking, where as much is confirmed", () => {
    const map = ["npm tool:floating ci2 image registry image cluster", `proxy tool:floating ${built}`];
    expect(order(of(map, ["ci2 pin-dependencies planned"], ["pin-dependencies"]))).toEqual([
      "implement ci2 pin-dependencies",
      "implement ci pin-dependencies",
    ]);
  });

  test("what turns the headline, though few teams can; and of two that do, what more teams can", () => {
    expect(
      order(
        of([...two, "vault credential ci"], [], ["pin-dependencies", "src-third-party-apps"], { effort: 3 }),
      ),
    ).toEqual(["implement ci pin-dependencies", "implement ci src-third-party-apps"]);
    expect(order(of(two, [], ["pin-dependencies", "dep-quarantine"], { effort: 3 }))).toEqual([
      "insert mirror npm-ci",
    ]);
  });

  test("without anything confirmed, gates against a swap after the others", () => {
    const map = ["ci2 image registry image k8s"];
    // The gate alone takes away a pair as well.
    expect(told(of(map, [], ["deploy-by-digest", "k8s-patching"], { effort: 1 }))).toEqual([
      "implement k8s k8s-patching: 1 0 1 1 0",
      "implement k8s deploy-by-digest: 1 0 1 1 1",
    ]);
  });

  test("the types that they end, the heavier control, and the later stage", () => {
    const types = of(
      ["npm tool ci image registry image k8s"],
      ["ci tool-verify"],
      ["k8s-patching", "pin-dependencies", "tool-verify"],
      { weight: 5 },
    );
    expect(order(types)).toEqual(["implement ci pin-dependencies", "implement k8s k8s-patching"]);
    const map = ["ci2 image registry image k8s"];
    const patches = ["platform-hardening", "k8s-patching"];
    expect(order(of(map, [], patches, { weight: 4 }))[0]).toBe("implement k8s k8s-patching");
    expect(order(of(map, [], patches, { weight: 5 }))[0]).toBe("implement registry platform-hardening");
  });
});

describe("connections", () => {
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
