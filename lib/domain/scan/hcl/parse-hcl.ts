import type { SourceFile } from "../source";
import { Cursor, HclError } from "./cursor";
import {
  type Attribute,
  type Block,
  type Body,
  emptyBody,
  type Expression,
  type HclFault,
} from "./expression";
import { readExpression } from "./parse-expression";
import { readTemplate } from "./parse-template";

export interface HclReading {
  readonly body: Body;
  readonly faults: readonly HclFault[];
}

/** The longest file that is read, in characters. */
const longestFile = 524_288;
/** With more faults than these a file is something else, and is read no further. */
const mostFaults = 40;

/**
 * Reads HCL2 into blocks and attributes with their lines. Unreadable parts are skipped to the end of the line and reported. Never throws.
 */
export function readHcl({ path, text }: SourceFile): HclReading {
  const refused = refusal(text);
  if (refused) return { body: emptyBody, faults: [{ line: 1, message: refused }] };
  const faults: HclFault[] = [];
  const cursor = new Cursor(text, path);
  const body = readBody(cursor, faults, true);
  return { body, faults };
}

/** Why a text is not read at all. */
export function refusal(text: string): string | undefined {
  if (text.length > longestFile) return "This is longer than 512 KB, the limit for its format.";
  return text.includes("\0") ? "This is not text: it has a NUL byte." : undefined;
}

/** A text of a file as a template, such as `templatefile` gives it; undefined for other texts. */
export function readTemplateFile({ path, text }: SourceFile): Expression | undefined {
  if (refusal(text) !== undefined) return undefined;
  const cursor = new Cursor(text, path);
  const lastLine = cursor.lineAt(text.length);
  const place = { file: path, line: 1 };
  try {
    const parts = readTemplate(cursor, (inner) => readExpression(inner, true));
    return { kind: "template", parts, lastLine, at: place, written: `template of ${path}` };
  } catch (fault) {
    if (!(fault instanceof HclError)) throw fault;
    return { kind: "template", parts: [{ kind: "text", text }], lastLine, at: place, written: path };
  }
}

/** A text of JSON as a template, which is how Terraform reads its JSON. */
export function readTemplateText(text: string, file: string, line: number): Expression {
  const place = { file, line };
  try {
    const cursor = new Cursor(text, file, line, true);
    const parts = readTemplate(cursor, (inner) => readExpression(inner, true));
    return { kind: "template", parts, lastLine: line, at: place, written: text };
  } catch (fault) {
    if (!(fault instanceof HclError)) throw fault;
    return { kind: "literal", value: text, at: place, written: text };
  }
}

function readBody(cursor: Cursor, faults: HclFault[], isRoot: boolean): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (;;) {
    cursor.skip(true);
    if (faults.length >= mostFaults) break;
    if (cursor.isAtEnd) {
      if (!isRoot) faults.push({ line: cursor.lineAt(cursor.position), message: "A block is not closed." });
      break;
    }
    if (cursor.take("}")) {
      if (!isRoot) break;
      faults.push({ line: cursor.lineAt(cursor.position - 1), message: "“}” closes nothing." });
      continue;
    }
    try {
      const read = readEntry(cursor, faults);
      if ("body" in read) blocks.push(read);
      else attributes.set(read.name, read);
    } catch (fault) {
      if (!(fault instanceof HclError)) throw fault;
      faults.push({ line: fault.line, message: fault.message });
      cursor.toEndOfLine();
    }
  }
  return { attributes, blocks };
}

function readEntry(cursor: Cursor, faults: HclFault[]): Attribute | Block {
  const place = cursor.placeAt(cursor.position);
  const name = cursor.identifier() ?? quotedName(cursor);
  if (name === undefined) cursor.fail("A name was expected here.");
  cursor.skip(false);
  if (cursor.peek() === "=" && cursor.peek(1) !== "=") {
    cursor.position++;
    return { name, value: readExpression(cursor, false), at: place };
  }
  const labels: string[] = [];
  for (;;) {
    cursor.skip(false);
    const label = cursor.identifier() ?? quotedName(cursor);
    if (label === undefined) break;
    labels.push(label);
  }
  // Terragrunt and old files have the bracket on the next line.
  cursor.expect("{");
  return { type: name, labels, body: cursor.nested(() => readBody(cursor, faults, false)), at: place };
}

/** A label in quotes, in which nothing is filled in. */
function quotedName(cursor: Cursor): string | undefined {
  if (cursor.peek() !== '"') return undefined;
  const end = cursor.text.indexOf('"', cursor.position + 1);
  const text = end === -1 ? "\n" : cursor.text.slice(cursor.position + 1, end);
  if (text.includes("\n")) cursor.fail("A label ends on its line.");
  cursor.position = end + 1;
  return text;
}
