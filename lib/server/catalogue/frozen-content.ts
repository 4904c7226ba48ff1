import "server-only";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { createGzip, gunzip } from "node:zlib";
import { canonicalChunks, sha256 } from "./canonical";
import type { KnownTexts } from "./known-texts";

/** A value in permanent storage: gzip of its RFC 8785 form, under the SHA-256 of that form. */
export type FrozenContent = {
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The length of the form before compression. */
  readonly size: number;
};

const inflate = promisify(gunzip);
/** A third of the time of the usual level 6, for a tenth more bytes. */
const level = 5;

/**
 * Yields between the pieces: a map of 2,000 nodes takes a second or more. One piece is compressed while the
 * next is written.
 * @param known texts of similar content written before
 */
export async function freezeContent(value: unknown, known?: KnownTexts): Promise<FrozenContent> {
  const hash = createHash("sha256");
  const gzip = createGzip({ level });
  let size = 0;
  const write = async () => {
    let taken: Promise<unknown> = Promise.resolve();
    for (const text of inPieces(canonicalChunks(value, known))) {
      const piece = Buffer.from(text);
      hash.update(piece);
      size += text.length;
      await taken;
      if (!gzip.write(piece)) taken = once(gzip, "drain");
      // If compression fails, the collector below reports it.
      taken.catch(() => undefined);
      await setImmediate();
    }
    gzip.end();
  };
  const [packed] = await Promise.all([buffer(gzip), write()]);
  known?.end();
  return { hash: hash.digest("hex"), bytes: new Uint8Array(packed), size };
}

const pieceLength = 256 * 1024;

/** Long enough that passing one on costs little beside it. */
function* inPieces(chunks: Iterable<string>): Generator<string> {
  let text = "";
  for (const chunk of chunks) {
    text += chunk;
    if (text.length < pieceLength) continue;
    yield text;
    text = "";
  }
  yield text;
}

/**
 * @param content `erasedHash` after an erasure: `verify` compares it with its tombstone
 * @returns the canonical text, or undefined if the bytes do not match the hash.
 */
export async function thawContent({
  hash,
  erasedHash,
  bytes,
}: {
  readonly hash: string;
  readonly erasedHash?: string | null;
  readonly bytes: Uint8Array;
}): Promise<string | undefined> {
  const text = await inflate(bytes).catch(() => undefined);
  return text !== undefined && sha256(text) === (erasedHash ?? hash) ? text.toString("utf8") : undefined;
}

export async function inflateText(bytes: Uint8Array): Promise<string> {
  return (await inflate(bytes)).toString("utf8");
}
