import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ControlProse } from "./catalogue";
import { frameworks, techniques } from "./frameworks";
import { catalogue } from "./load";
import { controlProse } from "./prose";

const evidenceFile = join(import.meta.dirname, "../../../../shared/reference/evidence-ids.json");

function prosed(): { id: string; prose: ControlProse }[] {
  return catalogue.controls.map(({ id }) => {
    const prose = controlProse(id);
    if (!prose) throw new Error(`No prose for ${id}`);
    return { id, prose };
  });
}

describe("each control", () => {
  test("says what, why and how", () => {
    const silent = prosed().filter(({ prose }) => !prose.what.endsWith(".") || !prose.why.endsWith(".") || prose.how.length === 0);
    expect(silent).toEqual([]);
  });

  test("names only requirements that its frameworks have", () => {
    const known = new Map(frameworks.map(({ id, items }) => [id, new Set(items.map((item) => item.id))]));
    const unknown = prosed().flatMap(({ id, prose }) =>
      Object.entries(prose.frameworks).flatMap(([framework, requirements]) =>
        requirements.filter((one) => known.get(framework)?.has(one) !== true).map((one) => `${id}: ${framework} ${one}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test("names only ATT&CK techniques that exist", () => {
    const known = new Set(techniques.map((technique) => technique.id));
    expect(prosed().flatMap(({ id, prose }) => prose.mitigates.filter((one) => !known.has(one)).map((one) => `${id}: ${one}`))).toEqual([]);
  });

  test.skipIf(!existsSync(evidenceFile))("names only rules that its evidence tools have (needs the reference data beside the project)", () => {
    // The file is checked data of ours: rule ids by tool, with their titles or as a plain list.
    const tools = JSON.parse(readFileSync(evidenceFile, "utf8")) as {
      readonly [tool: string]: { readonly ids: { readonly [id: string]: string } | readonly string[] };
    };
    const known = new Map(Object.entries(tools).map(([tool, { ids }]) => [tool, new Set(Array.isArray(ids) ? ids : Object.keys(ids))]));
    const unknown = prosed().flatMap(({ id, prose }) =>
      prose.evidence.flatMap(({ tool, ids = [], manualIds = [] }) =>
        [...ids, ...manualIds].filter((rule) => known.get(tool)?.has(rule) !== true).map((rule) => `${id}: ${tool} ${rule}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});
