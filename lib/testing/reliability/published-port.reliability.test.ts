import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { signIn } from "../api-client";
import { startAppServer } from "../app-server";
import { sendRaw } from "./send-raw";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-port-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a server that has only a port answers this machine's own names, and its log says what to set for others", async () => {
  const server = await startAppServer({
    databaseUrl: `file:${path.join(folder, "blueline.db")}`,
    env: { HOST: "0.0.0.0", BLUELINE_READERS: "0" },
  });
  try {
    const { port } = new URL(server.url);
    expect(server.output()).toContain(
      `BLUELINE_URL is not set, so only http://localhost:${port} is answered. Set it to the address that people use.`,
    );
    const api = await signIn(server.url);
    expect((await api.call("GET", "/api/v1/pipelines")).status).toBe(200);
    const other = await sendRaw(api, {
      what: "another host",
      status: 421,
      method: "GET",
      path: "/",
      headers: { host: `10.0.0.5:${port}` },
    });
    expect([other.status, other.text]).toEqual([421, `Blueline is at http://localhost:${port}.\n`]);
  } finally {
    await server.stop();
  }
});
