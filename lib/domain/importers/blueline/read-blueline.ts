import type { DocumentIssue } from "../../pipeline/parse-document";
import { parseDocument } from "../../pipeline/parse-document";
import { err, ok } from "../../result";
import type { ImportResult } from "../imported";

/**
 * Reads a Blueline document, as JSON or as YAML; in YAML, positions are a part of their own. Nothing is guessed and nothing left
 * out.
 */
export function readBlueline(format: "json" | "yaml", value: unknown): ImportResult {
  const whole = format === "yaml" ? withPositions(value) : { document: value, issues: [] };
  if (whole.issues.length > 0) return err(whole.issues);
  const parsed = parseDocument(whole.document);
  return parsed.ok ? ok({ format, document: parsed.value, notCarried: [] }) : parsed;
}

const mostIssues = 20;

function withPositions(value: unknown): {
  readonly document: unknown;
  readonly issues: readonly DocumentIssue[];
} {
  if (typeof value !== "object" || value === null || !("positions" in value))
    return { document: value, issues: [] };
  const { positions, ...document } = value;
  const places = new Map(Object.entries(Object(positions)));
  const issues: DocumentIssue[] = [];
  const nodes =
    "nodes" in document && Array.isArray(document.nodes)
      ? document.nodes.map((node: unknown) => {
          if (typeof node !== "object" || node === null || !("id" in node) || "position" in node) return node;
          const id = String(node.id);
          const place = places.get(id);
          places.delete(id);
          return Array.isArray(place) && place.length === 2
            ? { ...node, position: { x: place[0], y: place[1] } }
            : node;
        })
      : undefined;
  for (const id of places.keys())
    issues.push({ path: `positions.${id.slice(0, 100)}`, message: "there is no such node" });
  return { document: { ...document, ...(nodes ? { nodes } : {}) }, issues: issues.slice(0, mostIssues) };
}
