import { err, ok, type Result } from "../result";
import type { JsonNode } from "./json-node";

const deepest = 64;

/**
 * The JSON values of a text, one by one, each with its line. Fields with other names are checked and skipped, so that a large
 * text takes little memory.
 * @param kept the wanted names, wherever they are
 * @returns the error: a sentence with its line
 */
export function readJson(text: string, kept: ReadonlySet<string>): Result<readonly JsonNode[], string> {
  const reader = new Reader(text, kept);
  try {
    return ok(reader.all());
  } catch (error) {
    if (error instanceof JsonFault) return err(error.message);
    throw error;
  }
}

class JsonFault extends Error {}

const nothing: JsonNode = { line: 0, value: null };
const plainValue = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

class Reader {
  private at = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly kept: ReadonlySet<string>,
  ) {}

  all(): readonly JsonNode[] {
    // A byte order mark, as PowerShell writes one.
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    const values: JsonNode[] = [];
    for (this.blank(); this.at < this.text.length; this.blank()) values.push(this.value(true, 0));
    return values;
  }

  /** @param isKept whether the value is wanted, or only skipped */
  private value(isKept: boolean, depth: number): JsonNode {
    if (depth > deepest) throw this.fault(`is nested more than ${deepest} deep`);
    const { line } = this;
    switch (this.text[this.at]) {
      case "{":
        return this.object(isKept, depth);
      case "[":
        return this.list(isKept, depth);
      case '"': {
        const value = this.string(isKept);
        return isKept ? { line, value } : nothing;
      }
      default: {
        plainValue.lastIndex = this.at;
        const [found] = plainValue.exec(this.text) ?? [];
        if (found === undefined)
          throw this.fault(this.at < this.text.length ? "is no JSON here" : "ends too soon");
        this.at += found.length;
        // One of the words or a number, by the pattern.
        return isKept ? { line, value: JSON.parse(found) as number | boolean | null } : nothing;
      }
    }
  }

  private object(isKept: boolean, depth: number): JsonNode {
    const { line } = this;
    const members = new Map<string, JsonNode>();
    this.at += 1;
    let isFirst = true;
    for (this.blank(); this.text[this.at] !== "}"; this.blank()) {
      if (!isFirst) this.expect(",");
      isFirst = false;
      if (this.text[this.at] !== '"')
        throw this.fault(this.at < this.text.length ? "lacks the name of a field" : "ends too soon");
      const name = this.string(true);
      this.blank();
      this.expect(":");
      const isWanted = isKept && this.kept.has(name);
      const value = this.value(isWanted, depth + 1);
      if (isWanted) members.set(name, value);
    }
    this.at += 1;
    return isKept ? { line, members } : nothing;
  }

  private list(isKept: boolean, depth: number): JsonNode {
    const { line } = this;
    const items: JsonNode[] = [];
    this.at += 1;
    let isFirst = true;
    for (this.blank(); this.text[this.at] !== "]"; this.blank()) {
      if (!isFirst) this.expect(",");
      isFirst = false;
      const item = this.value(isKept, depth + 1);
      if (isKept) items.push(item);
    }
    this.at += 1;
    return isKept ? { line, items } : nothing;
  }

  /** @returns the text, or nothing of one that is passed over */
  private string(isKept: boolean): string {
    const begin = this.at;
    let end = begin;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end === -1) throw this.fault("has a text that does not end");
    } while (this.isEscaped(end, begin));
    this.at = end + 1;
    if (!isKept) return "";
    const written = this.text.slice(begin + 1, end);
    if (!/[\\\n]/.test(written)) return written;
    try {
      return JSON.parse(this.text.slice(begin, end + 1)) as string;
    } catch {
      throw this.fault("has a text that is no JSON");
    }
  }

  /** An odd number of backslashes before it. */
  private isEscaped(at: number, begin: number): boolean {
    let before = at - 1;
    while (before > begin && this.text[before] === "\\") before -= 1;
    return (at - 1 - before) % 2 === 1;
  }

  private expect(sign: string): void {
    if (this.text[this.at] !== sign)
      throw this.fault(this.at < this.text.length ? `lacks a "${sign}"` : "ends too soon");
    this.at += 1;
    this.blank();
  }

  private blank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 10) this.line += 1;
      else if (code !== 32 && code !== 9 && code !== 13) return;
      this.at += 1;
    }
  }

  private fault(what: string): JsonFault {
    return new JsonFault(`Line ${this.line} ${what}.`);
  }
}
