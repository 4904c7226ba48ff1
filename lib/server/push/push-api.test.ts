import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { PushApi } from "./push-api";

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function apiOf(answer: RequestListener): Promise<PushApi> {
  const server = createServer(answer);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new PushApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined);
}

describe("a call of a push", () => {
  it.each([429, 503])("is made again where %i says when, and not where it says nothing", async (status) => {
    let calls = 0;
    const api = await apiOf((_, response) => {
      calls += 1;
      if (calls < 3) response.writeHead(status, { "retry-after": "0.05" }).end();
      else response.end("{}");
    });
    expect(await api.json("POST", "/x", z.object({}))).toEqual({});
    expect(calls).toBe(3);
    const busy = await apiOf((_, response) => response.writeHead(status).end());
    await expect(busy.json("POST", "/x", z.object({}))).rejects.toThrow(`the server answered ${status}`);
  });

  it.each<readonly [string, "GET" | "POST", RequestListener, boolean]>([
    [
      "the answer breaks off",
      "POST",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("{", () => response.destroy());
      },
      true,
    ],
    ["no answer comes", "POST", (_, response) => response.destroy(), true],
    ["no answer comes to a question", "GET", (_, response) => response.destroy(), false],
    ["a proxy gave up", "POST", (_, response) => response.writeHead(504).end("<html>"), true],
    ["the answer is another", "POST", (_, response) => response.end("[]"), true],
    ["it is refused", "POST", (_, response) => response.writeHead(403).end("no"), false],
  ])("says whether it may be done where %s", async (_, method, answer, mayBeDone) => {
    const api = await apiOf(answer);
    await expect(api.json(method, "/x", z.object({}))).rejects.toMatchObject({
      name: "PushError",
      mayBeDone,
    });
  });

  it("that finds nothing says what that may mean", async () => {
    const api = await apiOf((_, response) =>
      response
        .writeHead(404)
        .end('{"type":"urn:blueline:problem:not-found","title":"Not found","status":404}'),
    );
    await expect(api.json("GET", "/x", z.object({}))).rejects.toThrow(
      "404 Not found: the id does not exist, or the token is not for it",
    );
  });

  it("was not sent without a connection", async () => {
    const api = await apiOf((_, response) => response.end("{}"));
    await new Promise((resolve) => running.pop()?.close(resolve));
    await expect(api.json("POST", "/x", z.object({}))).rejects.toMatchObject({ mayBeDone: false });
  });
});
