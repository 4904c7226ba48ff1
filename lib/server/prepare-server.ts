import "server-only";
import { expireAudit } from "./audit/expire-audit";
import { passwordFault } from "./auth/password-rules";
import { isLoopbackHost } from "./addresses";
import { migrate } from "./database/migrate";
import { requireDatabase } from "./database/require-database";
import { startDemo } from "./demo/start-demo";
import { type Env, getEnv } from "./env";
import { listenToOtherServers } from "./live/other-servers";
import { describeError } from "./http/describe-error";
import { getLog } from "./log";
import { isReader, processState } from "./process";
import { runReaderJob } from "./readers/reader-jobs";
import { runWriterTask } from "./readers/writer-tasks";
import { getSecret } from "./secret";
import { bringAllInLine } from "./policy/bring-in-line";
import { takeDueSnapshots } from "./snapshot/automatic-snapshots";
import { issueSetupLink, setUpUnattended } from "./team/setup";

/**
 * Set by scripts/server.mjs, because Next starts the preparation by itself, awaits it at the first request,
 * and does not report the result.
 */
type StartSignal = { readonly done: () => void; readonly failed: (error: unknown) => void };

/** Requirements for the first request; `npm start` ends with the reason if one fails. */
export async function prepareServer(): Promise<void> {
  // Nothing else writes this slot.
  const signal = processState().slots.get("start-signal") as StartSignal | undefined;
  try {
    await prepare();
    signal?.done();
  } catch (error) {
    signal?.failed(error);
    throw error;
  }
}

async function prepare(): Promise<void> {
  const env = getEnv();
  if (isReader()) return prepareReader();
  requireDatabase(env);
  const names = await migrate(env.databaseUrl);
  if (names.length > 0) getLog().info({ event: "migrated", names });
  if (env.isReachableWithoutUrl) {
    getLog().warn({
      event: "url-not-set",
      message: `BLUELINE_URL is not set, so only ${env.url} is answered. Set it to the address that people use.`,
    });
  }
  if (!env.secureCookies && !isLoopbackHost(new URL(env.url).hostname)) {
    getLog().warn({
      event: "plain-http",
      message: "BLUELINE_URL is not https: anyone on the network path can read cookies and passwords.",
    });
  }
  await (env.isDemo ? startDemo() : makeFirstAdmin(env));
  await listenToOtherServers();
  getLog();
  // scripts/server.mjs asks it for the order of requests.
  getSecret();
  processState().slots.set("writer-tasks", runWriterTask);
  keepAuditShort();
  keepMapsUpOnSchedule();
}

/** The main process has done all the rest before it starts a worker. */
function prepareReader(): void {
  // scripts/warm-up.mjs silences it during its own requests.
  getLog();
  processState().slots.set("reader-jobs", runReaderJob);
}

const quarterDay = 6 * 60 * 60 * 1000;

/** At the start and a few times a day: deletes expired entries. */
function keepAuditShort(): void {
  const expire = () =>
    void expireAudit().catch((error: unknown) =>
      getLog().error({ event: "audit-expiry-failed", error: describeError(error) }),
    );
  expire();
  setInterval(expire, quarterDay).unref();
}

const minute = 60 * 1000;

/**
 * Missed updates of maps with workspace settings, and due snapshots. One round at a time: a round over many
 * large pipelines may outlast the interval.
 */
function keepMapsUpOnSchedule(): void {
  let isKeeping = false;
  const keep = async () => {
    if (isKeeping || processState().draining) return;
    isKeeping = true;
    // First, so that a snapshot contains the workspace's rules.
    await bringAllInLine().catch((error: unknown) =>
      getLog().error({ event: "policies-not-written", error: describeError(error) }),
    );
    await takeDueSnapshots()
      .catch((error: unknown) =>
        getLog().error({ event: "automatic-snapshots-failed", error: describeError(error) }),
      )
      .finally(() => (isKeeping = false));
  };
  setInterval(() => void keep(), minute).unref();
}

async function makeFirstAdmin({ adminEmail: email, adminPassword: password }: Env): Promise<void> {
  if (email !== undefined && password !== undefined) {
    if (await setUpUnattended({ email, password })) warnOfCommonPassword(email, password);
    return;
  }
  // scripts/server.mjs prints it once, on the screen and not in the log.
  const link = await issueSetupLink();
  if (link !== undefined) processState().slots.set("setup-link", link.url);
}

function warnOfCommonPassword(email: string, password: string): void {
  const fault = passwordFault(password, { email });
  if (fault !== undefined)
    getLog().warn({
      event: "weak-admin-password",
      message: `BLUELINE_ADMIN_PASSWORD ${fault}. Change it after signing in.`,
    });
}
