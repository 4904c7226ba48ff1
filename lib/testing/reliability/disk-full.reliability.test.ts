import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SqliteConnection from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { type ApiClient, signIn } from "../api-client";
import { type AppServer, startAppServer, testAdmin } from "../app-server";
import { expectKept, expectWholeChains } from "./expect-kept";
import { PushLedger } from "./push-ledger";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-full-"));
/** A disk of its own, small enough to be filled; only the administrator of a machine may make one. */
const hasDisk = mount();
if (!hasDisk) console.log("Skipped: a disk that is full is tried where this user may mount one.");

function mount(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=48m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Fills what is left of the disk to the last byte. @returns gives it back */
function fillDisk(): () => void {
  const file = path.join(folder, "filler");
  const handle = openSync(file, "w");
  for (let size = 1 << 20; size > 0; size >>= 1) {
    try {
      while (writeSync(handle, Buffer.alloc(size)) === size);
    } catch {
      // No room for so much: try less.
    }
  }
  closeSync(handle);
  return () => rmSync(file);
}

describe.skipIf(!hasDisk)("a disk that is full", () => {
  const databaseUrl = `file:${path.join(folder, "blueline.db")}`;
  let server: AppServer;
  let api: ApiClient;
  let id: string;
  beforeAll(async () => {
    server = await startAppServer({ databaseUrl });
    api = await signIn(server.url);
    const made = await api.json("POST", "/pipelines", { name: "Full" });
    ({ id } = createdPipelineSchema.parse(made));
  });
  afterAll(async () => {
    await server.stop();
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true });
  });

  it("is told in words, keeps nobody from reading, loses nothing that was acknowledged, and is written to again by itself", async () => {
    const ledger = new PushLedger();
    for (let time = 0; time < 20; time++) expect(await ledger.send(api, id, "before")).toBe("acknowledged");
    // Its end is due to be moved with the next thing that is read.
    const beside = new SqliteConnection(path.join(folder, "blueline.db"));
    beside.exec("UPDATE session SET updatedAt = updatedAt - 3600000");
    beside.close();
    const empty = fillDisk();
    let heard = "acknowledged";
    // What SQLite has room for in its files already is taken yet.
    for (let time = 0; time < 500 && heard === "acknowledged"; time++)
      heard = await ledger.send(api, id, "full");
    expect(heard).toBe("refused");
    const refused = await api.call("PATCH", `/api/v1/pipelines/${id}`, { owner: "Ana" });
    expect([refused.status, await refused.text()]).toEqual([
      507,
      expect.stringContaining("The server's disk is full"),
    ]);
    const body = JSON.stringify({ email: testAdmin.email, password: testAdmin.password });
    const headers = { "content-type": "application/json", origin: server.url };
    const address = `${server.url}/api/auth/sign-in/email`;
    expect((await fetch(address, { method: "POST", headers, body })).status).toBe(507);
    const ready = await fetch(`${server.url}/api/ready`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("the disk is full")]);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    for (const page of [
      "/pipelines",
      `/pipelines/${id}`,
      `/pipelines/${id}/gaps`,
      `/pipelines/${id}/gaps/export`,
    ])
      expect([page, (await api.call("GET", page)).status]).toEqual([page, 200]);
    empty();
    await expect.poll(async () => (await fetch(`${server.url}/api/ready`)).status).toBe(200);
    await ledger.retry(api);
    expect((await signIn(server.url)).cookie).not.toBe("");
    await expectKept(api, ledger, id, "Full");
    expect(await expectWholeChains(databaseUrl)).toBeGreaterThan(20);
  });
});
