import { ecrAddress } from "../cloud/registries";
import type { CloudResource, Stack } from "../cloud/resource";
import { folderOf, type Place, type SourceTree } from "../source";
import {
  filledText,
  isKnown,
  listValue,
  nullValue,
  textOf,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";
import { fromYaml } from "../values/structure";
import { at as nodeAt, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { callIntrinsic, longForm, type Resolver, untagged } from "./intrinsics";
import { defaultOf, findTemplate, refNames, type TemplateFile } from "./template";

/** All that stacks of one root share. */
export interface StackWorld {
  readonly tree: SourceTree;
  readonly templates: ReadonlyMap<string, TemplateFile>;
  readonly resources: CloudResource[];
  readonly byKey: Map<string, CloudResource>;
  readonly once: Stack["once"];
  made: number;
  work: number;
}

/** The deepest that values lead on to each other: more than YAML can nest. */
const deepest = 150;
const deepestStack = 5;
const mostStacks = 200;

/** A template with values for its parameters. */
export class TemplateStack implements Resolver {
  readonly stack: Stack;
  readonly root: YamlNode;
  private readonly known = new Map<string, Value | "open">();
  private readonly childStacks = new Map<string, TemplateStack | undefined>();
  private depth = 0;

  constructor(
    readonly world: StackWorld,
    readonly template: TemplateFile,
    readonly key: string,
    private readonly given: ReadonlyMap<string, Value>,
    private readonly parent?: TemplateStack,
    private readonly isOptional = false,
  ) {
    world.made++;
    this.root = template.root;
    this.stack = {
      tree: world.tree,
      all: () => world.resources,
      once: world.once,
      referred: (value) => (value?.refers === undefined ? undefined : world.byKey.get(value.refers)),
      region: undefined,
      folder: folderOf(template.file.path),
    };
  }

  /** Its resources with their properties; one that a condition leaves out is optional. */
  *resources(): Generator<readonly [string, CloudResource]> {
    for (const [label, { line, value: node }] of entriesAt(this.template.root, "Resources")) {
      const type = textAt(node, "Type");
      if (type === undefined || label.startsWith("Fn::")) continue;
      const properties = nodeAt(node, "Properties");
      const at = this.place(line);
      const value: Value = properties ? this.value(properties) : { kind: "object", entries: new Map(), at };
      if (value.kind !== "object") continue;
      const metadata = nodeAt(node, "Metadata");
      const entries = metadata
        ? new Map([...value.entries, ["#metadata", this.value(metadata)]])
        : value.entries;
      const condition = textAt(node, "Condition");
      const holds = condition === undefined ? undefined : this.condition(condition, at);
      yield [
        `${this.key}|${label}`,
        {
          id: `${at.file}#${type}/${label}`,
          type,
          label,
          value: { ...value, entries },
          at,
          file: this.template.file,
          stack: this.stack,
          from: "cloudformation",
          isOptional: (holds?.kind === "bool" && !holds.isTrue) || this.isLeftOut,
          ignoresChanges: [],
        },
      ];
    }
  }

  /** Its own condition, or one of those around it, leaves it out. */
  private get isLeftOut(): boolean {
    return this.isOptional || (this.parent?.isLeftOut ?? false);
  }

  /** The stack that a resource of this one is, where its template is in the tree. */
  child(label: string): TemplateStack | undefined {
    if (this.childStacks.has(label)) return this.childStacks.get(label);
    this.childStacks.set(label, undefined);
    const properties = nodeAt(this.template.root, "Resources", label, "Properties");
    const found = this.templateOf(label);
    const isTooMuch = this.level >= deepestStack || this.world.made >= mostStacks;
    if (!found || isTooMuch || this.isWithin(found.file.path)) return undefined;
    const given = new Map<string, Value>();
    for (const [name, { value }] of entriesAt(properties, "Parameters")) given.set(name, this.value(value));
    const condition = textAt(this.template.root, "Resources", label, "Condition");
    const holds = condition === undefined ? undefined : this.condition(condition, this.place(1));
    const isOptional = holds?.kind === "bool" && !holds.isTrue;
    const child = new TemplateStack(this.world, found, `${this.key}/${label}`, given, this, isOptional);
    this.childStacks.set(label, child);
    return child;
  }

  /** The address of the template of a stack in this one. */
  addressOf(label: string): Value | undefined {
    const properties = nodeAt(this.template.root, "Resources", label, "Properties");
    const node =
      nodeAt(properties, "TemplateURL") ??
      nodeAt(properties, "Location") ??
      nodeAt(properties, "TemplateUrl");
    return node && this.value(node);
  }

  templateOf(label: string): TemplateFile | undefined {
    const address = filledText(this.addressOf(label));
    return address === undefined
      ? undefined
      : findTemplate(address, this.template.file.path, this.world.templates);
  }

  private get level(): number {
    return this.parent ? this.parent.level + 1 : 0;
  }

  private isWithin(path: string): boolean {
    return this.template.file.path === path || (this.parent?.isWithin(path) ?? false);
  }

  place(line: number): Place {
    return { file: this.template.file.path, line };
  }

  /** The value of a node, with the template's functions evaluated as far as possible. */
  value(node: YamlNode): Value {
    if (this.depth >= deepest || this.world.work-- <= 0) return unknownValue("…", this.place(node.line));
    this.depth++;
    try {
      return this.bareValue(node);
    } finally {
      this.depth--;
    }
  }

  private bareValue(node: YamlNode): Value {
    const at = this.place(node.line);
    if (node.tag !== undefined) return this.call(node.tag.slice(1), untagged(node), at);
    const long = longForm(node);
    if (long) return this.call(long.name, long.of, at);
    if (node.kind === "list") return this.list(node.items, at);
    if (node.kind === "map") {
      const entries = [...node.entries].map(([name, { value }]) => [name, this.value(value)] as const);
      return { kind: "object", entries: new Map(entries), at };
    }
    return fromYaml(node, (line) => this.place(line));
  }

  /** Without what a condition takes out, which it keeps as what a setting would add. */
  private list(items: readonly YamlNode[], at: Place): Value {
    const values = items.map((item) => this.value(item));
    const off = values.flatMap((value) => (value.kind === "null" && value.off ? [value.off] : []));
    const list = listValue(
      values.filter(({ kind }) => kind !== "null"),
      at,
    );
    return off.length > 0 ? { ...list, off: listValue(off, at) } : list;
  }

  private call(name: string, of: YamlNode, at: Place): Value {
    const args = of.kind === "list" ? of.items : [of];
    switch (name.replace(/^Fn::/, "")) {
      case "Ref":
        return this.ref(textAt(of) ?? "", at);
      case "Sub":
        return this.sub(args, at);
      case "GetAtt":
        return this.attribute(
          itemsAt(of)
            .map((part) => textAt(part) ?? "")
            .join("."),
          at,
        );
      case "Base64":
        return this.value(of);
      case "Condition":
        return this.condition(textAt(of) ?? "", at);
      default:
        return (
          callIntrinsic(name.replace(/^Fn::/, ""), args, this, at) ??
          unknownValue(`${name} ${this.written(of)}`.trim(), at)
        );
    }
  }

  /** A placeholder's name for an unknown value. */
  private written(of: YamlNode): string {
    return itemsAt(of)
      .slice(0, 4)
      .map((part) => textOf(this.value(part)) ?? "…")
      .join(".");
  }

  private ref(name: string, at: Place): Value {
    const handed = this.given.get(name);
    if (handed) return handed;
    const fallback = defaultOf(this.template.root, name);
    if (fallback) return { ...fromYaml(fallback, (line) => this.place(line)), byDefault: `\${${name}}` };
    if (name === "AWS::NoValue") return nullValue(at);
    const resource = nodeAt(this.template.root, "Resources", name);
    if (!resource) return unknownValue(name, at);
    const refers = `${this.key}|${name}`;
    const own = nodeAt(resource, "Properties", refNames[textAt(resource, "Type") ?? ""] ?? "\0");
    return own
      ? { ...this.kept(`name ${name}`, name, at, () => this.value(own)), refers }
      : unknownValue(name, at, refers);
  }

  /** `${Name}` filled in, `${!Name}` without its mark. */
  private sub([text, variables]: readonly YamlNode[], at: Place): Value {
    const template = text && fromYaml(text, (line) => this.place(line));
    if (template?.kind !== "text") return template ?? nullValue(at);
    const own = new Map(entriesAt(variables).map(([name, { value }]) => [name, value]));
    let isWhole = true;
    const alone: Value[] = [];
    const made = template.text.replaceAll(/\$\{([^}]*)\}/g, (whole, inner: string) => {
      if (inner.startsWith("!")) return `\${${inner.slice(1)}}`;
      const name = inner.trim();
      const local = own.get(name);
      const value = local
        ? this.value(local)
        : name.includes(".")
          ? this.attribute(name, at)
          : this.ref(name, at);
      if (whole === template.text) alone.push(value);
      if (!isKnown(value)) isWhole = false;
      return textOf(value) ?? whole;
    });
    const [only] = alone;
    if (only) return only;
    const value = textValue(made, template.at, isWhole);
    return value.kind === "text" && template.lastLine !== undefined
      ? { ...value, lastLine: template.lastLine }
      : value;
  }

  private attribute(path: string, at: Place): Value {
    const [label = "", ...rest] = path.split(".");
    const attribute = rest.join(".");
    const refers = `${this.key}|${label}`;
    if (attribute.startsWith("Outputs.")) {
      const child = this.child(label);
      const output = child && nodeAt(child.template.root, "Outputs", attribute.slice(8), "Value");
      if (child && output) return child.kept(attribute, path, at, () => child.value(output));
    }
    const resource = this.world.byKey.get(refers);
    const type = textAt(this.template.root, "Resources", label, "Type");
    if (type === "AWS::ECR::Repository" && attribute === "RepositoryUri") {
      const name = nodeAt(this.template.root, "Resources", label, "Properties", "RepositoryName");
      const text = name && filledText(this.value(name));
      const address = resource
        ? ecrAddress(resource)
        : `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/${text ?? `\${${label}}`}`;
      return { ...textValue(address, at, false), refers };
    }
    return unknownValue(path, at, refers);
  }

  condition(name: string, at: Place): Value {
    const node = nodeAt(this.template.root, "Conditions", name);
    return node ? this.kept(`condition ${name}`, name, at, () => this.value(node)) : unknownValue(name, at);
  }

  /** Kept once it is known; what asks for itself is unknown. */
  private kept(key: string, written: string, at: Place, make: () => Value): Value {
    const found = this.known.get(key);
    if (found === "open") return unknownValue(written, at);
    if (found) return found;
    this.known.set(key, "open");
    const value = make();
    this.known.set(key, value);
    return value;
  }
}
