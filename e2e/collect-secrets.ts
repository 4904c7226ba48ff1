import type { BrowserContext, Request } from "@playwright/test";

/** Notes every secret that a browser sends, in a form or in a cookie, or is given in one, so that the log can be searched for it. */
export function collectSecrets(context: BrowserContext, secrets: Set<string>): void {
  context.on("request", (request) => {
    for (const secret of bodySecrets(request)) secrets.add(secret);
  });
  context.on("requestfinished", async (request) => {
    // The page may be closed by now; another request of the same session says the same.
    const sent = await request.allHeaders().catch(() => undefined);
    const response = await request.response().catch(() => null);
    const given = await response?.headerValues("set-cookie").catch(() => []);
    const cookies = [
      ...(sent?.["cookie"]?.split("; ") ?? []),
      ...(given ?? []).map((cookie) => cookie.split(";")[0] ?? ""),
    ];
    for (const cookie of cookies) {
      // Of a signed cookie the part before the dot is what the database knows a session by.
      const value = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1));
      secrets.add(value).add(value.split(".")[0] ?? value);
    }
  });
}

const secretFields = ["password", "currentPassword", "newPassword", "secret", "token"];

function bodySecrets(request: Request): readonly string[] {
  if (request.postData() === null || request.headers()["content-type"] !== "application/json") return [];
  // What is not JSON throws, and some stories send it on purpose.
  try {
    const body: unknown = request.postDataJSON();
    if (typeof body !== "object" || body === null) return [];
    return Object.entries(body).flatMap(([name, value]) =>
      secretFields.includes(name) && typeof value === "string" ? [value] : [],
    );
  } catch {
    return [];
  }
}

/** What of the secrets, and of the canaries that stories write into maps, a server's log shows. Short words prove nothing. */
export function leaksIn(log: string, secrets: ReadonlySet<string>): readonly string[] {
  return [
    ...[...secrets].filter((secret) => secret.length >= 12 && log.includes(secret)),
    ...(log.match(/.*canary.*/gi) ?? []),
  ];
}
