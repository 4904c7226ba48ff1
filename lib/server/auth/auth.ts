import "server-only";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Database } from "../database/database";
import { getDatabase } from "../db";
import { type Env, getEnv } from "../env";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { getSecret } from "../secret";
import { addressHeader } from "./client-address";
import { newRecordId } from "./secrets";
import { sessionLimits } from "./session-limits";

export type Auth = ReturnType<typeof createAuth>;

export function getAuth(): Auth {
  const authByDatabase = oncePerProcess("auth", () => new WeakMap<Database, Auth>());
  const database = getDatabase();
  const auth = authByDatabase.get(database) ?? createAuth(database);
  authByDatabase.set(database, auth);
  return auth;
}

function createAuth(database: Database) {
  const env = getEnv();
  return betterAuth({
    appName: "Blueline",
    baseURL: env.url,
    basePath: "/api/auth",
    secret: getSecret(),
    trustedOrigins: [...env.origins],
    database: prismaAdapter(database.client, { provider: database.dialect }),
    telemetry: { enabled: false },
    // Ours counts in the database, before any evaluation; see sign-in-limits.ts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // Only the set-up, invitations and admins create users.
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: sessionLimits.idleSeconds,
      updateAge: sessionLimits.renewSeconds,
      freshAge: 0,
      // Reading a session writes nothing: `renewSession` extends it.
      deferSessionRefresh: true,
      // A cached session would outlive a removal.
      cookieCache: { enabled: false },
      additionalFields: { confirmedAt: { type: "date", required: false, input: false } },
    },
    // After this many wrong codes, the second step waits: the sender already has the password.
    plugins: [
      twoFactor({ issuer: "Blueline", accountLockout: { maxFailedAttempts: 10, durationSeconds: 15 * 60 } }),
    ],
    advanced: {
      database: { generateId: () => newRecordId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The library's own prefix would be __Secure-; ours also binds the cookie to this host.
      useSecureCookies: false,
      cookiePrefix: cookiePrefixOf(env),
      defaultCookieAttributes: { secure: env.secureCookies, httpOnly: true, sameSite: "lax", path: "/" },
    },
    logger: {
      // With `error` or `warn` the library would also write to the console.
      level: "info",
      log: (level, message) =>
        getLog()[level === "error" ? "error" : "debug"]({ event: "auth-library", message }),
    },
  });
}

/** Browsers share the cookies of a host among its ports: a demo must not end a session of the installation beside it. */
function cookiePrefixOf({ secureCookies, isDemo }: Env): string {
  if (isDemo) return "demo-blueline";
  return secureCookies ? "__Host-blueline" : "blueline";
}
