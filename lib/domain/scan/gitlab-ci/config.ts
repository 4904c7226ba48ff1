import type { Budget } from "../ci/fill-variables";
import type { Place, SourceFile } from "../source";
import { at, itemsAt, type YamlEntry, type YamlList, type YamlMap, type YamlNode } from "../yaml/yaml-node";

/** The limits of what merging and references may write, so that no file grows without end. */
const mostMerged = 150_000;
const mostFilled = 50_000;
const deepest = 64;

/**
 * The whole configuration of a pipeline: a file with what it includes, merged as GitLab merges, and from which file each value is.
 */
export class Config {
  /** All keys of all files at their top. */
  root: YamlMap = { kind: "map", line: 1, entries: new Map() };
  private readonly files = new WeakMap<YamlNode, SourceFile>();
  private readonly jobs = new Map<
    string,
    { readonly map: YamlMap; readonly unseen: readonly string[]; readonly depth: number }
  >();
  /** The limit of expansion for all jobs together. */
  readonly fills: Budget = { left: mostFilled };
  private left = mostMerged;

  constructor(readonly main: SourceFile) {}

  /** Whether something was left out because it was too much. */
  get isCut(): boolean {
    return this.left <= 0;
  }

  fileOf(node: YamlNode): SourceFile {
    return this.files.get(node) ?? this.main;
  }

  placeOf(node: YamlNode, line = node.line): Place {
    return { file: this.fileOf(node).path, line };
  }

  /** Remembers that a value and all in it are from a file. */
  claim(node: YamlNode, file: SourceFile): void {
    const open = [node];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (this.files.has(one)) continue;
      this.files.set(one, file);
      if (one.kind === "list") open.push(...one.items);
      else if (one.kind === "map") for (const { value } of one.entries.values()) open.push(value);
    }
  }

  /** Maps are merged key by key, all else is replaced by what is above. */
  merge(below: YamlMap, above: YamlMap, depth = 0): YamlMap {
    if (this.left <= 0 || depth > deepest) return above;
    this.left -= below.entries.size + above.entries.size;
    const entries = new Map<string, YamlEntry>(below.entries);
    for (const [name, entry] of above.entries) {
      const under = below.entries.get(name)?.value;
      const value =
        under?.kind === "map" && entry.value.kind === "map"
          ? this.merge(under, entry.value, depth + 1)
          : entry.value;
      entries.set(name, { line: entry.line, value });
    }
    return this.like(above, { kind: "map", line: above.line, entries });
  }

  /** A job or a hidden one with all that it extends, and the names of what it extends that no file has. */
  job(
    name: string,
    within: readonly string[] = [],
  ): { readonly map: YamlMap; readonly unseen: readonly string[]; readonly depth: number } | undefined {
    const known = this.jobs.get(name);
    if (known) return known;
    const own = this.root.entries.get(name)?.value;
    if (own?.kind !== "map") return undefined;
    const unseen: string[] = [];
    let depth = 0;
    let below: YamlMap | undefined;
    for (const parent of itemsAt(own, "extends")) {
      if (parent.kind !== "scalar" || parent.text === "") continue;
      const isCircle = parent.text === name || within.includes(parent.text) || within.length >= deepest;
      const found = isCircle ? undefined : this.job(parent.text, [...within, name]);
      if (!found) {
        if (!isCircle && !this.root.entries.has(parent.text)) unseen.push(parent.text);
        continue;
      }
      unseen.push(...found.unseen);
      depth = Math.max(depth, found.depth + 1);
      if (depth <= deepest) below = below ? this.merge(below, found.map) : found.map;
    }
    const job = {
      map: below ? this.merge(below, own) : own,
      unseen: [...new Set(unseen)].slice(0, 20),
      depth,
    };
    this.jobs.set(name, job);
    return job;
  }

  /** With each `!reference` replaced by what it names; in lists, lists are unfolded. */
  dereference(node: YamlNode, within: readonly YamlNode[] = []): YamlNode {
    if (this.left-- <= 0 || within.length > deepest) return node;
    if (node.kind === "scalar") return node;
    if (node.kind === "list" && node.tag === "!reference") {
      const found = within.includes(node) ? undefined : this.referred(node);
      return found ? this.dereference(found, [...within, node]) : this.like(node, { ...node, items: [] });
    }
    if (node.kind === "list") {
      const items = node.items.flatMap((item) => {
        const value = this.dereference(item, [...within, node]);
        return value.kind === "list" ? value.items : [value];
      });
      return this.like(node, { ...node, items });
    }
    const entries = new Map<string, YamlEntry>();
    for (const [name, { line, value }] of node.entries) {
      entries.set(name, { line, value: this.dereference(value, [...within, node]) });
    }
    return this.like(node, { ...node, entries });
  }

  /** The target of a reference: a value as written, or one that its job extends. */
  private referred(reference: YamlList): YamlNode | undefined {
    const way = reference.items.slice(0, 10).map((item) => (item.kind === "scalar" ? item.text : ""));
    const [first = "", ...rest] = way;
    return at(this.root, ...way) ?? at(this.job(first)?.map, ...rest);
  }

  private like<T extends YamlNode>(node: YamlNode, made: T): T {
    this.files.set(made, this.fileOf(node));
    return made;
  }
}
