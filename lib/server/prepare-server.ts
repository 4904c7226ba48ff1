import "server-only";
import { expireAudit } from "./audit/expire-audit";
import { passwordFault } from "./auth/password-rules";
import { isLoopbackHost } from "./addresses";
import { migrate } from "./database/migrate";
import { requireDatabase } from "./database/require-database";
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

/** Left by scripts/server.mjs, since Next starts the preparation by itself, waits for it at the first request, and tells nobody how it went. */
type StartSignal = { readonly done: () => void; readonly failed: (error: unknown) => void };

/** What must be right before the first request; `npm start` ends with the reason when it is not. */
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
  if (!env.secureCookies && !isLoopbackHost(new URL(env.url).hostname)) {
    getLog().warn({
      event: "plain-http",
      message: "BLUELINE_URL is not https: cookies and passwords can be read on the way.",
    });
  }
  await makeFirstAdmin(env);
  await listenToOtherServers();
  getLog();
  // scripts/server.mjs asks by it whose turn a request takes.
  getSecret();
  processState().slots.set("writer-tasks", runWriterTask);
  keepAuditShort();
  keepMapsUpOnSchedule();
}

/** The process that writes has done all the rest before it started a reader. */
function prepareReader(): void {
  // scripts/warm-up.mjs has it silent for as long as it asks.
  getLog();
  processState().slots.set("reader-jobs", runReaderJob);
}

const quarterDay = 6 * 60 * 60 * 1000;

/** At the start and a few times a day: what is older than the setting goes. */
function keepAuditShort(): void {
  const expire = () =>
    void expireAudit().catch((error: unknown) =>
      getLog().error({ event: "audit-expiry-failed", error: describeError(error) }),
    );
  expire();
  setInterval(expire, quarterDay).unref();
}

const minute = 60 * 1000;

/** What the settings ask of all maps, where that was missed, and the snapshots that are due. One round at a time: a round of many large pipelines may take longer than the time between two. */
function keepMapsUpOnSchedule(): void {
  let isKeeping = false;
  const keep = async () => {
    if (isKeeping || processState().draining) return;
    isKeeping = true;
    // First, so that a snapshot says what the workspace asks for.
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
  // For scripts/server.mjs, which prints it once: it belongs on the screen, not in the log.
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
