import "server-only";
import type * as z from "zod";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { fieldErrors } from "../http/field-errors";
import { readJson } from "../http/read-body";
import { getAuth } from "./auth";
import { sessionLimits } from "./session-limits";

/** In bytes: enough for an address, two passwords and a code. */
const bodyLimit = 4_096;

export async function parseAuthBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(request, bodyLimit));
  if (!parsed.success) throw new AppError("invalid", { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

/**
 * Calls the sign-in library with a body that we build, so that no unread field reaches it.
 * @param cookies set by the library a moment ago, which the browser does not have yet
 */
export async function callLibrary(
  request: Request,
  path: string,
  body?: object,
  cookies: readonly string[] = [],
): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "transfer-encoding", "content-encoding", "content-type"])
    headers.delete(name);
  if (body !== undefined) headers.set("content-type", "application/json");
  // Our own check of the origin applies; the library's would refuse requests without headers that browsers
  // may omit.
  headers.set("origin", getEnv().url);
  if (cookies.length > 0) headers.set("cookie", cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  const response = await getAuth().handler(
    new Request(`${getEnv().url}/api/auth${path}`, {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  if (response.status >= 500) {
    await requireRoom();
    throw new Error(`The sign-in library failed on ${path}.`);
  }
  keepCookieForWholeSession(response.headers);
  return response;
}

/**
 * The library hides the cause of its failure. On a full disk, a write of ours fails too, with a readable
 * error.
 */
async function requireRoom(): Promise<void> {
  const row = { key: "room", count: 0, startedAt: new Date() };
  await runWrite(async (transaction) => {
    await transaction.rateLimit.deleteMany({ where: { key: row.key } });
    await transaction.rateLimit.create({ data: row });
  });
}

/**
 * Use extends a session in its row, but a page can't tell the browser. So the cookie lasts as long as any
 * session may, not just for the first idle period.
 */
function keepCookieForWholeSession(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete("set-cookie");
  for (const cookie of cookies)
    headers.append(
      "set-cookie",
      cookie.replace(`Max-Age=${sessionLimits.idleSeconds};`, `Max-Age=${sessionLimits.absoluteSeconds};`),
    );
}
