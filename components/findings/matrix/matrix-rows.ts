import type { Control } from "@/lib/domain/catalogue/catalogue";
import { families, familyOf } from "@/lib/domain/catalogue/families";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { catalogue } from "@/lib/domain/catalogue/load";
import { currentTexts } from "../control-texts";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";
import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { requirementKey } from "../gaps/gap-query";

export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly filter: { readonly control: string } | { readonly requirement: string };
}

export interface MatrixRowGroup {
  readonly name: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRows {
  readonly groups: readonly MatrixRowGroup[];
  readonly without: number;
  readonly rowsOf: (control: Control) => readonly string[];
}

/** Controls by family, or the requirements of a framework by section. For the server, which has the frameworks. */
export function matrixRows(rows: string): MatrixRows {
  return rows === "controls" ? controlRows() : requirementRows(rows);
}

function controlRows(): MatrixRows {
  const groups = families.map(({ id, name }) => ({
    name,
    rows: catalogue.controls
      .filter((control) => familyOf(control.id) === id)
      .map((control) => ({ id: control.id, title: control.title, filter: { control: control.id } })),
  }));
  return { groups, without: 0, rowsOf: ({ id }) => [id] };
}

function requirementRows(framework: string): MatrixRows {
  const cited = new Map(catalogue.controls.map(({ id }) => [id, requirementsOf(id, framework)]));
  const known = new Set([...cited.values()].flat());
  const items = frameworkById(framework)?.items ?? [];
  const bySection = new Map<string, MatrixRow[]>();
  for (const item of items) {
    if (!known.has(item.id)) continue;
    const section = item.section ?? item.track ?? frameworkName(framework);
    const row = {
      id: item.id,
      title: `${item.id} ${item.title}`,
      filter: { requirement: requirementKey(framework, item.id) },
    };
    bySection.set(section, [...(bySection.get(section) ?? []), row]);
  }
  const groups = [...bySection].map(([name, rows]) => ({ name, rows }));
  return {
    groups,
    without: items.filter(({ id }) => !known.has(id)).length,
    rowsOf: ({ id }) => cited.get(id) ?? [],
  };
}

function requirementsOf(control: string, framework: string): readonly string[] {
  return new Map(Object.entries(currentTexts(control).frameworks)).get(framework) ?? [];
}

/** The frameworks whose requirements can be rows: those that a control cites. */
export const rowFrameworks: readonly string[] = [...shortNames.keys()].filter((framework) =>
  catalogue.controls.some(({ id }) => requirementsOf(id, framework).length > 0),
);
