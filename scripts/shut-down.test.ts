import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it, vi } from "vitest";
import { createShutDown } from "./shut-down.mjs";

async function aServer(handle: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => handle(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it("ends streams, lets open requests finish, then closes the database, and exits with 0", async () => {
  const happened: string[] = [];
  const open: ServerResponse[] = [];
  const { server, url } = await aServer((response) => {
    open.push(response);
    response.write("begun");
  });
  const answers = [fetch(url), fetch(url)].map(async (answer) => (await answer).text());
  await vi.waitFor(() => expect(open).toHaveLength(2));
  const slots = new Map<string, unknown>([
    [
      "close-on-shutdown",
      new Map<string, () => unknown>([
        ["streams", () => open[0]?.end(" stream ended")],
        ["faulty", () => Promise.reject(new Error("x"))],
      ]),
    ],
    ["database", { close: async () => happened.push("database closed") }],
  ]);
  const state = { draining: false, slots };
  const ended = createShutDown(server, state, (code) => happened.push(`exit ${code}`))();
  expect(state.draining).toBe(true);
  setTimeout(() => {
    happened.push("request finished");
    open[1]?.end(" request finished");
  }, 50);
  await ended;
  expect(await Promise.all(answers)).toEqual(["begun stream ended", "begun request finished"]);
  expect(happened).toEqual(["request finished", "database closed", "exit 0"]);
});

it("waits for no connection that was opened ahead of a request", async () => {
  const { server, url } = await aServer((response) => response.end());
  const exit = vi.fn<(code: number) => void>();
  const shutDown = createShutDown(server, { slots: new Map() }, exit);
  const { hostname, port } = new URL(url);
  const unused = connect(Number(port), hostname);
  await once(server, "connection");
  const since = performance.now();
  await Promise.all([shutDown(), once(unused, "close")]);
  expect(exit).toHaveBeenCalledWith(0);
  expect(performance.now() - since).toBeLessThan(2000);
});

it("exits in time when something never ends", async () => {
  const { server, url } = await aServer((response) => response.write("for ever"));
  const answer = await fetch(url);
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const exit = vi.fn<(code: number) => void>();
  void createShutDown(server, { slots: new Map() }, exit)();
  vi.advanceTimersByTime(9999);
  vi.useRealTimers();
  expect(exit).toHaveBeenCalledWith(0);
  await answer.body?.cancel();
  server.closeAllConnections();
});
