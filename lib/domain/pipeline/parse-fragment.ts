import * as z from "zod/mini";
import { err, ok, type Result } from "../result";
import { claimSchema, edgeSchema, nodeSchema, zoneSchema } from "./document-schemas";
import { limits } from "./limits";
import { formatPath } from "./parse-document";

/** Part of a map as it is copied, `blueline/part/1`: text that can also be pasted into a ticket and back. */
const fragmentSchema = z.strictObject({
  schema: z.literal("blueline/part/1", "is not “blueline/part/1”"),
  nodes: z
    .array(nodeSchema)
    .check(
      z.minLength(1, "has no node"),
      z.maxLength(limits.nodes, `are more than ${limits.nodes.toLocaleString("en")}`),
    ),
  edges: z.array(edgeSchema).check(z.maxLength(limits.edges)),
  zones: z.array(zoneSchema).check(z.maxLength(limits.zones)),
  claims: z.array(claimSchema).check(z.maxLength(limits.claims)),
});
export type Fragment = z.infer<typeof fragmentSchema>;

/** Of text in characters: 2,000 nodes with 60,000 claims and what is between them. */
const longest = 16 * 1024 * 1024;

/** Reads pasted text. @returns the part of a map, or why the text is none */
export function parseFragment(text: string): Result<Fragment, string> {
  if (text.trim() === "") return err("There is nothing to paste.");
  if (text.length > longest)
    return err(
      `This text is too large: ${Math.round(text.length / 1024 / 1024)} MB, with at most 16 MB allowed.`,
    );
  const data = readJson(text);
  if (!data.ok) return err("This text is not part of a map. Copy nodes on a map, then paste them.");
  if (isDocument(data.value))
    return err("This is a whole pipeline. Create a new pipeline from the file instead.");
  const parsed = fragmentSchema.safeParse(data.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(
      `This JSON is not part of a map: ${issue ? `${formatPath(issue.path)} ${issue.message}`.trim() : "it has another structure"}.`,
    );
  }
  const ids = new Set(parsed.data.nodes.map(({ id }) => id));
  if (ids.size < parsed.data.nodes.length) return err("Two nodes in this text have the same id.");
  return ok(parsed.data);
}

function readJson(text: string): Result<unknown, undefined> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(undefined);
  }
}

function isDocument(data: unknown): boolean {
  return (
    typeof data === "object" && data !== null && "schema" in data && data.schema === "blueline/pipeline/1"
  );
}
