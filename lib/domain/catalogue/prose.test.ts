import { describe, expect, test } from "vitest";
import type { ControlProse } from "./catalogue";
import evidenceIds from "./evidence-ids.json";
import { frameworks, techniques } from "./frameworks";
import { catalogue } from "./load";
import { controlProse } from "./prose";

function prosed(): { id: string; prose: ControlProse }[] {
  return catalogue.controls.map(({ id }) => {
    const prose = controlProse(id, {});
    if (!prose) throw new Error(`No prose for ${id}`);
    return { id, prose };
  });
}

describe("each control", () => {
  test("says what, why and how", () => {
    const silent = prosed().filter(
      ({ prose }) => !prose.what.endsWith(".") || !prose.why.endsWith(".") || prose.how.length === 0,
    );
    expect(silent).toEqual([]);
  });

  test("names only requirements that its frameworks have", () => {
    const known = new Map(frameworks.map(({ id, items }) => [id, new Set(items.map((item) => item.id))]));
    const unknown = prosed().flatMap(({ id, prose }) =>
      Object.entries(prose.frameworks).flatMap(([framework, requirements]) =>
        requirements
          .filter((one) => known.get(framework)?.has(one) !== true)
          .map((one) => `${id}: ${framework} ${one}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test("names only ATT&CK techniques that exist", () => {
    const known = new Set(techniques.map((technique) => technique.id));
    expect(
      prosed().flatMap(({ id, prose }) =>
        prose.mitigates.filter((one) => !known.has(one)).map((one) => `${id}: ${one}`),
      ),
    ).toEqual([]);
  });

  test("names only rules that its evidence tools have", () => {
    const known = new Map(Object.entries(evidenceIds).map(([tool, { ids }]) => [tool, new Set(ids)]));
    const unknown = prosed().flatMap(({ id, prose }) =>
      prose.evidence.flatMap(({ tool, ids = [], manualIds = [] }) =>
        [...ids, ...manualIds]
          .filter((rule) => known.get(tool)?.has(rule) !== true)
          .map((rule) => `${id}: ${tool} ${rule}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});
