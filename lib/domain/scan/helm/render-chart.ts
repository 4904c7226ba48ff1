import { printedName } from "./release-name";
import { textAt } from "../yaml/yaml-node";
import { baseName, type SourceFile } from "../source";
import { type Chart, definesOf, localPath, subchartValues, valueAt } from "./chart";
import { Evaluator } from "./evaluate";
import { Budget, type Output, Spent } from "./output";
import {
  fromYaml,
  flagValue,
  mapValue,
  nil,
  numberValue,
  textValue,
  truthOf,
  unknown,
  type Value,
} from "./value";
import type { TemplateNode } from "./template";

export interface Rendered {
  readonly file: SourceFile;
  readonly output: Output;
  /** Only there when a setting that is off by default is turned on. */
  readonly isOff: boolean;
}

export interface Rendering {
  readonly files: readonly Rendered[];
  /** It took more than a chart may take: what comes after is missing. */
  readonly isSpent: boolean;
}

/** Renders a chart with its values, and the charts in it with theirs. */
export function renderChart(chart: Chart, values: Value): Rendering {
  const files: Rendered[] = [];
  try {
    new ChartRendering(files, definesOf(chart), new Budget()).render(chart, values, false);
    return { files, isSpent: false };
  } catch (fault) {
    if (!(fault instanceof Spent) && !(fault instanceof RangeError)) throw fault;
    return { files, isSpent: true };
  }
}

class ChartRendering {
  private readonly files: Rendered[];
  private readonly defines: ReadonlyMap<string, readonly TemplateNode[]>;
  private readonly budget: Budget;

  constructor(files: Rendered[], defines: ReadonlyMap<string, readonly TemplateNode[]>, budget: Budget) {
    this.files = files;
    this.defines = defines;
    this.budget = budget;
  }

  render(chart: Chart, values: Value, isOff: boolean, parentRelease?: string): void {
    if (chart.isLibrary) return;
    const evaluator = new Evaluator(this.defines, this.budget);
    const release =
      parentRelease ??
      printedName(chart, (name) => evaluator.include(name, rootOf(chart, values, chart.name))) ??
      chart.name;
    for (const { file, template } of chart.templates) {
      // Helm takes a file for manifests by its name's beginning, not by its end.
      if (baseName(file.path).startsWith("_")) continue;
      const before = evaluator.untaken.length;
      const output = evaluator.render(template.nodes, rootOf(chart, values, release));
      this.files.push({ file, output, isOff });
      for (const untaken of evaluator.untaken.slice(before))
        this.files.push({ file, output: untaken, isOff: true });
    }
    for (const subchart of chart.subcharts) {
      const named = chart.dependencies.filter(({ name }) => name === subchart.name);
      // One that is named by a path is a chart of the tree by itself.
      if (named.some(({ repository }) => localPath(chart.folder, repository) === subchart.folder)) continue;
      for (const { alias, condition } of named.length > 0
        ? named
        : [{ alias: subchart.name, condition: undefined }]) {
        const isOn = condition === undefined || truthOf(valueAt(values, condition)) !== false;
        this.render(subchart, subchartValues(subchart, alias, values), isOff || !isOn, release);
      }
    }
  }
}

/** The value of `.` at the top of a template. */
function rootOf(chart: Chart, values: Value, release: string): Value {
  const own = fromYaml(chart.node, chart.file.path);
  const named = own.kind === "map" ? own.entries : new Map<string, Value>();
  const chartValue = mapValue(
    [...named].map(([name, value]) => [name.slice(0, 1).toUpperCase() + name.slice(1), value] as const),
  );
  if (textAt(chart.node, "name") === undefined) chartValue.entries.set("Name", nil);
  return mapValue([
    ["Values", values],
    ["Chart", chartValue],
    [
      "Release",
      mapValue([
        ["Name", textValue(release)],
        ["Namespace", unknown(".Release.Namespace")],
        ["Service", textValue("Helm")],
        ["IsInstall", flagValue(true)],
        ["IsUpgrade", flagValue(false)],
        ["Revision", numberValue(1)],
      ]),
    ],
    ["Capabilities", unknown(".Capabilities")],
    ["Files", unknown(".Files")],
    ["Subcharts", unknown(".Subcharts")],
    [
      "Template",
      mapValue([
        ["BasePath", textValue("templates")],
        ["Name", unknown(".Template.Name")],
      ]),
    ],
  ]);
}

/** Renders a template that is in no chart: nothing of its values is known. */
export function renderAlone(
  nodes: readonly TemplateNode[],
  defines: ReadonlyMap<string, readonly TemplateNode[]>,
): {
  readonly output?: Output;
  readonly untaken: readonly Output[];
} {
  const evaluator = new Evaluator(defines, new Budget());
  const root = mapValue(
    ["Values", "Chart", "Release", "Capabilities", "Files", "Environment", "Template", "StateValues"].map(
      (name) => [name, unknown(`.${name}`)] as const,
    ),
  );
  try {
    const output = evaluator.render(nodes, root);
    return { output, untaken: evaluator.untaken };
  } catch (fault) {
    if (!(fault instanceof Spent) && !(fault instanceof RangeError)) throw fault;
    return { untaken: evaluator.untaken };
  }
}
