import type { Chart } from "./chart";
import { isOpen, printed, type Value } from "./value";

/**
 * What a release of a chart is called where nobody says it: as the chart calls itself in its own `….name` template, which is
 * what people type after `helm install`.
 */
export function printedName(chart: Chart, include: (name: string) => Value): string | undefined {
  const names = chart.templates.flatMap(({ template }) => [...template.defines.keys()]);
  const own = names.find(
    (name) => /^[^.]+\.name$/.test(name) && names.includes(`${name.slice(0, -".name".length)}.fullname`),
  );
  const value = own === undefined ? undefined : include(own);
  if (!value || isOpen(value)) return undefined;
  const text = printed(value).trim();
  return text === "" || text.length > 100 || text.includes("\n") ? undefined : text;
}
