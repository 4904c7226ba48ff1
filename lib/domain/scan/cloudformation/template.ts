import { baseName, folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { readYaml, type YamlFault } from "../yaml/read-yaml";
import { at, entriesAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** A template of CloudFormation or SAM, as its file writes it. */
export interface TemplateFile {
  readonly file: SourceFile;
  readonly root: YamlNode;
  readonly faults: readonly YamlFault[];
}

/** The longest template that is read; those that tools write are a few hundred kilobytes. */
const longestTemplate = 1_000_000;

/** By its kind of file and the words that every template has. */
export function isTemplate({ path, text }: SourceFile): boolean {
  if (!/\.(?:ya?ml|json|template|cfn|cform)$/.test(path) || text.length > longestTemplate) return false;
  return text.includes("AWS::") && /^[\s{]*["']?Resources["']?\s*:/m.test(text);
}

/** The template of a file; its faults alone where it can't be read, undefined if it is something else. */
function readTemplateFile(
  file: SourceFile,
): TemplateFile | { readonly faults: readonly YamlFault[] } | undefined {
  const { documents, faults } = readYaml(file.text);
  const root = documents.find((document) =>
    entriesAt(document, "Resources").some(([, { value }]) => textAt(value, "Type")?.startsWith("AWS::")),
  );
  if (root) return { file, root, faults };
  return faults.length > 0 && documents.length === 0 ? { faults } : undefined;
}

/** All templates of a tree, by path. */
export function readTemplates(tree: SourceTree): {
  readonly templates: ReadonlyMap<string, TemplateFile>;
  readonly faults: ReadonlyMap<string, readonly YamlFault[]>;
} {
  const templates = new Map<string, TemplateFile>();
  const faults = new Map<string, readonly YamlFault[]>();
  for (const file of tree.values()) {
    if (!isTemplate(file)) continue;
    const reading = readTemplateFile(file);
    if (!reading) continue;
    faults.set(file.path, reading.faults);
    if ("root" in reading) templates.set(file.path, reading);
  }
  return { templates, faults };
}

/**
 * The template that a stack names: by its path from the one that names it, or by the end of its address, as templates are put
 * into a bucket as they are in the folder. Undefined if none or several end alike.
 */
export function findTemplate(
  address: string,
  from: string,
  templates: ReadonlyMap<string, TemplateFile>,
): TemplateFile | undefined {
  const direct = address.includes("://") ? undefined : resolvePath(folderOf(from), address);
  const near = direct === undefined ? undefined : templates.get(direct);
  if (near) return near;
  const name = baseName(address.split("?", 1)[0] ?? "");
  const parts = address.split("/").toReversed();
  const ranked = [...templates.values()]
    .filter(({ file }) => baseName(file.path) === name && file.path !== from)
    .map((template) => {
      const own = template.file.path.split("/").toReversed();
      const different = own.findIndex((part, index) => part !== parts[index]);
      return { template, shared: different === -1 ? own.length : different };
    })
    .toSorted((a, b) => b.shared - a.shared);
  const [best, second] = ranked;
  return best && best.shared !== second?.shared ? best.template : undefined;
}

/** A parameter's default. */
export function defaultOf(root: YamlNode, name: string): YamlNode | undefined {
  return at(root, "Parameters", name, "Default");
}

/** The value of a resource's `Ref`, if it is a name of its own. */
export const refNames: Readonly<Record<string, string>> = {
  "AWS::ECR::Repository": "RepositoryName",
  "AWS::ECS::Cluster": "ClusterName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::CodeBuild::Project": "Name",
  "AWS::EKS::Cluster": "Name",
};
