import type * as z from "zod/mini";
import type { Problem } from "@/lib/domain/contract/problem";
import type {
  AnswerSchemaOf,
  BodySchemaOf,
  ParamNameOf,
  QueryNameOf,
} from "@/lib/domain/contract/route-parts";
import type { RouteKey } from "@/lib/domain/contract/routes";
import { err, ok, type Result } from "@/lib/domain/result";
import { confirmIdentity } from "./confirm-identity";
import { counted } from "@/lib/domain/words/english";

type ParamsPart<Key extends RouteKey> = [ParamNameOf<Key>] extends [never]
  ? { readonly params?: never }
  : { readonly params: { readonly [Name in ParamNameOf<Key>]: string } };
type QueryPart<Key extends RouteKey> = [QueryNameOf<Key>] extends [never]
  ? { readonly query?: never }
  : { readonly query?: { readonly [Name in QueryNameOf<Key>]?: string | number } };
type BodyPart<Key extends RouteKey> = [BodySchemaOf<Key>] extends [never]
  ? { readonly body?: never }
  : { readonly body: z.input<BodySchemaOf<Key>> };

export type CallInput<Key extends RouteKey> = ParamsPart<Key> &
  QueryPart<Key> &
  BodyPart<Key> & { readonly signal?: AbortSignal };
export type AnswerOf<Key extends RouteKey> = [AnswerSchemaOf<Key>] extends [never]
  ? undefined
  : z.output<AnswerSchemaOf<Key>>;

export interface ApiProblem extends Problem {
  readonly retryAfter?: number;
}

/** The optional input of a call whose route needs none. */
type InputArguments<Key extends RouteKey> =
  Record<never, never> extends CallInput<Key> ? [input?: CallInput<Key>] : [input: CallInput<Key>];

/**
 * Calls one route of our own server. A refusal is a value; nothing is thrown, not even without a network. If the server
 * wants the password again, the person is asked for it, and the call repeated once.
 */
export async function callApi<Key extends RouteKey>(
  key: Key,
  ...[input]: InputArguments<Key>
): Promise<Result<AnswerOf<Key>, ApiProblem>> {
  const { params, query, body, signal }: LooseInput = input ?? {};
  const [method = "GET", path = ""] = key.split(" ");
  const send = () =>
    fetch(addressOf(path, params, query), {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  try {
    let response = await send();
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.type !== confirmFirst || !(await confirmIdentity())) return err(problem);
      response = await send();
    }
    if (!response.ok) return err(await problemOf(response));
    // The server answers by the contract; its own tests check that.
    return ok((response.status === 204 ? undefined : await response.json()) as AnswerOf<Key>);
  } catch {
    return err(unreachable);
  }
}

const confirmFirst = "urn:blueline:problem:confirm";

export const unreachable: ApiProblem = {
  type: "about:blank",
  title: "No answer",
  status: 0,
  detail: "The server cannot be reached. Check your connection and try again.",
};

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

function addressOf(path: string, params: LooseInput["params"] = {}, query: LooseInput["query"] = {}): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `/api/v1${filled}${search.size > 0 ? `?${search}` : ""}`;
}

/** The problem from the server, or one made from the status if a proxy answered. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retry = Number.isFinite(seconds) ? { retryAfter: seconds } : {};
  const isProblem = response.headers.get("content-type")?.includes("application/problem+json") === true;
  const named: unknown = isProblem ? await response.json().catch(() => undefined) : undefined;
  // The content type is ours alone, so its shape is ours too.
  if (typeof named === "object" && named !== null)
    return { ...(named as Problem), status: response.status, ...retry };
  return {
    type: "about:blank",
    title: "Request failed",
    status: response.status,
    detail: `The server answered with status ${response.status}. Try again.`,
    ...retry,
  };
}

/** The problem as one or two sentences, for a notice. */
export function problemText(problem: ApiProblem): string {
  if (problem.status === 0)
    return "Blueline cannot be reached, so nothing was changed. Check the connection and try again.";
  if (problem.status === 429)
    return `Too many tries. Try again ${problem.retryAfter === undefined ? "in a few minutes" : `in ${durationText(problem.retryAfter)}`}.`;
  if (problem.status >= 500) return failureText(problem);
  return problem.detail ?? `${problem.title}.`;
}

/** The same for an answer; undefined on success. */
export function faultOf(answer: Result<unknown, ApiProblem>): string | undefined {
  return answer.ok ? undefined : problemText(answer.error);
}

/** The error of one form field, or of an entry in it; `path` as the API names it. */
export function fieldProblem(problem: ApiProblem | undefined, path: string): string | undefined {
  const error = problem?.errors?.find((one) => isAt(one.path, path));
  if (error === undefined) return undefined;
  // The API says "must be ..." or "is ..." about the field.
  return /^(must|is) /.test(error.message)
    ? `${entryText(error.path.slice(path.length))} ${error.message}.`
    : error.message;
}

/** Whether each error is shown at a field of the form, so that no notice is needed. */
export function isShownAtFields(problem: ApiProblem, paths: readonly string[]): boolean {
  const errors = problem.errors ?? [];
  return errors.length > 0 && errors.every((error) => paths.some((path) => isAt(error.path, path)));
}

function isAt(where: string, path: string): boolean {
  return where === path || where.startsWith(`${path}[`) || where.startsWith(`${path}.`);
}

/** `.slsa-1.2[0]`, within a field, is the first entry of slsa-1.2. */
function entryText(within: string): string {
  const [, name, at] = /^(?:\.([^[]+))?(?:\[(\d+)\])?/.exec(within) ?? [];
  if (at === undefined) return name ?? "This";
  return `Entry ${Number(at) + 1}${name === undefined ? "" : ` of ${name}`}`;
}

function failureText({ detail, instance }: ApiProblem): string {
  const where =
    instance === undefined
      ? ""
      : ` If it fails again, give your administrator this log id: ${instance.replace(/^urn:blueline:log:/, "")}.`;
  return `${detail ?? "The server had an error. Try again."}${where}`;
}

function durationText(seconds: number): string {
  if (seconds < 90) return counted(Math.ceil(seconds), "second");
  return `${Math.ceil(seconds / 60)} minutes`;
}
