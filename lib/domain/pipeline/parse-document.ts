import { err, ok, type Result } from "../result";
import type { PipelineDocument } from "./document";
import { documentSchema, newDocumentSchema } from "./document-schemas";

/** Where a document is wrong, as the path of JSON keys and indices, and why. */
export interface DocumentIssue {
  readonly path: string;
  readonly message: string;
}

const mostIssues = 20;

/**
 * Parses unknown data as a `blueline/pipeline/1` document, with unique ids and valid references. Refuses a document larger than a
 * map may become.
 * @returns the document, or at most 20 issues, each naming the field
 */
export function parseDocument(input: unknown): Result<PipelineDocument, readonly DocumentIssue[]> {
  return parseBy(newDocumentSchema, input);
}

/** `parseDocument` of a document that is stored, maybe since a map could be larger. */
export function parseStoredDocument(input: unknown): Result<PipelineDocument, readonly DocumentIssue[]> {
  return parseBy(documentSchema, input);
}

function parseBy(
  schema: typeof documentSchema | typeof newDocumentSchema,
  input: unknown,
): Result<PipelineDocument, readonly DocumentIssue[]> {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    return err(
      parsed.error.issues
        .slice(0, mostIssues)
        .map((issue) => ({ path: formatPath(issue.path), message: issue.message })),
    );
  const issues = findBrokenReferences(parsed.data);
  return issues.length > 0 ? err(issues) : ok(parsed.data);
}

/** As the contract writes it: `operations[3].node.name`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}

/** Ids that are used twice, and references that lead nowhere, at most 20: what a schema cannot see. */
export function findBrokenReferences(document: PipelineDocument): readonly DocumentIssue[] {
  const issues: DocumentIssue[] = [];
  const collect = (name: string, records: readonly { readonly id: string }[]) => {
    const ids = new Set<string>();
    for (const [index, { id }] of records.entries()) {
      if (ids.has(id)) issues.push({ path: `${name}[${index}].id`, message: `"${id}" is used twice` });
      ids.add(id);
    }
    return ids;
  };
  const need = (ids: ReadonlySet<string>, id: string | undefined, path: string, what: string) => {
    if (id !== undefined && !ids.has(id)) issues.push({ path, message: `there is no ${what} "${id}"` });
  };

  const nodes = collect("nodes", document.nodes);
  const zones = collect("zones", document.zones);
  const images = collect("images", document.images);
  collect("edges", document.edges);
  collect(
    "reviews",
    (document.reviews ?? []).map(({ node, id }) => ({ id: `${node} ${id}` })),
  );
  for (const [index, node] of document.nodes.entries())
    need(zones, node.zone, `nodes[${index}].zone`, "zone");
  for (const [index, edge] of document.edges.entries()) {
    need(nodes, edge.source, `edges[${index}].source`, "node");
    need(nodes, edge.target, `edges[${index}].target`, "node");
    for (const [position, image] of (edge.images ?? []).entries())
      need(images, image, `edges[${index}].images[${position}]`, "image");
  }
  for (const [index, image] of document.images.entries())
    need(nodes, image.builtBy, `images[${index}].builtBy`, "node");
  const claimed = new Set<string>();
  for (const [index, claim] of document.claims.entries()) {
    need(nodes, claim.node, `claims[${index}].node`, "node");
    const key = `${claim.node} ${claim.control}`;
    if (claimed.has(key))
      issues.push({
        path: `claims[${index}]`,
        message: `control "${claim.control}" is claimed twice on node "${claim.node}"`,
      });
    claimed.add(key);
    const evidence = new Set<string>();
    for (const [position, { id }] of (claim.evidence ?? []).entries()) {
      if (evidence.has(id))
        issues.push({ path: `claims[${index}].evidence[${position}].id`, message: `"${id}" is used twice` });
      evidence.add(id);
    }
  }
  return issues.slice(0, mostIssues);
}
