import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, it } from "vitest";
import { restore } from "@/lib/server/backup/restore";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import { requireViewer } from "@/lib/server/auth/viewer";
import { acceptReset } from "@/lib/server/team/resets";
import { createScratchDatabase } from "../scratch-database";
import { signInRequest } from "../team";
import { asServerOf } from "./as-server-of";
import { commandLine } from "./command-line";
import { cookiesIn } from "./cookies-in";
import { describeStored } from "./describe-stored";
import { whatItShows } from "./what-it-shows";

describeStored("a backup of then", ({ dialect, files }) => {
  const { shown, people } = files.manifest.databases.postgresql;

  it("is restored into an empty database, whole, with all that it showed but links", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "blueline-backup-"));
    const file = path.join(folder, "then.backup.gz");
    writeFileSync(file, gzipSync(files.backup));
    const target = await createScratchDatabase(dialect, inject("postgresUrl"), { inMemory: true });
    try {
      const { resetLinks } = await restore(target.url, file);
      const server = await asServerOf(target.url, files.manifest.secret);
      try {
        expect((await commandLine("verify")).text).toMatch(/^No problems in /);
        const { email = "" } = people["ana"] ?? {};
        const { url = "" } = resetLinks.find((one) => one.email === email) ?? {};
        const password = "nine marble staircases";
        await acceptReset({ secret: url.split("#")[1] ?? "", password });
        const signedIn = await handleAuthRequest(signInRequest(email, password));
        const ana = await requireViewer(new Headers({ cookie: cookiesIn(signedIn) }));
        const kept = Object.entries(shown).filter(([name]) => !name.startsWith("link "));
        expect(await whatItShows(ana, {})).toEqual(Object.fromEntries(kept));
      } finally {
        await server.stop();
      }
    } finally {
      rmSync(folder, { recursive: true });
      await target.remove();
    }
  });
});
