import "server-only";
import { AppError } from "../errors";

const megabyte = 1024 * 1024;
const defaultBodyLimit = megabyte;
const depthLimit = 64;

/** The request's JSON, of at most `limit` bytes. */
export async function readJson(request: Request, limit?: number): Promise<unknown> {
  return (await readSizedJson(request, limit)).value;
}

/** Like `readJson`, with the number of bytes. */
export async function readSizedJson(
  request: Request,
  limit = defaultBodyLimit,
): Promise<{ readonly value: unknown; readonly size: number }> {
  requireJson(request.headers);
  const bytes = await readBytes(request, limit);
  const value = parseJson(bytes);
  requirePlainTree(value);
  return { value, size: bytes.byteLength };
}

export function mediaTypeOf(headers: Headers): string {
  return contentType(headers)[0] ?? "";
}

function contentType(headers: Headers): readonly string[] {
  return (headers.get("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
}

function requireJson(headers: Headers): void {
  const [type, ...parameters] = contentType(headers);
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (type !== "application/json" || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) {
    throw new AppError("unsupported", { detail: "Send JSON, with the content type application/json." });
  }
  // A small compressed body could unpack to any size.
  if ((headers.get("content-encoding") ?? "identity").toLowerCase() !== "identity") {
    throw new AppError("unsupported", { detail: "Send the body uncompressed." });
  }
}

/** The raw body of the request, of at most `limit` bytes. */
export async function readBytes(request: Request, limit = defaultBodyLimit): Promise<Uint8Array> {
  const tooLarge = () => new AppError("too-large", { detail: `The body may have at most ${limit} bytes.` });
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  // An announced length may be wrong or missing, so the arriving bytes are counted.
  for (let read = await readMore(reader); !read.done; read = await readMore(reader)) {
    size += read.value.byteLength;
    if (size > limit) {
      // Not awaited: the sender may take any time.
      void reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks, size);
}

async function readMore(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (error) {
    // The sender hung up: not an error of ours, and no one is left to answer.
    throw new AppError("bad-request", { detail: "The body arrived incomplete.", cause: error });
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError("bad-request", { detail: "The body is not JSON in UTF-8.", cause: error });
  }
}

type Visit = { readonly value: unknown; readonly depth: number };

/**
 * Refuses input that later code might not survive: endless nesting, and a key that could change every object.
 */
function requirePlainTree(root: unknown): void {
  const open: Visit[] = [{ value: root, depth: 0 }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value, depth } = visit;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= depthLimit)
      throw new AppError("bad-request", {
        detail: `The body is nested more than ${depthLimit} levels deep.`,
      });
    if (Object.hasOwn(value, "__proto__")) {
      throw new AppError("invalid", {
        errors: [{ path: "__proto__", message: "is a forbidden name" }],
      });
    }
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 });
  }
}
