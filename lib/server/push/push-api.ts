import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type * as z from "zod";
import { problemSchema } from "@/lib/domain/contract/problem";
import { steadyNow } from "../clock";

/** A call that was refused or did not arrive, in words for the log of a CI job. */
export class PushError extends Error {
  override readonly name = "PushError";

  /** @param mayBeDone the call may have succeeded all the same */
  constructor(
    message: string,
    readonly mayBeDone = false,
  ) {
    super(message);
  }
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
}

/** Nothing was sent, because there was no connection. */
const notConnected = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "bad port"];

interface Sent {
  readonly body?: string | Uint8Array;
  readonly type?: string;
  /** Without a token. */
  readonly isPublic?: boolean;
}

const patience = 120_000;
/** In seconds: the longest single wait, and the total time for retries. */
const [longestWait, longestTry] = [30, 180];

/** The API of a server, called with a token. */
export class PushApi {
  constructor(
    readonly server: string,
    private readonly token: string | undefined,
  ) {}

  async json<Schema extends z.ZodType>(
    method: "GET" | "POST",
    path: string,
    answer: Schema,
    sent: Sent = {},
  ): Promise<z.output<Schema>> {
    const { status, text } = await this.send(method, path, sent);
    const parsed = answer.safeParse(jsonOf(text));
    const isChange = method !== "GET";
    if (status < 200 || status > 299) {
      const problem = problemSchema.safeParse(jsonOf(text));
      // A proxy may have given up on a server that continues; Blueline's own refusals change nothing.
      const isUnclear = status >= 500 && !(problem.success && status !== 500);
      throw new PushError(refusalOf(status, problem.data), isChange && isUnclear);
    }
    if (!parsed.success)
      throw new PushError(`${this.server} did not answer like a Blueline server of this version`, isChange);
    return parsed.data;
  }

  /** Waits as told by the server: a temporary refusal changed nothing. */
  private async send(method: string, path: string, { body, type, isPublic }: Sent): Promise<Answer> {
    const since = steadyNow();
    for (;;) {
      const answer = await this.sendOnce(
        method,
        path,
        {
          ...(type === undefined ? {} : { "content-type": type }),
          ...(this.token === undefined || isPublic === true ? {} : { authorization: `Bearer ${this.token}` }),
        },
        body,
      );
      const { status, retryAfter: wait } = answer;
      const isForNow = [429, 503].includes(status) && wait > 0 && wait <= longestWait;
      if (!isForNow || steadyNow() - since + wait * 1000 > longestTry * 1000) return answer;
      await sleep(wait * 1000);
    }
  }

  private async sendOnce(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | Uint8Array | undefined,
  ): Promise<Answer> {
    try {
      const response = await fetch(`${this.server}/api/v1${path}`, {
        method,
        // Redirects are not followed, so that no other server gets the token.
        redirect: "error",
        signal: AbortSignal.timeout(patience),
        headers: { accept: "application/json", ...headers },
        // A view of a larger buffer would be sent whole.
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : Uint8Array.from(body) }),
      });
      const retryAfter = Number(response.headers.get("retry-after"));
      return { status: response.status, retryAfter, text: await response.text() };
    } catch (error) {
      const reason = reasonOf(error);
      throw new PushError(
        `Can't reach ${this.server}: ${reason}`,
        method !== "GET" && !notConnected.includes(reason),
      );
    }
  }
}

/** The useful part of a failed call: the system's error code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return `no answer in ${patience / 1000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return code ?? (cause instanceof Error ? cause.message : error.message);
}

function refusalOf(status: number, problem: z.output<typeof problemSchema> | undefined): string {
  if (problem === undefined) return `the server answered ${status}, not as Blueline does`;
  const { title, detail, errors } = problem;
  // The server does not say which: a token must not reveal other pipelines.
  if (status === 404 && detail === undefined)
    return `${status} ${title}: the id does not exist, or the token is not for it`;
  const fields = (errors ?? []).map(({ path, message }) => `${path} ${message}`);
  return [`${status} ${title}`, ...(detail === undefined ? [] : [detail]), ...fields].join(": ");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
