import type { BrowserContext } from "@playwright/test";

/** Whatever a browser had to complain about, and every request to another host. */
export interface Watch {
  readonly problems: readonly string[];
  /** An error that belongs to the story, such as the 404 of a link that was revoked. */
  readonly expectError: (pattern: RegExp) => void;
  /** One more origin that may be asked, as that of a server that the story starts itself. */
  readonly allow: (origin: string) => void;
  readonly add: (context: BrowserContext) => Promise<void>;
}

/** @param home the only origin that may be asked for anything. */
export function createWatch(home: string): Watch {
  const homes = new Set([home]);
  const found: string[] = [];
  const expected: RegExp[] = [];
  return {
    get problems() {
      return [...new Set(found)].filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    },
    expectError: (pattern) => expected.push(pattern),
    allow: (origin) => void homes.add(origin),
    add: async (context) => {
      context.on("console", (message) => {
        if (message.type() === "error") found.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => found.push(`page: ${error.error().stack ?? error.error().message}`));
      context.on("request", (request) => {
        const address = new URL(request.url());
        if (!homes.has(address.origin) && !["data:", "blob:", "about:"].includes(address.protocol))
          found.push(`request to another host: ${request.url()}`);
      });
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
          // oxlint-disable-next-line no-console -- runs in the page, and the console is what is listened to
          console.error(`Content-Security-Policy violated: ${violatedDirective} ${blockedURI} ${sample}`);
        });
      });
    },
  };
}
