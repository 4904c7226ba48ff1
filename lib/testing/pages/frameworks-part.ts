import type { Framework } from "@/lib/domain/catalogue/catalogue";
import { compareFrameworks, frameworkName } from "@/lib/domain/catalogue/framework-names";
import { frameworks } from "@/lib/domain/catalogue/frameworks";
import { catalogue } from "@/lib/domain/catalogue/load";
import { controlProse } from "@/lib/domain/catalogue/prose";
import { inCode, markdownTable } from "./markdown-table";

/** Every framework, and which controls support each of its requirements. Titles are their authors': ids alone are listed. */
export function frameworksPart(): string {
  const sorted = frameworks.toSorted((a, b) => compareFrameworks(a.id, b.id));
  const table = markdownTable(
    ["Framework", "Version", "Publisher", "Requirements", "With a control"],
    sorted.map((framework) => {
      const { id, version, publisher, url, items } = framework;
      const name = `[${frameworkName(id, {})}](${url})`;
      return [name, version, publisher, String(items.length), String(supportOf(framework).size)];
    }),
  );
  return [table, ...sorted.map(sectionOf)].join("\n\n");
}

function sectionOf(framework: Framework): string {
  const support = supportOf(framework);
  const rows = framework.items
    .filter(({ id }) => support.has(id))
    .map(({ id }) => [id, inCode(support.get(id) ?? [])]);
  const bare = framework.items.filter(({ id }) => !support.has(id)).map(({ id }) => id);
  return [
    `## ${frameworkName(framework.id, {})}`,
    markdownTable(["Requirement", "Controls"], rows),
    ...(bare.length > 0 ? [`No control of the catalogue supports: ${bare.join(", ")}.`] : []),
  ].join("\n\n");
}

/** By requirement: the ids of its controls. */
function supportOf({ id, items }: Framework): ReadonlyMap<string, readonly string[]> {
  const isAttack = id.startsWith("mitre-attack");
  const named = catalogue.controls.map((control) => {
    const prose = controlProse(control.id, {});
    return { control: control.id, supports: (isAttack ? prose?.mitigates : prose?.frameworks[id]) ?? [] };
  });
  const rows = items.map((item) => {
    const controls = named.filter(({ supports }) => supports.includes(item.id));
    return [item.id, controls.map(({ control }) => control)] as const;
  });
  return new Map(rows.filter(([, controls]) => controls.length > 0));
}
