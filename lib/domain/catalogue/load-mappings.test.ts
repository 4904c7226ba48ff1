import { describe, expect, test } from "vitest";
import { frameworks, techniques } from "./frameworks";
import { mappedCatalogue } from "./load-mappings";
import { controlProse } from "./prose";

const { mappings, controls } = mappedCatalogue;
const known = new Set(controls.map(({ id }) => id));

describe("the mappings", () => {
  test("hold every technique once, in the order of the two ATT&CK files, with the controls that mitigate it", () => {
    expect(mappings.techniques.map(({ id }) => id)).toEqual(techniques.map(({ id }) => id));
    expect(new Set(mappings.techniques.map(({ id }) => id)).size).toBe(mappings.techniques.length);
    for (const { id, controls: answering } of mappings.techniques)
      expect(answering, id).toEqual(
        controls
          .filter((control) => controlProse(control.id, {})?.mitigates.includes(id))
          .map((control) => control.id),
      );
  });

  test("hold every other framework, with the requirements that some control supports and no others", () => {
    const others = frameworks.filter(({ id }) => !id.startsWith("mitre-attack-"));
    expect(mappings.frameworks.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    for (const [index, { id, items }] of others.entries()) {
      const cited = items.filter((item) =>
        controls.some((control) => controlProse(control.id, {})?.frameworks[id]?.includes(item.id)),
      );
      expect(mappings.frameworks[index]?.requirements.map((requirement) => requirement.id)).toEqual(
        cited.map((item) => item.id),
      );
    }
  });

  test("name only controls of the catalogue, each once, and at least one for a requirement", () => {
    for (const { id, requirements } of mappings.frameworks) {
      for (const requirement of requirements) {
        expect(requirement.controls.length, `${id} ${requirement.id}`).toBeGreaterThan(0);
        expect(new Set(requirement.controls).size).toBe(requirement.controls.length);
        expect(requirement.controls.filter((control) => !known.has(control))).toEqual([]);
      }
    }
  });

  test("give a track and a level to the requirements of SLSA and to nothing else, not to its rows that are levels", () => {
    const levelled = mappings.frameworks.flatMap(({ id, requirements }) =>
      requirements
        .filter(({ track }) => track !== undefined)
        .map((requirement) => ({ framework: id, ...requirement })),
    );
    expect(new Set(levelled.map(({ framework }) => framework))).toEqual(new Set(["slsa-1.2"]));
    expect(new Set(levelled.map(({ track, level }) => `${track} ${level}`))).toEqual(
      new Set(["build 1", "build 2", "build 3", "source 1", "source 2", "source 3", "source 4"]),
    );
    // All of them: one that no control supports would be missing here, and so count as met.
    const asked = frameworks.flatMap(({ id, items }) =>
      id === "slsa-1.2" ? items.filter(({ type }) => type === "requirement") : [],
    );
    expect(levelled.map(({ id, track, level }) => ({ id, track, level }))).toEqual(
      asked.map(({ id, track, level }) => ({ id, track, level })),
    );
  });
});
