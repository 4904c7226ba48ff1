import { readdirSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { createdShareSchema } from "@/lib/domain/contract/shares";
import { createDatabase } from "@/lib/server/database/create-database";
import type { Database } from "@/lib/server/database/database";
import { processState } from "@/lib/server/process";
import { ApiClient, signIn } from "../api-client";
import { type RawAnswer, rawAnswer } from "../raw-answer";
import { makeWorkspace, testPassword } from "../team";
import { describeApp } from "./describe-app";
import { addPerson } from "./people";
import { newPipeline } from "./pipelines";
import { sendRaw } from "./send-raw";

const callers = ["anonymous", "removed", "stranger", "viewer", "editor", "admin"] as const;
type Caller = (typeof callers)[number];

/** In the name of everything that is not the stranger's. */
const canary = "canary-payments";

/** To whom a page opens; `thing`: what is in its address, which another workspace does not have. */
interface PageRule {
  readonly opens: "anyone" | "members" | "editors" | "admins";
  readonly thing?: "pipeline" | "snapshot" | "share";
  /** What else is in its address: of the catalogue, which everyone has. */
  readonly id?: string;
  /** What follows the path. */
  readonly query?: (id: string) => string;
  /** It only sends on, for everyone. */
  readonly sendsOn?: true;
}

const pages: { readonly [file: string]: PageRule } = {
  "app/page.tsx": { opens: "anyone", sendsOn: true },
  "app/sign-in/page.tsx": { opens: "anyone" },
  "app/setup/page.tsx": { opens: "anyone" },
  "app/invite/page.tsx": { opens: "anyone" },
  "app/reset/page.tsx": { opens: "anyone" },
  // The same page for every link there could be, until its secret is traded: in it is nothing of the snapshot.
  "app/s/[shareId]/page.tsx": { opens: "anyone", thing: "share" },
  "app/me/page.tsx": { opens: "members" },
  "app/pipelines/page.tsx": { opens: "members" },
  "app/pipelines/new/page.tsx": { opens: "editors" },
  "app/pipelines/[id]/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/interview/page.tsx": { opens: "editors", thing: "pipeline" },
  "app/pipelines/[id]/outline/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/gaps/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/ways-in/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/follow/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/matrix/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/incidents/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/frameworks/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/threats/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/snapshots/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/snapshots/proof/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/report/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/activity/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/comments/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/evidence/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/running/page.tsx": { opens: "members", thing: "pipeline" },
  "app/pipelines/[id]/import/page.tsx": { opens: "editors", thing: "pipeline" },
  "app/compare/page.tsx": {
    opens: "members",
    query: (id) => `?from=pipeline:${id}@0&to=pipeline:${id}`,
    thing: "pipeline",
  },
  "app/incidents/page.tsx": { opens: "members" },
  "app/help/page.tsx": { opens: "members" },
  // To everyone if an admin allows that: e2e/docs.spec.ts.
  "app/docs/[[...path]]/page.tsx": { opens: "members" },
  "app/words/page.tsx": { opens: "members" },
  "app/incidents/[id]/page.tsx": { opens: "members", id: "php-git-2021" },
  "app/snapshots/[id]/page.tsx": { opens: "members", thing: "snapshot" },
  "app/snapshots/[id]/report/page.tsx": { opens: "members", thing: "snapshot" },
  "app/snapshots/[id]/preview/[shown]/page.tsx": { opens: "editors", thing: "snapshot" },
  "app/settings/page.tsx": { opens: "members", sendsOn: true },
  "app/settings/account/page.tsx": { opens: "members" },
  "app/settings/audit/page.tsx": { opens: "admins" },
  "app/settings/shares/page.tsx": { opens: "admins" },
  "app/settings/erase/page.tsx": { opens: "admins" },
  "app/settings/tokens/page.tsx": { opens: "members" },
  "app/settings/evidence/page.tsx": { opens: "admins" },
  "app/settings/teams/page.tsx": { opens: "members" },
  "app/settings/claims/page.tsx": { opens: "admins" },
  "app/settings/controls/page.tsx": { opens: "admins" },
  "app/settings/members/page.tsx": { opens: "admins" },
};

/** A page that is not for everyone sends nobodies to sign in, and is not there for those whose it is not. */
function expectedStatus({ opens, thing, sendsOn }: PageRule, file: string, caller: Caller): number {
  if (opens !== "anyone" && isNobody(caller)) return 307;
  if (caller === "stranger" && opens !== "anyone" && thing !== undefined) return 404;
  if (caller === "viewer" && (opens === "editors" || opens === "admins")) return 404;
  if (caller === "editor" && opens === "admins") return 404;
  // Who is signed in has no use for signing in.
  return sendsOn === true || (file === "app/sign-in/page.tsx" && !isNobody(caller)) ? 307 : 200;
}

function isNobody(caller: Caller): boolean {
  return caller === "anonymous" || caller === "removed";
}

// Another workspace is made beside the server: on PostgreSQL that needs no lock.
describeApp(
  "pages",
  (app) => {
    const cookies = new Map<Caller, string>([["anonymous", ""]]);
    const ids = { pipeline: "", snapshot: "", share: "" };
    let database: Database;

    beforeAll(async () => {
      database = createDatabase(app.databaseUrl());
      processState().slots.set("database", database);
      const { stranger } = await makeWorkspace({ stranger: "admin" });
      cookies.set(
        "stranger",
        (await signIn(app.url(), { email: stranger.email, password: testPassword })).cookie,
      );
      cookies.set("admin", app.admin().cookie);
      for (const role of ["viewer", "editor"] as const)
        cookies.set(role, (await addPerson(app.admin(), role)).api.cookie);
      const removed = await addPerson(app.admin(), "admin");
      await app.admin().json("DELETE", `/members/${removed.id}`);
      cookies.set("removed", removed.api.cookie);
      ids.pipeline = await newPipeline(app.admin(), canary);
      ids.snapshot = createdSnapshotSchema.parse(
        await app.admin().json("POST", `/pipelines/${ids.pipeline}/snapshots`, { title: canary }),
      ).id;
      const show = { owners: false, notes: false, evidence: false, hosts: false };
      ids.share = createdShareSchema.parse(
        await app.admin().json("POST", `/snapshots/${ids.snapshot}/shares`, { show }),
      ).id;
    });

    afterAll(async () => {
      processState().slots.delete("database");
      await database.close();
    });

    const get = (caller: Caller, at: string, headers: { readonly [name: string]: string } = {}) =>
      sendRaw(new ApiClient(app.url(), cookies.get(caller) ?? ""), {
        what: at,
        method: "GET",
        path: at,
        headers,
        status: 0,
      });

    it("are all listed here", () => {
      const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
        (file) => path.basename(file) === "page.tsx",
      );
      expect(files.map((file) => path.posix.join("app", file.replaceAll(path.sep, "/"))).toSorted()).toEqual(
        Object.keys(pages).toSorted(),
      );
    });

    describe.each(Object.entries(pages))("%s", (file, rule) => {
      it("opens to those whose it is", async () => {
        const id = rule.thing === undefined ? (rule.id ?? "") : ids[rule.thing];
        const folder = file
          .replace(/^app/, "")
          .replace(/(\/\[\[\.\.\.\w+\]\])?\/page\.tsx$/, "")
          .replace("[shown]", "report-owners");
        const at = `${folder.replace(/\[\w+\]/, id)}${rule.query?.(id) ?? ""}`;
        const found: [Caller, number][] = [];
        for (const caller of callers) {
          const { status, headers, text } = await get(caller, at === "" ? "/" : at);
          found.push([caller, status]);
          expect(headers["cache-control"]).toContain("no-store");
          if (isNobody(caller) || caller === "stranger" || rule.thing === "share")
            expect(text).not.toContain(canary);
          if (isNobody(caller) && rule.opens !== "anyone")
            expect(headers.location).toBe(`/sign-in?next=${encodeURIComponent(at)}`);
        }
        expect(found).toEqual(callers.map((caller) => [caller, expectedStatus(rule, file, caller)]));
      });
    });

    it("leave one line in the log where they are refused: which, to whom, why and from where", async () => {
      const refused = () =>
        app
          .server()
          .output()
          .split("\n")
          .flatMap((line) => (line.includes('"event":"page-refused"') ? [JSON.parse(line) as object] : []));
      const before = refused().length;
      const gaps = `/pipelines/${ids.pipeline}/gaps`;
      await get("stranger", gaps);
      await get("viewer", "/settings/members");
      await get("anonymous", gaps);
      await get("viewer", gaps);
      await get("viewer", `/pipelines/${ids.pipeline}/interview`);
      const from = { address: "127.0.0.1" };
      const to = { userId: expect.any(String), ...from };
      const route = "/pipelines/{id}/gaps";
      await expect
        .poll(() => refused().slice(before))
        .toEqual(
          [
            { route, code: "not-found", ...to },
            { route: "/settings/members", code: "forbidden", ...to },
            { route, code: "unauthorized", ...from },
            { route: "/pipelines/{id}/interview", code: "forbidden", ...to },
          ].map((line) => expect.objectContaining(line)),
        );
      expect(app.server().output()).not.toContain("/pipelines/0");
    });

    it("tell no link that is from one that never was", async () => {
      const [known, unknown] = [
        await get("anonymous", `/s/${ids.share}`),
        await get("anonymous", `/s/${"a".repeat(25)}`),
      ];
      expect(unknown.status).toBe(known.status);
      expect(unknown.text.length).toBe(known.text.length);
    });

    it("say nothing on any of the ways around a page's own check", async () => {
      const page = () => `/pipelines/${ids.pipeline}`;
      const ways: readonly (readonly [string, { readonly [name: string]: string }?])[] = [
        [page(), { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" }],
        [page(), { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" }],
        [page(), { rsc: "1" }],
        [page(), { rsc: "1", "next-router-prefetch": "1" }],
        [page(), { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
        [page(), { "x-nextjs-data": "1" }],
        [page(), { "x-matched-path": page(), "x-invoke-path": page() }],
        [page(), { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }],
        [`${page()}.rsc`],
        [`${page()}.segments/_tree.segment.rsc`],
        [`/%70ipelines/${ids.pipeline}`],
        [`/pipelines/${ids.pipeline}/`],
        [`//pipelines/${ids.pipeline}`],
        [`/_next/data/x/pipelines/${ids.pipeline}.json`],
        [`/pipelines/./${ids.pipeline}`],
        [`/en/pipelines/${ids.pipeline}`],
        [`/snapshots/${ids.snapshot}?_rsc=1`, { rsc: "1" }],
      ];
      for (const caller of ["anonymous", "stranger"] as const) {
        for (const [at, headers] of ways) {
          const { status, text, headers: answered } = await get(caller, at, headers);
          expect([at, text.includes(canary)]).toEqual([at, false]);
          expect(status).toBeLessThan(500);
          // Where it sends anybody, it is to this server.
          expect(String(answered.location ?? "/")).toMatch(/^(\/(?!\/)|http:\/\/(127\.0\.0\.1|localhost):)/);
        }
      }
      // The canary is there to be found.
      expect((await get("viewer", page())).text).toContain(canary);
    });

    it("load files that say the same of themselves whether we send them packed or Next unpacked", async () => {
      const { text } = await get("anonymous", "/sign-in");
      const files = [...new Set(text.match(/\/_next\/static\/[\w./-]+\.(?:js|css)/g))];
      expect(files.length).toBeGreaterThan(5);
      const own = new Set([
        "content-encoding",
        "content-length",
        "etag",
        "last-modified",
        "accept-ranges",
        "date",
      ]);
      const said = ({ headers }: RawAnswer) =>
        Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name)));
      for (const file of files) {
        const [plain, packed] = [
          await rawAnswer(`${app.url()}${file}`, {}),
          await rawAnswer(`${app.url()}${file}`, { "accept-encoding": "gzip, deflate, br" }),
        ];
        expect([file, packed.headers["content-encoding"], plain.headers["content-encoding"]]).toEqual([
          file,
          "br",
          undefined,
        ]);
        expect(said(packed)).toEqual(said(plain));
        expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
      }
    });

    it("offer no way to have a picture fetched or resized", async () => {
      for (const query of [
        "?url=%2Ficon.svg&w=64&q=75",
        "?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
        "?url=%2F%2Fevil.example%2Fa.avif&w=64&q=75",
        "?url=..%2F..%2Fetc%2Fpasswd&w=64&q=75",
        "",
        "?url=%2Ficon.svg&w=64&q=75&x=%00",
      ]) {
        expect([query, (await get("admin", `/_next/image${query}`)).status]).toEqual([query, 404]);
      }
    });
  },
  ["postgresql"],
  { LOG_LEVEL: "info" },
);
