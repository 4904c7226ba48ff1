import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { DocumentIssue } from "../../pipeline/parse-document";
import { err, ok, type Result } from "../../result";

/** A cell with the attributes of the object around it, as draw.io writes those that have data of their own. */
export interface DrawioCell {
  readonly id: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly geometry: ReadonlyMap<string, string>;
}

const deepest = 64;
/** In characters. */
const piece = 64 * 1024;
const pages = "only drawings with one page are supported";

/** The cells of an uncompressed drawing of one page. No entity but those of XML itself is known, and nothing is fetched. */
export function readCells(text: string): Result<readonly DrawioCell[], readonly DocumentIssue[]> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const cells: DrawioCell[] = [];
  let problem: DocumentIssue | undefined;
  const open: string[] = [];
  let around: ReadonlyMap<string, string> | undefined;
  let cell:
    | { id: string; line: number; attributes: Map<string, string>; geometry: Map<string, string> }
    | undefined;
  let models = 0;
  let diagrams = 0;
  const fail = (message: string) => (problem ??= { path: `line ${parser.line}`, message });
  parser.on("error", ({ message }) =>
    fail(`this is not well-formed XML: ${message.replace(/^\d+:\d+: /, "")}`),
  );
  parser.on("doctype", () => fail("a document type is not supported"));
  parser.on("text", (content) => {
    if (open.at(-1) === "diagram" && content.trim() !== "")
      fail("this drawing is compressed; in draw.io, save it uncompressed under File, Properties");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (problem) return;
    const attributes = new Map(Object.entries(tag.attributes));
    if (open.length === 0 && tag.name !== "mxfile" && tag.name !== "mxGraphModel")
      fail(`this is not a draw.io file: it starts with ${tag.name.slice(0, 50)}`);
    open.push(tag.name);
    if (open.length > deepest) fail(`it is nested more than ${deepest} levels deep`);
    if (tag.name === "diagram" && ++diagrams > 1) fail(pages);
    if (tag.name === "mxGraphModel" && ++models > 1) fail(pages);
    if (tag.name === "object" || tag.name === "UserObject") around = attributes;
    if (tag.name === "mxCell") {
      const all = new Map([...attributes, ...(around ?? [])]);
      const label = around?.get("label") ?? attributes.get("value") ?? "";
      cell = {
        id: all.get("id") ?? "",
        line: parser.line,
        attributes: all.set("label", label),
        geometry: new Map(),
      };
      cells.push(cell);
    }
    if (tag.name === "mxGeometry" && cell && attributes.get("as") === "geometry") cell.geometry = attributes;
  });
  parser.on("closetag", (tag) => {
    open.pop();
    if (tag.name === "object" || tag.name === "UserObject") around = undefined;
    if (tag.name === "mxCell") cell = undefined;
  });
  // In pieces, so that a fault at the start ends it early.
  for (let start = 0; start < text.length && !problem; start += piece)
    parser.write(text.slice(start, start + piece));
  if (!problem) parser.close();
  return problem ? err([problem]) : ok(cells);
}
