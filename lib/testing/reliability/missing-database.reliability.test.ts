import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { signIn } from "../api-client";
import { startAppServer } from "../app-server";
import { newPipeline } from "./pipelines";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-missing-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a server whose database is gone, or is an empty file, does not begin with an empty one; with it back it goes on", async () => {
  const data = path.join(folder, "data");
  const [file, away] = [path.join(data, "blueline.db"), path.join(folder, "away.db")];
  const databaseUrl = `file:${file}`;
  const first = await startAppServer({ databaseUrl });
  const id = await newPipeline(await signIn(first.url));
  await first.stop();

  renameSync(file, away);
  await expect(startAppServer({ databaseUrl })).rejects.toThrow(/blueline\.db not found/);
  writeFileSync(file, "");
  await expect(startAppServer({ databaseUrl })).rejects.toThrow(/blueline\.db is empty/);
  renameSync(away, file);
  const again = await startAppServer({ databaseUrl });
  try {
    const api = await signIn(again.url);
    expect((await api.call("GET", `/api/v1/pipelines/${id}`)).status).toBe(200);
  } finally {
    await again.stop();
  }
});
