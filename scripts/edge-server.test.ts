// @module-tag large
import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { withApiHeaders } from "@/lib/server/http/security-headers";
import { createEdgeServer } from "./edge-server.mjs";

let server: Server | undefined;
afterEach(() => server?.close());

/** Sends bytes as they are, and gives back all that comes. */
async function exchange(
  text: string,
  trustedProxies: readonly string[] = [],
  status = 200,
  setting: Parameters<typeof createEdgeServer>[1] = {},
): Promise<{ readonly answer: string; readonly handled: readonly IncomingMessage[] }> {
  const handled: IncomingMessage[] = [];
  const edge = createEdgeServer(
    (request: IncomingMessage, response: ServerResponse) => {
      handled.push(request);
      response.setHeader("connection", "close");
      response.statusCode = status;
      response.end(status === 200 ? "handled" : undefined);
    },
    { trustedProxies, ...setting },
  );
  server = edge;
  edge.listen(0, "127.0.0.1");
  await once(edge, "listening");
  // A server that listens on a port has an address with one.
  const socket = connect((edge.address() as AddressInfo).port, "127.0.0.1");
  socket.end(text.replaceAll("\n", "\r\n"));
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  edge.close();
  return { answer, handled };
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

describe("the server's edge", () => {
  it.each([
    ["an absolute target", "GET http://169.254.169.254/latest HTTP/1.1\nHost: x\n\n", 400],
    [
      "an absolute target with an upgrade",
      "GET http://169.254.169.254/ HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: websocket\n\n",
      400,
    ],
    [
      "an upgrade",
      "GET / HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Key: eA==\nSec-WebSocket-Version: 13\n\n",
      400,
    ],
    ["a target that reads as a host", "GET //evil.example/ HTTP/1.1\nHost: x\n\n", 400],
    ["a backslash", "GET /\\evil.example HTTP/1.1\nHost: x\n\n", 400],
    ["an asterisk", "OPTIONS * HTTP/1.1\nHost: x\n\n", 400],
    ["TRACE", "TRACE / HTTP/1.1\nHost: x\n\n", 405],
    [
      "a change to a page",
      "POST /pipelines HTTP/1.1\nHost: x\nNext-Action: abc\nContent-Length: 2\n\n{}",
      405,
    ],
    ["a PUT", "PUT /api/v1/pipelines HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}", 405],
    ["200 MB", `POST /api/v1/pipelines HTTP/1.1\nHost: x\nContent-Length: ${200 * 1024 * 1024}\n\n`, 413],
    [
      "200 MB that wait for a go",
      `POST /api/v1/pipelines HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: ${200 * 1024 * 1024}\n\n`,
      413,
    ],
    [
      "two lengths",
      "POST /api/v1/x HTTP/1.1\nHost: x\nContent-Length: 2\nTransfer-Encoding: chunked\n\n0\n\n",
      400,
    ],
  ])("refuses %s", async (_what, text, status) => {
    const lines: object[] = [];
    const warn = (line: object) => void lines.push(line);
    const { answer, handled } = await exchange(text, [], 200, { warn });
    expect(statusOf(answer)).toBe(status);
    expect(handled).toEqual([]);
    const told = { event: "refused", status, address: "127.0.0.1", reason: expect.any(String) };
    expect(lines).toEqual([expect.objectContaining(told)]);
    expect(JSON.stringify(lines)).not.toContain("evil");
  });

  it("answers an unreadable request with the headers of every other answer, and logs it", async () => {
    const lines: object[] = [];
    const warn = (line: object) => void lines.push(line);
    const { answer, handled } = await exchange("nonsense\n\n", [], 200, { warn, isSecure: true });
    expect([statusOf(answer), handled]).toEqual([400, []]);
    expect(answer).toContain("\r\nstrict-transport-security: max-age=63072000; includeSubDomains\r\n");
    expect(answer).toContain("frame-ancestors 'none'");
    expect(lines).toEqual([expect.objectContaining({ event: "refused", status: 400 })]);
    const long = `GET / HTTP/1.1\nHost: x\nX: ${"x".repeat(20_000)}\n\n`;
    expect(statusOf((await exchange(long)).answer)).toBe(431);
  });

  it("has no file framed, nor asked for by plain http where browsers come by https", async () => {
    const file = "GET /_next/static/x.js HTTP/1.1\nHost: x\n\n";
    const stays = /\r\nstrict-transport-security: max-age=63072000; includeSubDomains\r\n/;
    const ask = async (text: string) => (await exchange(text, [], 200, { isSecure: true })).answer;
    expect(await ask("GET /% HTTP/1.1\nHost: x\nConnection: close\n\n")).toMatch(stays);
    const answer = await ask(file);
    expect(answer).toMatch(/\r\ncontent-security-policy: frame-ancestors 'none'\r\n/);
    expect(answer).toMatch(stays);
    expect((await exchange(file)).answer).not.toContain("strict-transport-security");
  });

  it.each([
    "/snapshots/%E0%A4%A",
    "/pipelines/%E0%A4%A",
    "/s/%ff",
    "/api/v1/pipelines/%E0%A4%A",
    "/%",
    "/pipelines/%zz?x=%E0",
  ])(
    "answers an address that cannot be decoded by itself, with the headers of any other answer: %s",
    async (path) => {
      const { answer, handled } = await exchange(`GET ${path} HTTP/1.1\nHost: x\nConnection: close\n\n`);
      expect([statusOf(answer), handled]).toEqual([400, []]);
      const head = answer.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
      const isApi = path.startsWith("/api/");
      const own = withApiHeaders(
        new Response(null, {
          headers: {
            "content-type": isApi ? "application/problem+json; charset=utf-8" : "text/plain; charset=utf-8",
          },
        }),
      );
      for (const [name, value] of own.headers) expect(head).toContain(`${name}: ${value}`);
    },
  );

  it.each([
    "/pipelines/%E2%82%AC",
    "/pipelines/100%25",
    "/pipelines/x?search=100%",
    "/_next/static/chunks/app/%5Bid%5D/page.js",
  ])("passes on an address that can be: %s", async (path) =>
    expect(statusOf((await exchange(`GET ${path} HTTP/1.1\nHost: x\n\n`)).answer)).toBe(200),
  );

  it("passes on requests of browsers", async () => {
    for (const head of ["GET /pipelines HTTP/1.1", "HEAD / HTTP/1.1", "DELETE /api/v1/shares/x HTTP/1.1"]) {
      expect(statusOf((await exchange(`${head}\nHost: x\n\n`)).answer)).toBe(200);
    }
  });

  it("explains the empty answer to a verb that a path does not have", async () => {
    const { answer, handled } = await exchange(
      "PATCH /api/v1/pipelines HTTP/1.1\nHost: x\nContent-Length: 2\n\n{}",
      [],
      405,
    );
    expect(handled).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json/);
    expect(answer).toMatch(/\r\ncache-control: no-store\r\n/);
  });

  it.each([
    ["http://localhost:3000", "localhost:3000", 200],
    ["http://localhost:3000", "127.0.0.1:3000", 200],
    ["http://localhost:3000", "[::1]:3000", 200],
    ["http://localhost:3000", "localhost:8080", 421],
    ["http://localhost:3000", "rebound.example:3000", 421],
    ["https://blueline.example", "BLUELINE.example", 200],
    ["https://blueline.example", "blueline.example:443", 200],
    ["https://blueline.example", "blueline.example.evil.test", 421],
    ["https://blueline.example", "10.0.0.1", 421],
  ])("of a server at %s, a request for %s is answered %i", async (url, host, status) => {
    const { answer, handled } = await exchange(
      `GET /pipelines HTTP/1.1\nHost: ${host}\nConnection: close\n\n`,
      [],
      200,
      { url },
    );
    expect([statusOf(answer), handled.length]).toEqual([status, status === 200 ? 1 : 0]);
    if (status === 421) expect(answer).toContain(`Blueline is at ${url}.`);
  });

  it("knows the server by any name where a proxy that it trusts, or what watches over it, asks", async () => {
    const setting = { url: "https://blueline.example" };
    const ask = async (path: string, trusted: readonly string[]) =>
      statusOf(
        (await exchange(`GET ${path} HTTP/1.1\nHost: pod-7\nConnection: close\n\n`, trusted, 200, setting))
          .answer,
      );
    expect(await ask("/pipelines", ["127.0.0.1"])).toBe(200);
    for (const path of ["/api/health", "/api/ready", "/api/metrics"]) expect(await ask(path, [])).toBe(200);
  });

  it("says once that a proxy is not listed", async () => {
    const lines: object[] = [];
    const setting = { warn: (line: object) => void lines.push(line) };
    const twice = "GET /x HTTP/1.1\nHost: x\nX-Forwarded-For: 203.0.113.7\n\n".repeat(2);
    await exchange(twice, ["10.0.0.0/8"], 200, setting);
    expect(lines).toEqual([expect.objectContaining({ event: "unlisted-proxy", peer: "127.0.0.1" })]);
    expect(JSON.stringify(lines)).not.toContain("203.0.113.7");
    await exchange(twice, ["127.0.0.1"], 200, setting);
    expect(lines).toHaveLength(1);
  });

  it("goes on with a body that waits for it", async () => {
    const { answer } = await exchange(
      "POST /api/v1/x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 2\n\n{}",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  });

  it("drops the connection of a sender whose body was refused half-way", async () => {
    const edge = createEdgeServer((request: IncomingMessage, response: ServerResponse) => {
      request.once("data", () => {
        request.pause();
        response.writeHead(413).end();
      });
    });
    server = edge;
    edge.listen(0, "127.0.0.1");
    await once(edge, "listening");
    const socket = connect((edge.address() as AddressInfo).port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(
      `POST /api/v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n${"x".repeat(65_536)}\r\n`,
    );
    const [answer] = await once(socket, "data");
    expect(statusOf(String(answer))).toBe(413);
    await once(socket, "close");
  });

  it("takes little of a body that it refused", async () => {
    const edge = createEdgeServer(() => undefined);
    server = edge;
    let accepted: Socket | undefined;
    edge.once("connection", (connection: Socket) => (accepted = connection));
    edge.listen(0, "127.0.0.1");
    await once(edge, "listening");
    const socket = connect((edge.address() as AddressInfo).port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(`POST /api/v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: ${200 * 1024 * 1024}\r\n\r\n`);
    const junk = Buffer.alloc(1024 * 1024, "x");
    for (let sent = 0; sent < 100; sent++) socket.write(junk);
    let answer = "";
    socket.on("data", (part) => (answer += String(part)));
    await new Promise((resolve) => socket.once("close", resolve));
    expect(statusOf(answer)).toBe(413);
    expect(accepted?.bytesRead).toBeLessThan(8 * 1024 * 1024);
  });

  it("says by itself that the process is alive, with the headers of any other answer", async () => {
    const { answer, handled } = await exchange("GET /api/health HTTP/1.1\nHost: x\nConnection: close\n\n");
    expect([statusOf(answer), handled]).toEqual([200, []]);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(answer).toContain("alive");
  });

  const treeOf = (depth: number): unknown => (depth === 0 ? ["", {}] : ["", { children: treeOf(depth - 1) }]);

  it.each([
    ["", {}],
    ["", { children: ["pipelines", { children: ["__PAGE__", {}, null, "refetch"] }] }],
    ["", { children: [["id", "abc", "d", null], {}] }, null, null, 16],
  ])("passes on a state of the pages' router: %j", async (...state) => {
    const sent = encodeURIComponent(JSON.stringify(state));
    expect(await stateAfter(sent)).toBe(sent);
  });

  it.each([
    ["no character", "%"],
    ["no JSON", "{"],
    ["no JSON", "[[["],
    ["nothing", ""],
    ["an object", "%7B%7D"],
    ["null", "null"],
    ["a number", "1e999"],
    ["an empty list", "%5B%5D"],
    ["no children", "%5B%22%22%5D"],
    ["a child that is a number", "%5B%22%22,%7B%22children%22:1%7D%5D"],
    ["a child of another shape", "%5B%22%22,%7B%22__proto__%22:%5B%5D%7D%5D"],
    ["a segment that is an object", "%5B%7B%7D,%7B%7D%5D"],
    ["an unknown kind of segment", "%5B%5B%22id%22,%22x%22,%22no%22,null%5D,%7B%7D%5D"],
    ["an unknown mark", "%5B%22%22,%7B%7D,null,%22other%22%5D"],
    ["one part more", "%5B%22%22,%7B%7D,null,null,0,%22%22,1%5D"],
    ["a list 2,000 deep", "%5B".repeat(2_000)],
    ["15 kB of text", `%22${"x".repeat(15_000)}%22`],
  ])("drops a state of the pages' router that is malformed: %s", async (_, state) => {
    expect(await stateAfter(state)).toBeUndefined();
  });

  it("answers 431 to a state that is larger than all headers may be", async () => {
    const state = encodeURIComponent(JSON.stringify(treeOf(2_000)));
    const { answer, handled } = await exchange(
      `GET / HTTP/1.1\nHost: x\nNext-Router-State-Tree: ${state}\nConnection: close\n\n`,
    );
    expect([statusOf(answer), handled]).toEqual([431, []]);
  });

  async function stateAfter(state: string): Promise<unknown> {
    const { handled } = await exchange(
      `GET / HTTP/1.1\nHost: x\nNext-Router-State-Tree: ${state}\nConnection: close\n\n`,
    );
    expect(handled).toHaveLength(1);
    return handled[0]?.headers["next-router-state-tree"];
  }

  it("drops every header by which a caller could pass for another", async () => {
    const names = [
      "Forwarded",
      "X-Forwarded-For",
      "X-Forwarded-Host",
      "X-Forwarded-Proto",
      "X-Real-IP",
      "X-Blueline-Address",
      "X-Middleware-Subrequest",
      "X-Nonce",
    ];
    const { handled } = await exchange(
      `GET / HTTP/1.1\nHost: x\nAccept: */*\n${names.map((name) => `${name}: 203.0.113.9\n`).join("")}\n`,
    );
    expect(handled[0]?.headers).toEqual({ host: "x", accept: "*/*", "x-blueline-address": "127.0.0.1" });
  });

  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9", "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9, 10.1.2.3", "203.0.113.9"],
    ["2001:db8::7", "2001:db8::7"],
    ["not an address", "127.0.0.1"],
    ["", "127.0.0.1"],
  ])("believes a proxy that it trusts: %s is %s", async (forwarded, address) => {
    const { handled } = await exchange(`GET / HTTP/1.1\nHost: x\nX-Forwarded-For: ${forwarded}\n\n`, [
      "127.0.0.0/8",
      "10.0.0.0/8",
    ]);
    expect(handled[0]?.headers["x-blueline-address"]).toBe(address);
  });
});
