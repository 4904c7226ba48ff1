import { describe, expect, it } from "vitest";
import { readJson } from "./read-body";

type Sent = string | Uint8Array | ReadableStream<Uint8Array>;

function send(body: Sent, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body instanceof ReadableStream ? body : body.slice(),
    // Required for a stream; its type does not know it.
    ...(body instanceof ReadableStream ? ({ duplex: "half" } as object) : {}),
  });
}

/** Sends chunks forever and counts them. */
function endless(chunk: Uint8Array) {
  const state = { sent: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      state.sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { state, stream };
}

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const refused = (code: string) => expect.objectContaining({ code });

describe("a body", () => {
  it("that ends half-way is the sender's fault", async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("ECONNRESET")),
    });
    await expect(readJson(send(stream))).rejects.toEqual(refused("bad-request"));
  });

  it("of JSON is read, also in chunks that split a character", async () => {
    const bytes = new TextEncoder().encode('{"name":"Zürich ⛵"}');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readJson(send(stream))).toEqual({ name: "Zürich ⛵" });
    expect(await readJson(send("[1]", { "content-type": 'application/json; charset="UTF-8"' }))).toEqual([1]);
  });

  it("without an end is cut off at the limit, whatever length was announced", async () => {
    const { state, stream } = endless(new Uint8Array(64 * 1024));
    await expect(readJson(send(stream), 1024 * 1024)).rejects.toEqual(refused("too-large"));
    expect(state.sent).toBeLessThan(1024 * 1024 + 4 * 64 * 1024);
    expect(state.cancelled).toBe(true);
    await expect(
      readJson(send(endless(new Uint8Array(1024)).stream, { "content-length": "10" }), 4096),
    ).rejects.toEqual(refused("too-large"));
  });

  it("that announces too much is refused unread", async () => {
    const { state, stream } = endless(new Uint8Array(1024));
    await expect(readJson(send(stream, { "content-length": String(200 * 1024 * 1024) }))).rejects.toEqual(
      refused("too-large"),
    );
    expect(state.sent).toBeLessThanOrEqual(2048);
  });

  it.each([
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/json",
    "application/json; charset=utf-16",
    "application/json, text/plain",
  ])("of type %j is refused", async (type) => {
    await expect(readJson(send("{}", { "content-type": type }))).rejects.toEqual(refused("unsupported"));
  });

  it.each(["gzip", "br", "deflate, gzip"])("in %s is refused", async (encoding) => {
    await expect(readJson(send("{}", { "content-encoding": encoding }))).rejects.toEqual(
      refused("unsupported"),
    );
  });

  it.each(["", "{", "{'a':1}", "NaN", '{"a":1}x', "\u0000"])("%j is not JSON", async (text) => {
    await expect(readJson(send(text))).rejects.toEqual(refused("bad-request"));
  });

  it("that is not UTF-8 is refused", async () => {
    await expect(readJson(send(Uint8Array.of(0x22, 0xff, 0xfe, 0x22)))).rejects.toEqual(
      refused("bad-request"),
    );
  });

  it("may be nested 64 levels deep, and never 200,000", async () => {
    await expect(readJson(send(nested(64)))).resolves.toBeDefined();
    await expect(readJson(send(nested(65)))).rejects.toEqual(refused("bad-request"));
    await expect(readJson(send(nested(200_000)))).rejects.toEqual(refused("bad-request"));
  });

  it.each(['{"__proto__":{"polluted":true}}', '{"a":[{"__proto__":null}]}', '{"\\u005f_proto__":1}'])(
    "with the key __proto__ is refused: %s",
    async (text) => {
      await expect(readJson(send(text))).rejects.toEqual(refused("invalid"));
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );
});
