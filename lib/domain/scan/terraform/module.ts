import { once } from "../../once";
import { evaluateBody } from "../hcl/evaluate-body";
import { evaluate } from "../hcl/evaluate";
import type { Attribute, Block } from "../hcl/expression";
import { readTemplateFile } from "../hcl/parse-hcl";
import type { Budget, Resolved, Scope, Step } from "../hcl/scope";
import { type Place, resolvePath, type SourceTree } from "../source";
import { filledText, isKnown, listValue, textOf, textValue, unknownValue, type Value } from "../values/value";
import { computed, isKnownModule, knownOutput } from "./computed";
import { instanceFor, instancesOf, valueFromFiles } from "./instances";
import { moduleBlocks, type ModuleFiles, type TerraformFiles } from "./module-files";

/** All that modules of one root share. */
export interface World {
  readonly tree: SourceTree;
  readonly files: TerraformFiles;
  readonly budget: Budget;
  /** How many modules were made for this root. */
  made: number;
}

const deepestModule = 5;
const mostModules = 300;

/** A module as it is called: its files, and what its variables are here. */
export class Module {
  readonly scope: Scope;
  readonly root: Module;
  private readonly locals = new Map<string, Attribute>();
  private readonly variables = new Map<string, Block>();
  private readonly outputs = new Map<string, Block>();
  private readonly resources = new Map<string, Block>();
  private readonly known = new Map<string, Value | "open">();
  private readonly childrenByName = new Map<string, readonly Module[]>();

  constructor(
    readonly world: World,
    readonly files: ModuleFiles,
    /** Tells it from others of the same tree. */
    readonly key: string,
    private readonly inputs: ReadonlyMap<string, Value>,
    /** Its call: the place, the instance and the caller. */
    readonly call?: {
      readonly parent: Module;
      readonly at: Place;
      readonly suffix: string;
      readonly isOptional: boolean;
    },
  ) {
    world.made++;
    this.root = call?.parent.root ?? this;
    for (const block of moduleBlocks(files, "locals")) {
      for (const attribute of block.body.attributes.values()) this.locals.set(attribute.name, attribute);
    }
    for (const block of moduleBlocks(files, "variable")) this.variables.set(block.labels[0] ?? "", block);
    for (const block of moduleBlocks(files, "output")) this.outputs.set(block.labels[0] ?? "", block);
    for (const block of moduleBlocks(files, "resource")) this.resources.set(block.labels.join("."), block);
    for (const block of moduleBlocks(files, "data"))
      this.resources.set(`data.${block.labels.join(".")}`, block);
    this.scope = {
      budget: world.budget,
      resolve: (name, steps, at) => this.resolve(name, steps, at),
      call: (name, args) => this.callFile(name, args),
    };
  }

  get depth(): number {
    return this.call ? this.call.parent.depth + 1 : 0;
  }

  /** Modules that this one calls and that are in the tree, one for each instance of the call. */
  children(name: string): readonly Module[] {
    const found = this.childrenByName.get(name);
    if (found) return found;
    // Set first, so that a module whose inputs ask for its own outputs ends.
    this.childrenByName.set(name, []);
    const block = moduleBlocks(this.files, "module").find(({ labels }) => labels[0] === name);
    const folder = block && this.localFolder(block);
    const files = folder === undefined ? undefined : this.world.files.modules.get(folder);
    const isCircle = files !== undefined && this.isWithin(files.folder);
    if (!block || !files || isCircle || this.depth >= deepestModule) return [];
    const made: Module[] = [];
    for (const { scope, suffix, isOptional } of instancesOf(block, this.scope)) {
      if (this.world.made >= mostModules) break;
      const inputs = new Map<string, Value>();
      for (const { name: input, value } of block.body.attributes.values()) {
        if (!notInputs.has(input)) inputs.set(input, evaluate(value, scope));
      }
      const key = `${this.key}/${name}${suffix}`;
      const call = {
        parent: this,
        at: block.at,
        suffix,
        isOptional: isOptional || (this.call?.isOptional ?? false),
      };
      made.push(new Module(this.world, files, key, inputs, call));
    }
    this.childrenByName.set(name, made);
    return made;
  }

