import "server-only";
import * as z from "zod/mini";
import type { SameAnswers } from "@/lib/domain/merge/merge-piece";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { idSchema } from "@/lib/domain/ids";
import { AppError } from "../errors";
import { parseQueryValue } from "../http/parse-query-value";
import type { ImportOptions } from "./plan-import";

const mostSame = 1_000;
const sameSchema = z.record(idSchema, idSchema);
const listSchema = z.array(z.string().check(z.maxLength(200)));
const revisionSchema = z.string().check(z.regex(/^\d{1,15}$/, "must be a revision"));

interface Query {
  readonly source?: string;
  readonly same?: string;
  readonly accept?: string;
  readonly revision?: string;
}

/** The options of an import from the address, and from the body if it has some. */
export function parseOptions(
  query: Query,
  inBody: { readonly accept?: "all" | readonly string[] | undefined },
  day: string,
): ImportOptions {
  if (query.accept !== undefined && inBody.accept !== undefined)
    throw invalid("accept", "is in both the address and the body");
  const accept = inBody.accept ?? parseAccept(query.accept);
  const revision = parseQueryValue("revision", revisionSchema, query.revision);
  if (revision === undefined && accept !== undefined && accept !== "all")
    throw invalid("revision", "must name the revision of the preview");
  return {
    day,
    source: parseQueryValue("source", nameSchema, query.source),
    same: parseSame(query.same),
    accept,
    ...(revision !== undefined && { revision: Number(revision) }),
  };
}

function parseAccept(text: string | undefined): ImportOptions["accept"] {
  if (text === undefined || text === "all") return text;
  const parsed = listSchema.safeParse(fromJson(text));
  if (!parsed.success) throw invalid("accept", `must be "all", or a JSON list of ids of changes`);
  return parsed.data;
}

function parseSame(text: string | undefined): SameAnswers {
  if (text === undefined) return {};
  const parsed = sameSchema.safeParse(fromJson(text));
  if (!parsed.success || Object.keys(parsed.data).length > mostSame)
    throw invalid("same", `must be a JSON object: question ids with a node id, or "new"`);
  return parsed.data;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError("invalid", { errors: [{ path, message }] });
}
