import type * as z from "zod/mini";
import { type DocumentIssue, formatPath } from "../pipeline/parse-document";
import { err, ok, type Result } from "../result";

const mostIssues = 20;

/** What we read of another tool's file; the rest of it may be anything. */
export function parseShape<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): Result<z.infer<Schema>, readonly DocumentIssue[]> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? ok(parsed.data)
    : err(
        parsed.error.issues
          .slice(0, mostIssues)
          .map(({ path, message }) => ({ path: formatPath(path), message })),
      );
}
