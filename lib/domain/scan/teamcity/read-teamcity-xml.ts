import type { CiFact, Trigger } from "../facts";
import { type TextValue, textValue } from "../groovy/value";
import type { Reader, Reading } from "../reader";
import { baseName, folderOf, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { elementsAt, elementText, readXml, type XmlElement, xmlText } from "../xml/read-xml";
import type { BuildConfig, Proof, Step } from "./build-config";
import { configFacts } from "./config-facts";
import { triggersOf } from "./read-kotlin";
import { runnerSteps } from "./runner-steps";

function recognises({ path, text }: SourceFile): boolean {
  if (!path.endsWith(".xml")) return false;
  return /<build-type[\s>]/.test(text.slice(0, 20_000)) || /<project[^>]*teamcity/i.test(text.slice(0, 2000));
}

/** TeamCity's settings in XML: each build configuration of the file, with what its project and its templates say. */
function read(file: SourceFile, tree: SourceTree): Reading {
  const { root, fault } = readXml(file.text);
  const notUnderstood: NotUnderstood[] = fault
    ? [{ at: { file: file.path, line: fault.line }, why: fault.message }]
    : [];
  const types = !root ? [] : root.name === "build-type" ? [root] : buildTypesIn(root);
  if (types.length === 0) return { facts: [], notUnderstood };
  const configs = types.map((type) => xmlConfig(type, file, tree));
  const ci: CiFact = {
    kind: "ci",
    at: { file: file.path, line: 1 },
    id: file.path,
    tool: "teamcity",
    ...(types.length === 1 && { name: titleOf(types[0]) ?? "" }),
    triggers: triggersOf(configs),
  };
  const parameters = projectParameters(file, tree);
  const facts = configs.flatMap((config) =>
    configFacts(config, {
      ci: file.path,
      tree,
      file,
      root: rootOf(file.path),
      starts: startsOf(config),
      needs: config.needs.flatMap(({ id }) => jobOf(id, tree)),
      parameters,
    }),
  );
  return { facts: [ci, ...facts], notUnderstood };
}

function buildTypesIn(root: XmlElement): readonly XmlElement[] {
  return [...elementsAt(root, "build-type"), ...elementsAt(root, "build-types", "build-type")];
}

function titleOf(type: XmlElement | undefined): string | undefined {
  return type && (type.attributes.get("name") ?? xmlText(type, "name"));
}

function startsOf({ triggers, approval, isDeployment }: BuildConfig) {
  if (approval) return "by-person";
  if (triggers.length > 0) return "automatic";
  return isDeployment ? "by-person" : "unknown";
}

/** The repository that holds `.teamcity`; else nothing is known of where a build runs, and the root of all is taken. */
function rootOf(path: string): string {
  const found = /^(.*?)\/?\.teamcity\//.exec(path)?.[1];
  return found ?? folderOf(path);
}

function jobOf(id: string, tree: SourceTree): readonly string[] {
  const path = [...tree.keys()].find((one) => one.endsWith(`/${id}.xml`));
  return path === undefined ? [] : [`${path}#${id}`];
}

function xmlConfig(type: XmlElement, file: SourceFile, tree: SourceTree): BuildConfig {
  const name = type.attributes.get("id") ?? baseName(file.path).replace(/\.xml$/, "");
  const own = elementsAt(type, "settings");
  const refs = [
    ...own.flatMap((one) => one.attributes.get("ref") ?? []),
    ...elementsAt(type, "settings", "settings-template", "ref").map(({ text }) => text),
  ];
  const templates = refs.flatMap((ref) => templateOf(ref, file, tree));
  const all = [...templates, ...own.map((settings) => ({ settings, path: file.path }))];
  const at = (way: readonly string[]) =>
    all.flatMap(({ settings, path }) => elementsAt(settings, ...way).map((element) => ({ element, path })));
  const disabled = new Set(
    at(["disabled-settings", "setting-ref"]).map(({ element }) => element.attributes.get("ref")),
  );
  const isOn = ({ element }: { element: XmlElement }) =>
    !disabled.has(element.attributes.get("id")) && element.attributes.get("enabled") !== "false";
  const options = new Map(
    at(["options", "option"]).map(({ element, path }) => [
      element.attributes.get("name") ?? "",
      { value: element.attributes.get("value") ?? "", at: { file: path, line: element.line } },
    ]),
  );
  const extensions = at(["build-extensions", "extension"]).filter(isOn);
  const approval = extensions.find(({ element }) => element.attributes.get("type") === "approval-feature");
  const requirement = at(["requirements"]).flatMap(({ element }) => element.children)[0];
  return {
    name,
    at: { file: file.path, line: type.line },
    isDisabled: type.attributes.get("paused") === "true",
    isDeployment: options.get("buildConfigurationType")?.value === "DEPLOYMENT",
    approval: approval && { file: approval.path, line: approval.element.line },
    triggers: at(["build-triggers", "build-trigger"])
      .filter(isOn)
      .flatMap(({ element }) => triggerOf(element)),
    needs: [...at(["dependencies", "depend-on"]), ...at(["artifact-dependencies", "dependency"])].flatMap(
      ({ element, path }) => {
        const id = element.attributes.get("sourceBuildTypeId");
        return id === undefined ? [] : [{ id, at: { file: path, line: element.line } }];
      },
    ),
    parameters: new Map(
      at(["parameters", "param"]).map(({ element, path }) => [
        element.attributes.get("name") ?? "",
        valueOf(element, path).text,
      ]),
    ),
    steps: at(["build-runners", "runner"])
      .filter(isOn)
      .flatMap(({ element, path }) => stepsOf(element, path)),
    runsOn:
      requirement &&
      [requirement.attributes.get("name"), requirement.name, requirement.attributes.get("value")]
        .filter(Boolean)
        .join(" "),
    proofs: proofsOf(options, extensions),
  };
}

function proofsOf(
  options: ReadonlyMap<string, { readonly value: string; readonly at: Proof["at"] }>,
  extensions: readonly { readonly element: XmlElement; readonly path: string }[],
): readonly Proof[] {
  const clean = options.get("cleanBuild");
  const proof = { control: "clean-build-workspace", status: "present" } as const;
  if (clean?.value === "true") return [{ ...proof, fact: "cleanBuild", at: clean.at }];
  const swabra = extensions.find(({ element }) => element.attributes.get("type") === "swabra");
  const strict =
    swabra &&
    elementsAt(swabra.element, "parameters", "param").find(
      (one) => one.attributes.get("name") === "swabra.enabled",
    );
  return swabra && strict ? [{ ...proof, fact: "swabra", at: { file: swabra.path, line: strict.line } }] : [];
}

function stepsOf(runner: XmlElement, path: string): readonly Step[] {
  const parameters = new Map<string, TextValue>();
  for (const element of elementsAt(runner, "parameters", "param")) {
    const name = element.attributes.get("name");
    if (name !== undefined) parameters.set(name, valueOf(element, path));
  }
  if (parameters.get("teamcity.step.enabled")?.text === "false") return [];
  return runnerSteps(runner.attributes.get("type") ?? "", parameters, { file: path, line: runner.line });
}

/** A parameter's value: an attribute, or what is between its tags. */
function valueOf(element: XmlElement, path: string): TextValue {
  const value = element.attributes.get("value");
  return value === undefined ? elementText(element, path) : textValue(value, element.line, path);
}

function triggerOf(element: XmlElement): readonly Trigger[] {
  const type = element.attributes.get("type") ?? "";
  const say = (name: string) =>
    elementsAt(element, "parameters", "param")
      .find((one) => one.attributes.get("name") === name)
      ?.attributes.get("value");
  switch (type) {
    case "vcsTrigger":
      return [{ on: "push", text: "vcsTrigger" }];
    case "schedulingTrigger":
      return [{ on: "schedule", text: `schedulingTrigger ${say("schedulingPolicy") ?? ""}`.trim() }];
    case "buildDependencyTrigger":
      return [{ on: "upstream", text: `buildDependencyTrigger ${say("dependsOn") ?? ""}`.trim() }];
    case "retryBuildTrigger":
      return [];
    default:
      return type === "" ? [] : [{ on: "call", text: type }];
  }
}

/** A template's settings: `buildTypes/ID.xml` among the files, or in the project's own file. */
function templateOf(
  ref: string,
  file: SourceFile,
  tree: SourceTree,
): readonly { readonly settings: XmlElement; readonly path: string }[] {
  const name = ref.trim();
  if (!/^\w+$/.test(name)) return [];
  for (const [path, one] of tree) {
    if (path === file.path || !path.endsWith(`/buildTypes/${name}.xml`)) continue;
    const { root } = readXml(one.text);
    return elementsAt(root, "settings").map((settings) => ({ settings, path }));
  }
  return [];
}

/** Parameters of the project of a build configuration, and of the projects around it; the nearest wins. */
function projectParameters(file: SourceFile, tree: SourceTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let folder = folderOf(folderOf(file.path));
  const settings = folderOf(folder);
  for (let steps = 0; steps < 10; steps++) {
    const path = folder === "" ? "project-config.xml" : `${folder}/project-config.xml`;
    const project = tree.get(path);
    const { root } = project ? readXml(project.text) : { root: undefined };
    for (const element of elementsAt(root, "parameters", "param")) {
      const name = element.attributes.get("name");
      if (name !== undefined && !found.has(name)) found.set(name, valueOf(element, path).text);
    }
    const parent = root?.attributes.get("parent-id");
    if (parent === undefined || !/^\w+$/.test(parent)) break;
    folder = settings === "" ? parent : `${settings}/${parent}`;
  }
  return found;
}

export const teamcityXml: Reader = { format: "teamcity-xml", recognises, read };
