import { argoFacts } from "../argo-cd/argo-objects";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import { fluxFacts } from "../flux/flux-objects";
import { parseImageRef, repositoryName } from "../image-ref";
import { environmentOf } from "../kubernetes/environment";
import { onePlatform } from "../kubernetes/platform";
import { objectsOf } from "../kubernetes/pod";
import { unveilNode } from "../kubernetes/veil";
import type { Where } from "../kubernetes/where";
import { objectFacts } from "../kubernetes/workload";
import type { Reader, Reading } from "../reader";
import { baseName, folderOf, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { type Chart, loadChart, localPath, sharedValuesOf, valuesOf } from "./chart";
import {
  chartFolderOf,
  filesBelow,
  foldersAbove,
  inFolder,
  isSubchart,
  isTemplateOfChart,
  isTemplateText,
} from "./chart-files";
import type { Output } from "./output";
import { renderAlone, renderChart, type Rendering } from "./render-chart";
import { documentsOf } from "./salvage";
import { parseTemplate } from "./template";
import { mergeValues, type Value } from "./value";
import { readValuesFile, releasesInValues, secretsInValues } from "./values-file";

/** Charts of Helm, templates without one, and values of charts that are elsewhere. */
export const helmReader: Reader = {
  format: "helm",
  recognises: ({ path, text }) =>
    baseName(path) === "Chart.yaml" ||
    isValuesName(path) ||
    (/\.(?:ya?ml|tpl)$/i.test(path) && isTemplateText(text)),
  read: (file, tree) => {
    if (baseName(file.path) === "Chart.yaml") return readChart(file, tree);
    if (isTemplateOfChart(file.path, tree)) return nothing;
    if (!isValuesName(file.path)) return readAlone(file);
    return isOfChart(file.path, tree) ? nothing : readValuesFile(file, tree);
  },
};

const nothing: Reading = { facts: [], notUnderstood: [] };

function isValuesName(path: string): boolean {
  return /values/i.test(baseName(path)) && /\.ya?ml$/i.test(path);
}

/** Values that lie in a chart's folder are read with it. */
function isOfChart(path: string, tree: SourceTree): boolean {
  return chartFolderOf(path, tree) !== undefined;
}

function readChart(file: SourceFile, tree: SourceTree): Reading {
  const folder = folderOf(file.path);
  if (isSubchart(folder, tree)) return nothing;
  const chart = loadChart(folder, tree);
  if (!chart) return nothing;
  const shared = sharedValuesOf(chart, tree);
  const values = ownValues(chart, shared);
  const rendering = renderChart(chart, values);
  const read = readRendering(rendering, tree);
  const variants = variantsOf(chart, tree).map((variant) => ({
    file: variant,
    facts: readRendering(renderChart(chart, mergeValues(values, valuesOf(variant))), tree).facts,
  }));
  return {
    facts: [
      ...withVariants(read.facts, variants),
      ...usesOf(chart, tree),
      ...secretsOf(chart, shared, tree),
      ...releasesInValues(chart),
    ],
    notUnderstood: [
      ...read.notUnderstood,
      ...faultsOf(chart),
      ...(rendering.isSpent
        ? [{ at: { file: file.path, line: 1 }, why: "This chart is over the size limit." }]
        : []),
    ],
  };
}

/** The facts of a chart run with further values, each overriding those before it, and the evidence from them. */
export function workloadsWith(folder: string, more: readonly Value[], tree: SourceTree): readonly Fact[] {
  const chart = isSubchart(folder, tree) ? undefined : loadChart(folder, tree);
  if (!chart) return [];
  const values = more.reduce(
    (low, high) => mergeValues(low, high),
    ownValues(chart, sharedValuesOf(chart, tree)),
  );
  return onlyWorkloads(readRendering(renderChart(chart, values), tree).facts);
}

/** The chart's values, which override those shared by several charts. */
function ownValues(chart: Chart, shared: readonly SourceFile[]): Value {
  return [...shared.map(valuesOf), chart.values].reduce((low, high) => mergeValues(low, high));
}

function faultsOf({ templates }: Chart): readonly NotUnderstood[] {
  return templates.flatMap(({ file, template }) =>
    template.faults.slice(0, 3).map(({ line, message }) => ({ at: { file: file.path, line }, why: message })),
  );
}

function readRendering({ files }: Rendering, tree: SourceTree): Reading {
  const facts: Fact[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const seen = new Set<string>();
  // Defaults come first, and are not repeated as options.
  for (const { file, output, isOff } of files.toSorted((a, b) => Number(a.isOff) - Number(b.isOff))) {
    const reading = readOutput(file.path, output, isOff, tree);
    notUnderstood.push(...reading.notUnderstood);
    const doubles = new Set(
      reading.facts.flatMap((fact) => (fact.kind === "workload" && seen.has(fact.id) ? [fact.id] : [])),
    );
    for (const fact of reading.facts) {
      if (fact.kind === "workload") seen.add(fact.id);
      const about = fact.kind === "workload" ? fact.id : fact.kind === "control" ? fact.about : undefined;
      if (about === undefined || !doubles.has(about)) facts.push(fact);
    }
  }
  return { facts: onePlatform(facts), notUnderstood };
}

/** Reads what a template renders, with the lines of the template, and of the values for what values decide. */
function readOutput(path: string, output: Output, isOff: boolean, tree: SourceTree): Reading {
  if (output.isBlank) return nothing;
  const { documents, faults } = documentsOf(output.asYaml());
  const place = (line: number) => ({ file: path, line: output.originOf(line).line });
  const where: Where = {
    file: path,
    place,
    proof: (line) => output.originOf(line).place ?? place(line),
    from: "helm",
    ...(isOff && { optional: true }),
  };
  const facts = objectsOf(documents.map(unveilNode)).flatMap((object) => [
    ...objectFacts(object, where),
    ...argoFacts(object, where, tree),
    ...fluxFacts(object, where, tree),
  ]);
  return {
    facts: isOff ? onlyWorkloads(facts) : facts,
    notUnderstood: isOff
      ? []
      : faults.map(({ line, message }) => ({
          at: place(line),
          why: `The output of this template could not be read: ${message}`,
        })),
  };
}

/** A disabled part proves nothing except for the workloads it would run. */
function onlyWorkloads(facts: readonly Fact[]): readonly Fact[] {
  const ids = new Set(facts.flatMap((fact) => (fact.kind === "workload" ? [fact.id] : [])));
  return facts.filter((fact) => fact.kind === "workload" || (fact.kind === "control" && ids.has(fact.about)));
}

/** A template without its chart: what values would say stays as written. */
function readAlone(file: SourceFile): Reading {
  const { nodes, defines, faults } = parseTemplate(file.text);
  const { output, untaken } = renderAlone(nodes, defines);
  const tree: SourceTree = new Map();
  const readings = [
    ...(output ? [readOutput(file.path, output, false, tree)] : []),
    ...untaken.map((off) => readOutput(file.path, off, true, tree)),
  ];
  return {
    facts: readings.flatMap(({ facts }) => facts),
    notUnderstood: [
      ...readings.flatMap(({ notUnderstood }) => notUnderstood),
      ...faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message })),
    ],
  };
}

