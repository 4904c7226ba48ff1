import {
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  expect,
  type Page,
} from "@playwright/test";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Role } from "@/lib/domain/contract/roles";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { testAdmin } from "@/lib/testing/app-server";
import { collectSecrets, leaksIn } from "./collect-secrets";
import { noteReach } from "./note-reach";
import { type Dialect, startStoryServer, type StoryServer } from "./story-server";
import { createWatch, type Watch } from "./watch-context";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody whom a story left as they were, with what their browser keeps of having signed in. */
interface Idle {
  readonly member: Member;
  readonly cookies: readonly Cookie[];
}

interface WorkerFixtures {
  readonly dialect: Dialect;
  readonly server: StoryServer;
  /** Every secret that a browser of this worker sent. */
  readonly secrets: Set<string>;
  /** The first admin, calling the API as a script would. */
  readonly admin: ApiClient;
  /** Whom the stories so far left as they were: to make somebody and to sign in takes long on purpose. */
  readonly idle: Map<Role, Idle[]>;
}

interface TestFixtures {
  readonly watch: Watch;
  /** A browser of its own, with nobody signed in. */
  readonly newBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly newMember: (role: Role) => Promise<Member>;
  /** A page in a browser of its own, in which a member of this role is signed in: perhaps one of a story before, which did not ask who it is. */
  readonly signedInPage: (
    role: Role,
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly member: Member }>;
  readonly newPipeline: (
    from: { readonly template?: string; readonly name?: string } | { readonly document: PipelineDocument },
  ) => Promise<string>;
}

// Of three figures, so that "Vera 105" is not found in the name of another, as "Vera 5" is in "Vera 51".
let count = 100;
/** A name that no other test of this worker has, nor has within a longer one. */
export function uniqueName(word: string): string {
  count += 1;
  return `${word} ${count}`;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  dialect: ["sqlite", { option: true, scope: "worker" }],
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures that are asked for from the pattern
  secrets: [async ({}, use) => use(new Set([testAdmin.password])), { scope: "worker" }],
  server: [
    async ({ dialect, secrets }, use) => {
      const server = await startStoryServer(dialect);
      await use(server);
      await server.stop();
      expect(
        server
          .output()
          .split("\n")
          .filter((line) => line.includes('"status":500')),
        "requests of all stories of this worker that failed on the server",
      ).toEqual([]);
      expect(
        leaksIn(server.output(), secrets),
        "secrets and canaries in the log of all stories of this worker",
      ).toEqual([]);
    },
    { scope: "worker", timeout: 60_000 },
  ],
  admin: [async ({ server }, use) => use(await signIn(server.url)), { scope: "worker" }],
  // oxlint-disable-next-line no-empty-pattern -- as above
  idle: [async ({}, use) => use(new Map()), { scope: "worker" }],

  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ server }, use) => {
      const watch = createWatch(server.url);
      await use(watch);
      expect(watch.problems, "errors in the browsers, policy violations and requests to other hosts").toEqual(
        [],
      );
    },
    { auto: true },
  ],
  context: async ({ context, watch, secrets }, use, story) => {
    await watch.add(context);
    collectSecrets(context, secrets);
    await noteReach(context, story);
    await use(context);
  },
  newBrowser: async ({ browser, watch, secrets }, use, story) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      await watch.add(context);
      collectSecrets(context, secrets);
      await noteReach(context, story);
      return context;
    });
    for (const context of opened) await context.close();
  },
  newMember: async ({ admin }, use) => {
    await use(async (role) => {
      const name = uniqueName(role === "admin" ? "Ada" : role === "editor" ? "Edo" : "Vera");
      const account = {
        name,
        email: `${name.replace(" ", ".").toLowerCase()}@example.test`,
        password: "three words and a door",
      };
      // The answer's form is the contract's.
      const { id } = (await admin.json("POST", "/members", { ...account, role })) as { readonly id: string };
      return { id, ...account };
    });
  },
  signedInPage: async ({ newBrowser, newMember, server, idle }, use) => {
    const kept = new Map<Idle, Role>();
    await use(async (role, options) => {
      const context = await newBrowser(options);
      const taken = role === "admin" ? undefined : idle.get(role)?.pop();
      const member = taken?.member ?? (await newMember(role));
      if (taken) await context.addCookies(taken.cookies);
      else await enter(context, server.url, member);
      const one = taken ?? { member, cookies: await context.cookies() };
      // An admin has to have signed in a moment ago for much of what admins do.
      if (role !== "admin") kept.set(one, role);
      // Who signs out, or changes how they sign in, is not as they were.
      context.on("request", (request) => {
        if (new URL(request.url()).pathname.startsWith("/api/auth/")) kept.delete(one);
      });
      return {
        page: await context.newPage(),
        get member() {
          kept.delete(one);
          return member;
        },
      };
    });
    for (const [one, role] of kept) idle.set(role, [...(idle.get(role) ?? []), one]);
  },
  newPipeline: async ({ admin }, use) => {
    await use(async (from) => {
      const body = "document" in from ? from : { ...from, name: from.name ?? uniqueName("Pipeline") };
      // The answer's form is the contract's.
      const { id } = (await admin.json("POST", "/pipelines", body)) as { readonly id: string };
      return id;
    });
  },
});

/** Signs in without the form, which has a story of its own. */
export async function enter(
  context: BrowserContext,
  url: string,
  { email, password }: Pick<Member, "email" | "password">,
): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: url },
  });
  expect(answer.ok(), `signing in answered ${answer.status()}`).toBe(true);
}

export { expect } from "@playwright/test";
