// @module-tag large
import { createServer, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { forward } from "./forward.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-forward-"));
const servers: Server[] = [];
let made = 0;
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    }),
  );
});

function listen(handle: RequestListener, at: number | string): Promise<Server> {
  return new Promise((done) => {
    const server = createServer(handle).listen(at, () => done(server));
    servers.push(server);
  });
}

/** A reader that answers so, and a server in front of it. */
async function inFrontOf(
  answer: RequestListener,
  times?: { readonly stalled: number; readonly slow: number },
) {
  const socket = path.join(folder, `${(made += 1)}.sock`);
  const reader = await listen(answer, socket);
  const told: string[] = [];
  const turn = {
    place: { socket },
    release: () => void told.push("release"),
    end: () => void told.push("end"),
    pace: () => 0,
  };
  const server = await listen(
    (request, response) => void forward(request, response, turn, times).then((outcome) => told.push(outcome)),
    0,
  );
  const address = server.address();
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, told, reader };
}

const large: RequestListener = (_request, response) => void response.end(Buffer.alloc(16 * 1024 * 1024));

it("drops a client that reads nothing, after releasing the place for others", async () => {
  // Far apart: on a busy machine the first piece comes late, and only then begins the time of the place.
  const { port, told } = await inFrontOf(large, { stalled: 1500, slow: 50 });
  const stalled = connect(port, "127.0.0.1", () => stalled.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
  stalled.pause();
  await expect.poll(() => told).toEqual(["release", "end", "answered"]);
  stalled.destroy();
});

it("keeps nothing for the pieces of an answer that are passed on", async () => {
  const warnings: string[] = [];
  const hear = ({ name }: Error) => void warnings.push(name);
  process.on("warning", hear);
  const { port, told } = await inFrontOf(large);
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect((await answer.arrayBuffer()).byteLength).toBe(16 * 1024 * 1024);
  await expect.poll(() => told).toEqual(["end", "answered"]);
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});

it("passes an answer on as it is, with what it says of itself", async () => {
  const { port, told } = await inFrontOf((request, response) => {
    response.writeHead(418, { "x-told": String(request.headers["x-asked"]) });
    response.end(request.url);
  });
  const answer = await fetch(`http://127.0.0.1:${port}/a?b=c`, { headers: { "x-asked": "yes" } });
  expect([answer.status, answer.headers.get("x-told"), await answer.text()]).toEqual([418, "yes", "/a?b=c"]);
  expect(told).toEqual(["end", "answered"]);
});

it("distinguishes a worker that ended before it took the request from one that ended during it", async () => {
  let takes = true;
  const { port, told, reader } = await inFrontOf((request, response) => {
    if (takes) response.writeProcessing();
    setTimeout(() => request.socket.destroy(), 20);
  });
  const asking = new AbortController();
  const ask = () => fetch(`http://127.0.0.1:${port}/`, { signal: asking.signal }).catch(() => undefined);
  void ask();
  await expect.poll(() => told).toEqual(["end", "failed"]);
  takes = false;
  void ask();
  await expect.poll(() => told.slice(2)).toEqual(["end", "unasked"]);
  await new Promise((done) => reader.close(done));
  void ask();
  await expect.poll(() => told.slice(4)).toEqual(["end", "unasked"]);
  asking.abort();
});

it("breaks off where the reader ends in the middle: the other side must not take what it has for the whole", async () => {
  const { port } = await inFrontOf((_request, response) => {
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  });
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  await expect(answer.text()).rejects.toThrow();
  rmSync(folder, { recursive: true });
});
