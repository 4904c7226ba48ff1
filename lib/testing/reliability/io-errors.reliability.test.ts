import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SqliteConnection from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import { signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { freePort } from "../free-port";
import { expectKept, expectWholeChains } from "./expect-kept";
import { newPipeline } from "./pipelines";
import { preloadOf } from "./preload-of";
import { PushLedger } from "./push-ledger";

const operations = Number(process.env["DISK_FAULT_OPERATIONS"] ?? 60);
const writers = 8;
const name = "Payments API";
/** Of 100 writes, and of 100 times that the disk is to confirm, 2 fail. */
const faults = ["posix/io/rw/pwrite", "posix/io/sync/fsync", "posix/io/sync/fdatasync"];

const preload = preloadOf(["fiu-run", "-x"]);
if (preload === undefined) console.log("Skipped: a disk with faults is tried where fiu-run is installed.");

describe.skipIf(preload === undefined)("a disk that fails now and then", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "blueline-faults-"));
  const control = path.join(folder, "control");
  const file = path.join(folder, "data", "blueline.db");
  const databaseUrl = `file:${file}`;
  let server: AppServer | undefined;
  afterAll(async () => {
    await server?.stop("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it(
    "is never taken for one that has saved: no acknowledged operation is lost, and the server goes on",
    async () => {
      const port = await freePort();
      // Without readers, which write nothing: what listens to `fiu-ctrl` starts again in each process that is forked, and
      // opens its files while that one arranges its own, so that two starts of five fail (EBUSY of dup2).
      const env = {
        LD_PRELOAD: preload ?? "",
        FIU_CTRL_FIFO: control,
        FIU_ENABLE: "",
        BLUELINE_READERS: "0",
      };
      server = await startAppServer({ databaseUrl, port, env });
      const tell = (command: string, more = "") => {
        const commands = faults.flatMap((fault) => ["-c", `${command} name=${fault}${more}`]);
        execFileSync("fiu-ctrl", ["-f", control, ...commands, String(server?.process.pid)]);
      };
      const api = await signIn(server.url);
      const id = await newPipeline(api, name);
      const ledger = new PushLedger();
      let refused = 0;
      const kept = () => ledger.pushes.reduce((sum, { answer }) => sum + (answer?.results.length ?? 0), 0);
      // EIO
      tell("enable_random", ",probability=0.02,failinfo=5");
      while (kept() < operations || refused === 0) {
        const heard = await Promise.all(
          Array.from({ length: writers }, (_, index) => ledger.send(api, id, `writer-${index}`)),
        );
        expect(heard).not.toContain("nothing");
        refused += heard.filter((one) => one === "refused").length;
      }
      tell("disable");
      expect(server.process.exitCode).toBeNull();
      const acknowledged = kept();
      await ledger.retry(api);
      await expectKept(api, ledger, id, name);
      // What is there is on the disk, and not only in the memory of the process.
      await server.stop("SIGKILL");
      server = await startAppServer({ databaseUrl, port });
      await expectKept(api, ledger, id, name);
      const whole = await expectWholeChains(databaseUrl);
      expect(whole).toBe(ledger.pushes.reduce((sum, { push }) => sum + push.operations.length, 0));
      const beside = new SqliteConnection(file, { readonly: true });
      expect(beside.pragma("integrity_check", { simple: true })).toBe("ok");
      beside.close();
      console.log(
        `a disk that fails 2 times of 100: ${acknowledged} operations acknowledged, ${refused} pushes refused, lost 0`,
      );
    },
    60_000 + operations * 100,
  );
});
