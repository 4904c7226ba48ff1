import {
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from "@playwright/test";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Role } from "@/lib/domain/contract/roles";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { testAdmin } from "@/lib/testing/app-server";
import { collectSecrets, leaksIn } from "./collect-secrets";
import { type Dialect, startStoryServer, type StoryServer } from "./story-server";
import { createWatch, type Watch } from "./watch-context";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface WorkerFixtures {
  readonly dialect: Dialect;
  readonly server: StoryServer;
  /** Every secret that a browser of this worker sent. */
  readonly secrets: Set<string>;
  /** The first admin, calling the API as a script would. */
  readonly admin: ApiClient;
}

interface TestFixtures {
  readonly watch: Watch;
  /** A browser of its own, with nobody signed in. */
  readonly newBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly newMember: (role: Role) => Promise<Member>;
  /** A page in a browser of its own, in which a new member of this role is signed in. */
  readonly signedInPage: (
    role: Role,
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly member: Member }>;
  readonly newPipeline: (
    from: { readonly template?: string; readonly name?: string } | { readonly document: PipelineDocument },
  ) => Promise<string>;
}

let count = 0;
/** A name that no other test of this worker has. */
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
  context: async ({ context, watch, secrets }, use) => {
    await watch.add(context);
    collectSecrets(context, secrets);
    await use(context);
  },
  newBrowser: async ({ browser, watch, secrets }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      await watch.add(context);
      collectSecrets(context, secrets);
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
  signedInPage: async ({ newBrowser, newMember, server }, use) => {
    await use(async (role, options) => {
      const member = await newMember(role);
      const context = await newBrowser(options);
      await enter(context, server.url, member);
      return { page: await context.newPage(), member };
    });
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
