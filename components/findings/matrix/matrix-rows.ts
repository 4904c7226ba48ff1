import type { Control } from "@/lib/domain/catalogue/catalogue";
import { families, familyOf } from "@/lib/domain/catalogue/families";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { type ControlText, textsIn } from "../control-texts";
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
export function matrixRows(rows: string, pipeline: Governed): MatrixRows {
  return rows === "controls" ? controlRows(pipeline) : requirementRows(rows, pipeline);
}

function controlRows(pipeline: Governed): MatrixRows {
  const { controls } = catalogueOf(pipeline);
  const rowOf = ({ id, title }: Control) => ({ id, title, filter: { control: id } });
  const groups: MatrixRowGroup[] = families.map(({ id, name }) => ({
    name,
    rows: controls.filter((control) => control.own === undefined && familyOf(control.id) === id).map(rowOf),
  }));
  const own = controls.flatMap((control) =>
    control.own === undefined
      ? []
      : [{ ...rowOf(control), title: `${control.title} (version ${control.own})` }],
  );
  if (own.length > 0) groups.push({ name: "Custom controls", rows: own });
  return { groups, without: 0, rowsOf: ({ id }) => [id] };
}

function requirementRows(framework: string, pipeline: Governed): MatrixRows {
  const textsOf = textsIn(pipeline);
  const cited = new Map(
    catalogueOf(pipeline).controls.map(({ id }) => [id, requirementsOf(textsOf(id), framework)]),
  );
  const known = new Set([...cited.values()].flat());
  const items = frameworkById(framework, pipeline)?.items ?? [];
  const bySection = new Map<string, MatrixRow[]>();
  for (const item of items) {
    if (!known.has(item.id)) continue;
    const section = item.section ?? item.track ?? frameworkName(framework, pipeline);
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

function requirementsOf({ frameworks }: ControlText, framework: string): readonly string[] {
  return new Map(Object.entries(frameworks)).get(framework) ?? [];
}

/** The frameworks whose requirements can be rows: those that a control cites. */
export function rowFrameworks(pipeline: Governed): readonly string[] {
  const textsOf = textsIn(pipeline);
  const { controls } = catalogueOf(pipeline);
  const own = pipeline.policy?.frameworks ?? [];
  return [...shortNames.keys(), ...own.map(({ id }) => id)].filter((framework) =>
    controls.some(({ id }) => requirementsOf(textsOf(id), framework).length > 0),
  );
}
