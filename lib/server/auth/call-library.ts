import "server-only";
import type * as z from "zod";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { fieldErrors } from "../http/field-errors";
import { readJson } from "../http/read-body";
import { getAuth } from "./auth";
import { sessionLimits } from "./session-limits";

/** In bytes: an address, two passwords and a code are all that is in one. */
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
 * Asks the sign-in library with a body of our making, so that no field reaches it that we did not read.
 * @param cookies what the library set just now, which the browser does not have yet
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
  // Ours is the check of where a request comes from; the library's would refuse what a browser need not send.
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

/** The library does not say why it failed. Where the disk is full, a write of ours fails as well, and is answered in words. */
async function requireRoom(): Promise<void> {
  const row = { key: "room", count: 0, startedAt: new Date() };
  await runWrite(async (transaction) => {
    await transaction.rateLimit.deleteMany({ where: { key: row.key } });
    await transaction.rateLimit.create({ data: row });
  });
}

/**
 * A session that is used goes on, and its row says until when; a page cannot tell the browser. So the cookie lasts as long
 * as any session may, and not only until the first quiet time would end it.
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
