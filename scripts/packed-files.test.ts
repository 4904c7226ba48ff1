import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rawAnswer } from "@/lib/testing/raw-answer";
import { compileAhead, createPackedFileSender, packFiles } from "./packed-files.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-packed-"));
const script = 'console.log("Öffnen");\n'.repeat(400);
const servers: ReturnType<typeof createServer>[] = [];
let address = "";

beforeAll(async () => {
  mkdirSync(path.join(folder, "chunks"));
  writeFileSync(path.join(folder, "chunks/a.js"), script);
  writeFileSync(path.join(folder, "chunks/a.css"), "p { margin: 0 }");
  writeFileSync(path.join(folder, "font.woff2"), "packed already");
  await packFiles(folder);
  const send = createPackedFileSender(folder);
  const server = createServer((request, response) => {
    if (!send(request, response)) response.writeHead(404).end("of Next");
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // It listens on a port.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

const ask = (name: string, encodings?: string, method?: string) =>
  rawAnswer(`${address}/_next/static/${name}`, { "accept-encoding": encodings }, method);

it.each([
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["br", "br", brotliDecompressSync],
  ["gzip, deflate", "gzip", gunzipSync],
  ["deflate ,gzip", "gzip", gunzipSync],
])("a script, for a browser that takes %s, in %s", async (taken, encoding, unpack) => {
  const { status, headers, body } = await ask("chunks/a.js", taken);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-encoding": encoding,
    "content-length": String(body.length),
    "content-type": "application/javascript; charset=UTF-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
  expect(unpack(body).toString()).toBe(`${compileAhead.toString()}${script}`);
});

it("begins each script once, however often it is packed, and as Next sends it too", async () => {
  await packFiles(folder);
  expect(readFileSync(path.join(folder, "chunks/a.js"), "utf8")).toBe(`${compileAhead.toString()}${script}`);
});

it("a style, and only the head of it", async () => {
  const { headers, body } = await ask("chunks/a.css", "br", "HEAD");
  expect(headers).toMatchObject({
    "content-type": "text/css; charset=UTF-8",
    "content-encoding": "br",
  });
  expect(body).toHaveLength(0);
});

it.each([
  ["chunks/a.js", undefined],
  ["chunks/a.js", "identity"],
  ["chunks/a.js", "br;q=0, deflate"],
  ["font.woff2", "br, gzip"],
  ["chunks/a.js.br", "br"],
  ["chunks/../../secret", "br"],
  ["__proto__", "br"],
])("leaves %s to Next where %s is taken", async (name, taken) => {
  expect((await ask(name, taken)).body.toString()).toBe("of Next");
});
