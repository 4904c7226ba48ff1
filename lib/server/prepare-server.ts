import "server-only";
import { passwordFault } from "./auth/password-rules";
import { isLoopbackHost } from "./addresses";
import { migrate } from "./database/migrate";
import { type Env, getEnv } from "./env";
import { followOtherServers } from "./live/other-servers";
import { getLog } from "./log";
import { processState } from "./process";
import { issueSetupLink, setUpUnattended } from "./team/setup";

/** Checks the environment, brings the database up to date and makes the first admin, or the link for one. */
export async function prepareServer(): Promise<void> {
  const env = getEnv();
  for (const name of await migrate(env.databaseUrl)) getLog().info({ event: "migrated", name });
  if (!env.secureCookies && !isLoopbackHost(new URL(env.url).hostname)) {
    getLog().warn({ event: "plain-http", message: "BLUELINE_URL is not https: cookies and passwords can be read on the way." });
  }
  await makeFirstAdmin(env);
  await followOtherServers();
}

async function makeFirstAdmin({ adminEmail: email, adminPassword: password }: Env): Promise<void> {
  if (email !== undefined && password !== undefined) {
    if (await setUpUnattended({ email, password })) warnOfCommonPassword(email, password);
    return;
  }
  // For scripts/server.mjs, which prints it once: it belongs on the screen, not in the log.
  const link = await issueSetupLink();
  if (link !== undefined) processState().slots.set("setup-link", link.url);
}

function warnOfCommonPassword(email: string, password: string): void {
  const fault = passwordFault(password, { email });
  if (fault !== undefined) getLog().warn({ event: "weak-admin-password", message: `BLUELINE_ADMIN_PASSWORD ${fault}. Change it after signing in.` });
}
