import type { Chart } from "./chart";
import { isOpen, printed, type Value } from "./value";

/** The default name of a chart's release: from its own `….name` template, which people type after `helm install`. */
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
