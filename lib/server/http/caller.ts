import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { addressHeader } from "../auth/client-address";
import { oncePerProcess } from "../process";

/** The origin and client of a request, as the audit log stores them. */
export interface Caller {
  /** An IP address; empty if unknown. */
  readonly address: string;
  /** The user agent, cut to fit a line. */
  readonly agent: string;
}

const longestAgent = 300;

/** Runs a request; code inside it can ask for its caller. */
export function withCaller<T>({ headers }: Request, run: () => Promise<T>): Promise<T> {
  const address = headers.get(addressHeader) ?? "";
  const agent = (headers.get("user-agent") ?? "").slice(0, longestAgent);
  return callers().run({ address: address === "unknown" ? "" : address, agent }, run);
}

/** The caller of the current request; empty outside of a request. */
export function getCaller(): Caller {
  return callers().getStore() ?? { address: "", agent: "" };
}

function callers(): AsyncLocalStorage<Caller> {
  return oncePerProcess("callers", () => new AsyncLocalStorage<Caller>());
}
