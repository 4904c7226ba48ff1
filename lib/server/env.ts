import "server-only";
import { availableParallelism } from "node:os";
import path from "node:path";
import * as z from "zod";
import { isAddressRange, isLoopbackHost } from "./addresses";
import { oncePerProcess } from "./process";

export type Env = ReturnType<typeof parseEnv>;

/** The environment, read and checked on first use. */
export function getEnv(): Env {
  return oncePerProcess("env", () => parseEnv(process.env));
}

/** At least two: while one person's pages occupy one, the other serves everyone else. */
function defaultReaders(): number {
  return Math.min(4, Math.max(2, availableParallelism()));
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(file:.|postgres(ql)?:\/\/)/, "must start with file: or postgresql://")
      .default("file:./data/blueline.db"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    BLUELINE_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
    BLUELINE_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    BLUELINE_ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
    BLUELINE_ADMIN_PASSWORD: z.string().min(12, "must have at least 12 characters").optional(),
    BLUELINE_TRUSTED_PROXIES: z
      .string()
      .default("")
      .transform((list) =>
        list
          .split(",")
          .map((entry) => entry.trim())
          .filter((entry) => entry !== ""),
      )
      .refine(
        (entries) => entries.every(isAddressRange),
        "must be addresses or ranges such as 10.0.0.0/8, separated by commas",
      ),
    /** Number of read-only worker processes; 0: the main process serves reads. */
    BLUELINE_READERS: z.coerce.number().int().min(0).max(64).default(defaultReaders()),
    /** Heap limit per worker, in MB. */
    BLUELINE_READER_MEMORY: z.coerce.number().int().min(128).max(65_536).default(512),
    /** Time limit of the analysis of one map, in seconds. */
    BLUELINE_ANALYSIS_SECONDS: z.coerce.number().min(0.001).max(3_600).default(60),
    /** Write limit per person and minute, in MB; 0: no limit. */
    BLUELINE_WRITE_MEGABYTES: z.coerce.number().min(0).max(100_000).default(60),
    /** Retention of the audit log, in days; 0: forever. */
    BLUELINE_AUDIT_DAYS: z.coerce.number().int().min(0).max(36_500).default(0),
    /**
     * Whether the server fetches the public keys of a trusted issuer from an address typed by an admin;
     * `private`: also from the private network.
     */
    BLUELINE_FETCH_KEYS: z.enum(["off", "public", "private"]).default("off"),
    /** Set by `npm run demo`: one visitor without an account, on a database of its own. */
    BLUELINE_DEMO: z.enum(["off", "on"]).default("off"),
    BLUELINE_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    LOG_LEVEL: z.enum(logLevels).default("info"),
  })
  .refine((env) => (env.BLUELINE_ADMIN_EMAIL === undefined) === (env.BLUELINE_ADMIN_PASSWORD === undefined), {
    path: ["BLUELINE_ADMIN_EMAIL"],
    message: "must be set together with BLUELINE_ADMIN_PASSWORD",
  })
  // A demo asks for no password, so only this machine may reach it, and no proxy that could bring others.
  .refine(
    ({ BLUELINE_DEMO: demo, HOST, BLUELINE_URL: url, BLUELINE_TRUSTED_PROXIES: proxies }) =>
      demo === "off" ||
      (isLoopbackHost(HOST) &&
        (url === undefined || isLoopbackHost(new URL(url).hostname)) &&
        proxies.length === 0),
    {
      path: ["BLUELINE_DEMO"],
      message: "needs a loopback address in HOST and BLUELINE_URL, and no BLUELINE_TRUSTED_PROXIES",
    },
  );

/** Throws with one line per invalid variable; never repeats a value, since some are secret. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>) {
  // Container tools pass an unset variable as an empty text.
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Invalid configuration:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  const isDemo = env.BLUELINE_DEMO === "on";
  const url = new URL(env.BLUELINE_URL ?? `http://localhost:${env.PORT}`);
  return {
    databaseUrl: env.DATABASE_URL,
    /** The folder of the secret, and of the database if it is a file. */
    dataFolder: dataFolderOf(env.DATABASE_URL),
    port: env.PORT,
    host: env.HOST,
    /** The public address, without a slash at the end. */
    url: url.origin,
    /** Whether other machines can reach the server, but all of their requests name another address. */
    isReachableWithoutUrl: env.BLUELINE_URL === undefined && !isLoopbackHost(env.HOST),
    /** Every origin that a browser may send: both loopback names if the address is one of them. */
    origins: originsOf(url),
    /** Whether cookies are `Secure` with the `__Host-` prefix; browsers drop those on plain http. */
    secureCookies: url.protocol === "https:",
    secret: env.BLUELINE_SECRET,
    adminEmail: env.BLUELINE_ADMIN_EMAIL,
    adminPassword: env.BLUELINE_ADMIN_PASSWORD,
    trustedProxies: env.BLUELINE_TRUSTED_PROXIES as readonly string[],
    writeMegabytes: env.BLUELINE_WRITE_MEGABYTES,
    auditDays: env.BLUELINE_AUDIT_DAYS,
    /** Whether there is one visitor, who is signed in without a password: see demo/start-demo.ts. */
    isDemo,
    fetchKeys: isDemo ? ("off" as const) : env.BLUELINE_FETCH_KEYS,
    metricsToken: env.BLUELINE_METRICS_TOKEN,
    readers: env.BLUELINE_READERS,
    readerMemory: env.BLUELINE_READER_MEMORY,
    analysisSeconds: env.BLUELINE_ANALYSIS_SECONDS,
    logLevel: env.LOG_LEVEL,
  };
}

function dataFolderOf(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:")) return path.resolve("data");
  return path.dirname(path.resolve(databaseUrl.slice("file:".length)));
}

function originsOf(url: URL): readonly string[] {
  if (!isLoopbackHost(url.hostname)) return [url.origin];
  const port = url.port === "" ? "" : `:${url.port}`;
  return ["localhost", "127.0.0.1"].map((host) => `${url.protocol}//${host}${port}`);
}
