import type { ControlFact, DeployFact, Fact, RunImage, WorkloadFact } from "../facts";
import { manifestOf } from "../kubernetes/manifest";
import { veil } from "../kubernetes/veil";
import type { SourceTree } from "../source";
import { inFolder } from "./chart-files";
import { workloadsWith } from "./read-helm";
import { flagValue, fromYaml, mapValue, textValue, type Value } from "./value";

/** A chart of the tree as a command installs it. */
interface Call {
  readonly chart: string;
  readonly files: readonly string[];
  readonly sets: Readonly<Record<string, string>>;
}

const mostCalls = 40;

/**
 * Facts of a chart with the values that commands give it, from files anywhere in the tree and single values; such files count as no
 * releases of their own. The chart's own facts stay if a command installs it without values.
 */
export function withGivenValues(facts: readonly Fact[], tree: SourceTree): readonly Fact[] {
  const calls = facts.flatMap((fact) => (fact.kind === "deploy" ? (callOf(fact, tree) ?? []) : []));
  const given = calls.filter(isGiven).slice(0, mostCalls);
  if (given.length === 0) return facts;
  const asItIs = new Set(calls.filter((call) => !isGiven(call)).map(({ chart }) => chart));
  const images = new Map<string, RunImage[]>();
  /** Facts about workloads that run only with given values: the chart's own defaults prove nothing for them. */
  const controls = new Map<string, ControlFact[]>();
  for (const call of given) {
    const run = workloadsWith(call.chart, valuesOf(call, tree), tree);
    for (const fact of run) {
      if (fact.kind !== "workload" || fact.optional === true) continue;
      images.set(fact.id, [...(images.get(fact.id) ?? []), ...fact.images]);
      if (asItIs.has(call.chart)) continue;
      const own = run.filter((one) => one.kind === "control").filter(({ about }) => about === fact.id);
      controls.set(fact.id, [...(controls.get(fact.id) ?? []), ...own]);
    }
  }
  const releases = new Set(given.flatMap(({ files }) => files.map((file) => `${file}${ofRelease}`)));
  const isOfValues = (id: string) => releases.has(id.slice(0, id.indexOf(ofRelease) + ofRelease.length));
  return facts.flatMap((fact): readonly Fact[] => {
    if (fact.kind === "control") return isOfValues(fact.about) || controls.has(fact.about) ? [] : [fact];
    if (fact.kind !== "workload") return [fact];
    if (isOfValues(fact.id)) return [];
    const more = images.get(fact.id);
    const own = controls.get(fact.id);
    if (!more) return [fact];
    return [withImages(fact, own ? [] : fact.images, more), ...worstOf(own ?? [])];
  });
}

/** How the id of a release goes on after the file of its values. */
const ofRelease = "#Helm release/";

/** One fact per control: the contradicting one, if any. */
function worstOf(controls: readonly ControlFact[]): readonly ControlFact[] {
  const worst = new Map<string, ControlFact>();
  for (const fact of controls) {
    const before = worst.get(fact.control);
    if (!before || (before.status === "present" && fact.status === "violated")) worst.set(fact.control, fact);
  }
  return [...worst.values()];
}

function callOf({ files, how, sets }: DeployFact, tree: SourceTree): Call | undefined {
  const chart = files.find((file) => tree.has(inFolder(file, "Chart.yaml")));
  if (chart === undefined) return undefined;
  const values = how === "helm" ? files.filter((file) => file !== chart && tree.has(file)) : [];
  return { chart, files: values, sets: sets ?? {} };
}

function isGiven({ files, sets }: Call): boolean {
  return files.length > 0 || Object.keys(sets).length > 0;
}

function withImages(fact: WorkloadFact, own: readonly RunImage[], more: readonly RunImage[]): WorkloadFact {
  const { optional: _, ...rest } = fact;
  const images = new Map([...own, ...more].map((image) => [image.ref, image] as const));
  return { ...rest, images: [...images.values()] };
}

/** Files in their order, and single values over them, as helm merges them. */
function valuesOf({ files, sets }: Call, tree: SourceTree): readonly Value[] {
  const ofFiles = files.flatMap((path) => {
    const file = tree.get(path);
    const node = file && manifestOf(file).documents[0];
    return node?.kind === "map" ? [fromYaml(node, path)] : [];
  });
  return [...ofFiles, ...Object.entries(sets).flatMap(([way, text]) => valueAtWay(way, text) ?? [])];
}

/** `image.tag=1`; what goes into a list is left out. */
function valueAtWay(way: string, text: string): Value | undefined {
  if (/[[\]\\{]/.test(way) || text.startsWith("{")) return undefined;
  return way
    .split(".")
    .toReversed()
    .reduce<Value>((value, key) => mapValue([[key, value]]), single(text));
}

function single(text: string): Value {
  if (text === "true" || text === "false") return flagValue(text === "true");
  // A placeholder is no syntax of what is rendered.
  return textValue(/[{$%]/.test(text) ? veil(text) : text);
}
