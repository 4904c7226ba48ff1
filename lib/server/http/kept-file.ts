import "server-only";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { catalogue } from "@/lib/domain/catalogue/load";
import { attachment } from "@/lib/domain/exporters/file-name";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { readHead } from "../pipeline/read-log";
import { oncePerProcess } from "../process";
import { jsonPieces } from "./json-pieces";

export interface MadeFile {
  /** Its text or its bytes, one piece after another. */
  readonly pieces: Iterable<string | Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
  /** Made without the analysis: a later request may get the whole. */
  readonly isPartial?: boolean;
}

/** @param name of the file, without its extension */
export function csvFile(name: string, text: string): MadeFile {
  return {
    pieces: [text],
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(name, "csv"),
    },
  };
}

/** @param name of the file, without its extension */
export function markdownFile(name: string, text: string): MadeFile {
  return {
    pieces: [text],
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": attachment(name, "md"),
    },
  };
}

export function jsonFile(value: unknown): MadeFile {
  return { pieces: jsonPieces(value), headers: { "content-type": "application/json; charset=utf-8" } };
}

interface KeptFile {
  /** gzip. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly isPartial: boolean;
}

/** In bytes, for all cached files. */
const mostKept = 64 * 1024 * 1024;

interface Files {
  /** Least recently used first. */
  readonly kept: Map<string, KeptFile>;
  /** Files in progress, so that concurrent requests share one. */
  readonly making: Map<string, Promise<KeptFile>>;
}

/**
 * A file made from the current pipeline: once for all equal requests, until the pipeline, the catalogue or
 * the day changes.
 * @param what the kind of file, with all options
 */
export async function keptFile(
  { pipelineId }: PipelineAccess,
  what: string,
  make: () => Promise<MadeFile>,
): Promise<Response> {
  const head = await readHead(pipelineId);
  const key = JSON.stringify([pipelineId, head, catalogue.version, dayOf(new Date()), what]);
  const { bytes, headers } = await find(key, make);
  // Next drops the content encoding of a compressed body, and compresses again for clients that accept it.
  // The largest bodies are tens of megabytes, so they are sent piece by piece, as they are read.
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers });
}

async function find(key: string, make: () => Promise<MadeFile>): Promise<KeptFile> {
  const { kept, making } = files();
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const being = making.get(key) ?? encoded(make).finally(() => making.delete(key));
  making.set(key, being);
  const made = await being;
  if (!made.isPartial) keep(key, made);
  return made;
}

function keep(key: string, file: KeptFile): void {
  const { kept } = files();
  kept.delete(key);
  kept.set(key, file);
  let size = [...kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  for (const [oldest, { bytes }] of kept) {
    if (size <= mostKept) break;
    kept.delete(oldest);
    size -= bytes.length;
  }
}

async function encoded(make: () => Promise<MadeFile>): Promise<KeptFile> {
  const { pieces, headers, isPartial = false } = await make();
  // Off the main loop, and with little of a core, because all later requests reuse the result.
  const packed = createGzip({ level: 3 });
  const [bytes] = await Promise.all([buffer(packed), pipeline(inChunks(pieces), packed)]);
  return { bytes: new Uint8Array(bytes), headers, isPartial };
}

/** In characters: merges many small pieces into few large ones. */
const chunk = 64 * 1024;

function* inChunks(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      yield text;
      text = "";
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < chunk) continue;
    yield text;
    text = "";
  }
  yield text;
}

function files(): Files {
  return oncePerProcess("kept-files", () => ({ kept: new Map(), making: new Map() }));
}
