import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { TextValue } from "../groovy/value";

/** An element of an XML file with its place. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The text between its tags, CDATA included, with a line number per line. */
  text: string;
  lines: number[];
}

export interface XmlReading {
  readonly root: XmlElement | undefined;
  readonly fault: { readonly line: number; readonly message: string } | undefined;
}

const deepest = 64;
const mostElements = 50_000;
/** In characters. */
const piece = 64 * 1024;

/**
 * Reads an XML text: no entity but those of XML itself is known, nothing is fetched, and a document type is refused. What was
 * read before a fault is given with it. Throws nothing.
 */
export function readXml(written: string): XmlReading {
  const text = written.replace(/^\uFEFF/, "");
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let fault: XmlReading["fault"];
  let count = 0;
  const fail = (message: string) => (fault ??= { line: Math.max(1, parser.line), message });
  const addText = (content: string) => {
    const here = open.at(-1);
    if (!here || fault) return;
    const parts = content.split("\n");
    const first = parser.line - (parts.length - 1);
    parts.forEach((_, index) => {
      if (index > 0 || here.text === "") here.lines.push(Math.max(1, first + index));
    });
    here.text += content;
  };
  parser.on("error", ({ message }) =>
    fail(`This is not well-formed XML: ${message.replace(/^\d+:\d+: /, "")}`),
  );
  parser.on("doctype", () => fail("A document type is not supported."));
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (fault) return;
    if (++count > mostElements) fail(`This has more than ${mostElements} elements.`);
    if (open.length >= deepest) fail(`This is nested more than ${deepest} levels deep.`);
    const element: XmlElement = {
      name: tag.name,
      line: parser.line,
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
      text: "",
      lines: [],
    };
    if (open.length === 0) root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  for (let start = 0; start < text.length && !fault; start += piece)
    parser.write(text.slice(start, start + piece));
  if (!fault) parser.close();
  return { root, fault };
}

/** The elements that a way of names leads to. */
export function elementsAt(from: XmlElement | undefined, ...way: readonly string[]): readonly XmlElement[] {
  let here = from ? [from] : [];
  for (const name of way) here = here.flatMap(({ children }) => children.filter((one) => one.name === name));
  return here;
}

/** The text of the first element that a way leads to. */
export function xmlText(from: XmlElement | undefined, ...way: readonly string[]): string | undefined {
  return elementsAt(from, ...way)[0]?.text.trim();
}

/** Its elements of some names, at any depth. */
export function descendants(from: XmlElement, isWanted: (name: string) => boolean): readonly XmlElement[] {
  return from.children.flatMap((child) => [
    ...(isWanted(child.name) ? [child] : []),
    ...descendants(child, isWanted),
  ]);
}

/** The text of an element as a value with the line of each of its lines. */
export function elementText({ text, lines, line }: XmlElement, file: string): TextValue {
  const each = text.split("\n").map((_, index) => lines[index] ?? lines.at(-1) ?? line);
  return { kind: "text", text, lines: each, file };
}
