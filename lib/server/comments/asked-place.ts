import "server-only";
import { idSchema } from "@/lib/domain/ids";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import { AppError } from "../errors";
import { parseQueryValue } from "../http/parse-query-value";

interface AskedQuery {
  readonly node?: string | undefined;
  readonly control?: string | undefined;
  readonly edge?: string | undefined;
}

/** The requested place; undefined: all. A node does not include its controls. */
export function askedPlace(query: AskedQuery): CommentPlace | undefined {
  const node = parseQueryValue("node", idSchema, query.node);
  const control = parseQueryValue("control", idSchema, query.control);
  const edge = parseQueryValue("edge", idSchema, query.edge);
  if (edge !== undefined && (node ?? control) !== undefined)
    throw new AppError("invalid", {
      errors: [{ path: "edge", message: "can't be combined with a node or a control" }],
    });
  if (edge !== undefined) return { edge };
  if (node === undefined && control !== undefined)
    throw new AppError("invalid", {
      errors: [{ path: "control", message: "needs its node, too" }],
    });
  return node === undefined ? undefined : { node, ...(control === undefined ? {} : { control }) };
}