const mostVariants = 6;

/** Other values beside those of the chart: `values-prod.yaml`, `values/staging.yaml`; not those of its tests. */
function variantsOf({ folder }: Chart, tree: SourceTree): readonly SourceFile[] {
  return filesBelow(folder, tree)
    .filter(({ path }) => {
      const own = path.slice(inFolder(folder, "").length);
      const isOthers =
        /^(?:charts|templates|ci|tests?|examples?)\//.test(own) || /^values\.ya?ml$/i.test(own);
      return !isOthers && /^(?:[^/]+\/){0,2}[^/]*$/.test(own) && /values/i.test(own) && /\.ya?ml$/i.test(own);
    })
    .slice(0, mostVariants);
}

/** A workload runs the images that other values give it too; one that they turn on is no longer only an option. */
function withVariants(
  facts: readonly Fact[],
  variants: readonly { readonly file: SourceFile; readonly facts: readonly Fact[] }[],
): readonly Fact[] {
  return facts.map((fact) => {
    if (fact.kind !== "workload") return fact;
    return variants.reduce<WorkloadFact>((workload, variant) => {
      const other = variant.facts.find((found) => found.kind === "workload" && found.id === fact.id);
      if (other?.kind !== "workload") return workload;
      const known = new Set(workload.images.map(({ ref }) => normalised(ref)));
      const more = other.images.filter(({ ref }) => !known.has(normalised(ref)));
      if (fact.optional !== true || other.optional === true)
        return more.length === 0 || other.optional === true
          ? workload
          : { ...workload, images: [...workload.images, ...more] };
      const environment = workload.environment ?? environmentOf(variant.file.path);
      const { optional: _, ...rest } = workload;
      return {
        ...rest,
        images: [...workload.images, ...more],
        ...(environment !== undefined && { environment }),
      };
    }, fact);
  });
}

function normalised(ref: string): string {
  const parsed = parseImageRef(ref);
  return parsed ? `${repositoryName(parsed)}:${parsed.tag ?? ""}@${parsed.digest ?? ""}` : ref;
}

/** Charts that it takes in: those of the tree by their folder. */
function usesOf({ folder, file, dependencies }: Chart, tree: SourceTree): readonly Fact[] {
  return dependencies.map(({ name, repository, version, line, file: from }): Fact => {
    const inside = inFolder(folder, `charts/${name}`);
    const path = localPath(folder, repository) ?? inside;
    const local = tree.has(inFolder(path, "Chart.yaml"));
    const address = `${repository === undefined ? "" : `${repository.replace(/\/$/, "")}/`}${name}${version === undefined ? "" : `:${version}`}`;
    return {
      kind: "uses",
      from: file.path,
      to: local ? path : address,
      local,
      how: "chart",
      at: { file: from, line },
    };
  });
}

/** Secrets in its values and in shared ones; the first chart of the folder reports them. */
function secretsOf(
  { folder, valuesFile }: Chart,
  shared: readonly SourceFile[],
  tree: SourceTree,
): readonly ControlFact[] {
  const parent = foldersAbove(inFolder(folder, "Chart.yaml"))[1] ?? "";
  const charts = [...tree.keys()].filter(
    (path) => baseName(path) === "Chart.yaml" && folderOf(folderOf(path)) === parent,
  );
  const isFirst = charts.toSorted((a, b) => (a < b ? -1 : 1))[0] === inFolder(folder, "Chart.yaml");
  return [...(valuesFile ? [valuesFile] : []), ...(isFirst ? shared : [])].flatMap(secretsInValues);
}
