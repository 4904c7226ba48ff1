import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ControlProse } from "./catalogue";
import { frameworkById, techniques } from "./frameworks";
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
    for (const { id, prose } of prosed()) {
      expect(prose.what, id).toMatch(/\.$/);
      expect(prose.why, id).toMatch(/\.$/);
      expect(prose.how.length, id).toBeGreaterThan(0);
    }
  });

  test("names only requirements that its frameworks have", () => {
    for (const { id, prose } of prosed()) {
      for (const [name, requirements] of Object.entries(prose.frameworks)) {
        const known = new Set(frameworkById(name)?.items.map((item) => item.id));
        for (const requirement of requirements) expect(known.has(requirement), `${id}: ${name} ${requirement}`).toBe(true);
      }
    }
  });

  test("names only ATT&CK techniques that exist", () => {
    const known = new Set(techniques.map((technique) => technique.id));
    for (const { id, prose } of prosed()) for (const technique of prose.mitigates) expect(known.has(technique), `${id}: ${technique}`).toBe(true);
  });

  test.skipIf(!existsSync(evidenceFile))("names only rules that its evidence tools have (needs the reference data beside the project)", () => {
    // The reference data is what it says it is: `{ tool: { ids: { id: title } } }`, or a list of ids.
    const tools = JSON.parse(readFileSync(evidenceFile, "utf8")) as { readonly [tool: string]: { readonly ids: { readonly [id: string]: string } | readonly string[] } };
    for (const { id, prose } of prosed()) {
      for (const { tool, ids = [], manualIds = [] } of prose.evidence) {
        const rules = tools[tool]?.ids ?? [];
        const known = new Set(Array.isArray(rules) ? rules : Object.keys(rules));
        for (const rule of [...ids, ...manualIds]) expect(known.has(rule), `${id}: ${tool} ${rule}`).toBe(true);
      }
    }
  });
});
