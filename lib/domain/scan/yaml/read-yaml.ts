import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node as ParsedNode,
  parseAllDocuments,
  Scalar,
} from "yaml";
import { isDeepYaml } from "../../importers/deep-yaml";
import type { YamlEntry, YamlNode } from "./yaml-node";

export interface YamlFault {
  readonly line: number;
  readonly message: string;
}

export interface YamlReading {
  /** Those that could be read, in their order; empty ones are left out. */
  readonly documents: readonly YamlNode[];
  readonly faults: readonly YamlFault[];
}

/** A file of nodes is a few thousand; aliases count what they stand for, so that a bomb ends here (SECURITY I1). */
const mostNodes = 50_000;

/**
 * Reads all documents of a YAML or JSON text with the line of each value. Follows aliases and `<<`, keeps custom tags, reports duplicate
 * keys. A faulty document is left out, the others are read. Never throws.
 */
export function readYaml(text: string): YamlReading {
  const unreadable = (message: string, line = 1): YamlReading => ({
    documents: [],
    faults: [{ line, message }],
  });
  const nul = text.indexOf("\0");
  if (nul !== -1)
    return unreadable("This is not text: it has a NUL byte.", text.slice(0, nul).split("\n").length);
  if (isDeepYaml(text)) return unreadable("This is nested more than 64 levels deep.");
  try {
    return readAll(text);
  } catch {
    return unreadable("This is nested too deep.");
  }
}

function readAll(text: string): YamlReading {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text.replace(/^\uFEFF/, ""), {
    version: "1.2",
    // Its own look for keys that are there twice takes the square of their number; `Walk` has one.
    uniqueKeys: false,
    logLevel: "silent",
    // Messages that quote the text cost more than reading it, where it is broken.
    prettyErrors: false,
    lineCounter: lines,
  });
  const documents: YamlNode[] = [];
  const faults: YamlFault[] = [];
  // The type says that an empty text gives another object, which is iterable as well.
  for (const document of Array.isArray(parsed) ? parsed : []) {
    const [error] = document.errors;
    if (error) {
      faults.push({ line: lines.linePos(error.pos[0]).line, message: error.message.split("\n", 1)[0] ?? "" });
      continue;
    }
    const walk = new Walk(lines);
    try {
      if (document.contents) documents.push(walk.node(document.contents));
      faults.push(...walk.faults);
    } catch (fault) {
      if (!(fault instanceof Unfit)) throw fault;
      faults.push({ line: fault.line, message: fault.message });
    }
  }
  return { documents, faults };
}

class Unfit extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** One document turned into nodes with lines. */
class Walk {
  readonly faults: YamlFault[] = [];
  private readonly anchors = new Map<string, { readonly node: YamlNode; readonly size: number } | "open">();
  private readonly lines: LineCounter;
  private count = 0;

  constructor(lines: LineCounter) {
    this.lines = lines;
  }

  node(parsed: ParsedNode): YamlNode {
    const line = this.lineOf(parsed);
    if (isAlias(parsed)) return this.follow(parsed.source, line);
    this.grow(1, line);
    const before = this.count;
    const { anchor } = parsed;
    if (anchor !== undefined) this.anchors.set(anchor, "open");
    const node = this.bare(parsed, line);
    if (anchor !== undefined) this.anchors.set(anchor, { node, size: this.count - before + 1 });
    return node;
  }

  private bare(parsed: ParsedNode, line: number): YamlNode {
    const tag = ownTag(parsed.tag);
    const positioned = { line, ...(tag !== undefined && { tag }) };
    if (isSeq(parsed)) {
      return { kind: "list", ...positioned, items: parsed.items.map((item) => this.valueOf(item, line)) };
    }
    if (isMap(parsed)) return { kind: "map", ...positioned, entries: this.entries(parsed.items, line) };
    return { kind: "scalar", ...positioned, ...scalarOf(parsed) };
  }

  private entries(pairs: readonly { key: unknown; value: unknown }[], line: number): Map<string, YamlEntry> {
    const own = new Map<string, YamlEntry>();
    const merged: YamlNode[] = [];
    for (const pair of pairs) {
      const key = this.valueOf(pair.key, line);
      if (key.kind !== "scalar") {
        this.faults.push({ line: key.line, message: "A list or a map as a key is not supported." });
        continue;
      }
      const value = this.valueOf(pair.value, key.line);
      if (key.text === "<<") merged.push(...(value.kind === "list" ? value.items : [value]));
      else {
        if (own.has(key.text))
          this.faults.push({
            line: key.line,
            message: `“${key.text}” is there twice; the later one counts.`,
          });
        own.set(key.text, { line: key.line, value });
      }
    }
    // A map's own keys win, then the first merge.
    for (const from of merged) {
      if (from.kind !== "map") continue;
      this.grow(from.entries.size, line);
      for (const [name, entry] of from.entries) if (!own.has(name)) own.set(name, entry);
    }
    return own;
  }

  /** A key without a value, or a value without a key, is nothing at all. */
  private valueOf(parsed: unknown, line: number): YamlNode {
    return parsed === null || parsed === undefined
      ? { kind: "scalar", line, value: null, text: "", isBlock: false }
      : this.node(parsed as ParsedNode);
  }

  private follow(name: string, line: number): YamlNode {
    const found = this.anchors.get(name);
    if (found === undefined) throw new Unfit(line, `The alias *${name}* is used before its anchor.`);
    if (found === "open") throw new Unfit(line, `The alias *${name}* contains itself.`);
    this.grow(found.size, line);
    return found.node;
  }

  private grow(by: number, line: number): void {
    this.count += by;
    if (this.count > mostNodes)
      throw new Unfit(line, `With expanded aliases this has more than ${mostNodes} values.`);
  }

  private lineOf(parsed: ParsedNode): number {
    return parsed.range ? this.lines.linePos(parsed.range[0]).line : 1;
  }
}

function ownTag(tag: string | undefined): string | undefined {
  return tag?.startsWith("!") ? tag : undefined;
}

function scalarOf(parsed: ParsedNode): {
  value: string | number | boolean | null;
  text: string;
  isBlock: boolean;
} {
  if (!isScalar(parsed)) return { value: null, text: "", isBlock: false };
  const { value, type, source } = parsed;
  const isBlock = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
  if (value === null || value === undefined) return { value: null, text: "", isBlock };
  const isSimple = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const text =
    type === Scalar.PLAIN && source !== undefined ? source : isSimple ? String(value) : (source ?? "");
  return { value: isSimple ? value : text, text, isBlock };
}