  /** The folder that a call of a module names, where it is a path. */
  localFolder(block: Block): string | undefined {
    const source = block.body.attributes.get("source");
    const text = source && textOf(evaluate(source.value, this.scope));
    if (text === undefined || !/^\.{1,2}(?:\/|$)/.test(text)) return undefined;
    return resolvePath(this.files.folder, text);
  }

  private isWithin(folder: string): boolean {
    return this.files.folder === folder || (this.call?.parent.isWithin(folder) ?? false);
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

  private resolve(name: string, steps: readonly Step[], at: Place): Resolved | undefined {
    const first = steps[0]?.key;
    if (first === undefined) return undefined;
    if (name === "var") {
      const value = this.kept(`var.${first}`, `var.${first}`, at, () => this.variable(first, at));
      return { value, taken: 1 };
    }
    if (name === "local") {
      const local = this.locals.get(first);
      if (!local) return undefined;
      const value = this.kept(`local.${first}`, `local.${first}`, at, () =>
        evaluate(local.value, this.scope),
      );
      return { value, taken: 1 };
    }
    if (name === "module") return this.moduleOutput(first, steps, at);
    if (name === "path") {
      const folder = first === "module" ? this.files.folder : this.root.files.folder;
      return { value: textValue(`/${folder}`, at), taken: 1 };
    }
    if (name === "data") {
      const label = steps[1]?.key;
      return label === undefined ? undefined : this.attributeOf(`data.${first}.${label}`, steps, 2, at);
    }
    return this.attributeOf(`${name}.${first}`, steps, 1, at);
  }

  private variable(name: string, at: Place): Value {
    const given = this.inputs.get(name);
    if (given) return given;
    const variable = this.variables.get(name);
    const fallback = variable?.body.attributes.get("default");
    const value = this.call
      ? undefined
      : valueFromFiles(name, this.files, fallback !== undefined, this.scope);
    if (value) return value;
    return fallback ? evaluate(fallback.value, this.scope) : unknownValue(`var.${name}`, at);
  }

  private moduleOutput(name: string, steps: readonly Step[], at: Place): Resolved | undefined {
    const isIndexed = steps[1] !== undefined && steps[1].written.startsWith("[");
    const output = steps[isIndexed ? 2 : 1]?.key;
    const children = this.children(name);
    const child = isIndexed
      ? (children.find(({ call }) => call?.suffix === steps[1]?.written) ?? children[0])
      : children[0];
    if (output === undefined) return undefined;
    if (!child) return this.remoteOutput(name, output, isIndexed ? 3 : 2);
    return { value: child.output(output, at), taken: isIndexed ? 3 : 2 };
  }

  /** Facts of a module outside the tree, read from its inputs. */
  private remoteOutput(name: string, output: string, taken: number): Resolved | undefined {
    const block = moduleBlocks(this.files, "module").find(({ labels }) => labels[0] === name);
    const source = block?.body.attributes.get("source");
    const text = source && textOf(evaluate(source.value, this.scope));
    if (!block || text === undefined || !isKnownModule(text)) return undefined;
    const inputs = this.kept(`module.${name}`, `module.${name}`, block.at, () =>
      evaluateBody(block.body, block.at, instanceFor(block, this.scope, undefined)),
    );
    const value = knownOutput(text, output, inputs, this.region);
    return value && { value: { ...value, refers: `${this.key}|module.${name}` }, taken };
  }

  output(name: string, at: Place): Value {
    const value = this.outputs.get(name)?.body.attributes.get("value");
    const written = `module.${this.key}.${name}`;
    return value
      ? this.kept(`output.${name}`, written, at, () => evaluate(value.value, this.scope))
      : unknownValue(written, at);
  }

  /** An attribute of a resource or of a data source: as its block says it, or as it follows from that. */
  private attributeOf(key: string, steps: readonly Step[], from: number, at: Place): Resolved | undefined {
    const block = this.resources.get(key);
    const index = steps[from];
    const isIndexed = index !== undefined && (index.written.startsWith("[") || index.isSplat);
    const name = steps[isIndexed ? from + 1 : from]?.key;
    if (!block) return undefined;
    const taken = from + (isIndexed ? 2 : 1);
    const refers = `${this.key}|${key}`;
    if (name === undefined) {
      return { value: unknownValue(key, at, refers), taken: steps.length };
    }
    const instance = instanceFor(block, this.scope, index?.written);
    const known = this.kept(`${key}${isIndexed ? index.written : ""}.${name}`, `${key}.${name}`, at, () => {
      const attribute = block.body.attributes.get(name);
      if (attribute) return evaluate(attribute.value, instance);
      const blocks = block.body.blocks.filter(({ type }) => type === name);
      if (blocks.length > 0) {
        return listValue(
          blocks.map((each) => evaluateBody(each.body, each.at, instance)),
          block.at,
        );
      }
      const own = {
        get: (asked: string) => {
          const given = block.body.attributes.get(asked);
          return given && evaluate(given.value, instance);
        },
        body: () => evaluateBody(block.body, block.at, instance),
        render: (template: Value, variables: Value | undefined) => this.renderText(template, variables),
        region: this.region,
        at,
      };
      return computed(key, name, own) ?? unknownValue(`${key}.${name}`, at);
    });
    const value = { ...known, refers };
    return { value: index?.isSplat ? listValue([value], at) : value, taken };
  }

  /** Functions that read files of the tree. */
  private callFile(name: string, args: readonly Value[]): Value | undefined {
    if (name !== "file" && name !== "templatefile" && name !== "filebase64") return undefined;
    const [path, variables] = args;
    const file = path && this.fileAt(path);
    if (!file) return undefined;
    if (name !== "templatefile") {
      const value = textValue(file.text, { file: file.path, line: 1 });
      return value.kind === "text" ? { ...value, lastLine: file.text.split("\n").length } : value;
    }
    return this.renderTemplate(file, variables);
  }

  /** `template_file`: the text of a file, filled in. */
  private renderText(template: Value, variables: Value | undefined): Value | undefined {
    const file = template.kind === "text" ? this.world.tree.get(template.at.file) : undefined;
    if (template.kind !== "text" || !file || file.text !== template.text) return undefined;
    return this.renderTemplate(file, variables);
  }

  /** A file as a template with these values for its names. */
  private renderTemplate(
    file: { path: string; text: string },
    variables: Value | undefined,
  ): Value | undefined {
    const template = readTemplateFile(file);
    return (
      template &&
      evaluate(template, {
        ...this.scope,
        resolve: (name) => {
          const value = variables?.kind === "object" ? variables.entries.get(name) : undefined;
          return value && { value, taken: 0 };
        },
      })
    );
  }

  private fileAt(path: Value): { path: string; text: string } | undefined {
    const text = isKnown(path) ? filledText(path) : undefined;
    // `${path.module}/../x` begins at the root of the tree.
    const found = text === undefined ? undefined : resolvePath(this.root.files.folder, text);
    return found === undefined ? undefined : this.world.tree.get(found);
  }

  /** The region of the provider, in the root. */
  get region(): string | undefined {
    return this.root.ownRegion();
  }

  private readonly ownRegion = once(() => {
    const providers = moduleBlocks(this.files, "provider").filter(({ labels }) => labels[0] === "aws");
    const own = providers.find(({ body }) => !body.attributes.has("alias")) ?? providers[0];
    const region = own?.body.attributes.get("region");
    return region && filledText(evaluate(region.value, this.scope));
  });
}

const notInputs = new Set(["source", "version", "providers", "count", "for_each", "depends_on"]);
