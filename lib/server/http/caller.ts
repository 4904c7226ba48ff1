import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { addressHeader } from "../auth/client-address";
import { oncePerProcess } from "../process";

/** From where, and with what, a request came: as the security record keeps it. */
export interface Caller {
  /** An IP address; empty where none is known. */
  readonly address: string;
  /** How the browser or program called itself, cut to what a line has room for. */
  readonly agent: string;
}

const longestAgent = 300;

/** Runs what a request asks for; what is done in it can ask who called. */
export function withCaller<T>({ headers }: Request, run: () => Promise<T>): Promise<T> {
  const address = headers.get(addressHeader) ?? "";
  const agent = (headers.get("user-agent") ?? "").slice(0, longestAgent);
  return callers().run({ address: address === "unknown" ? "" : address, agent }, run);
}

/** Who called; nobody, outside of a request. */
export function getCaller(): Caller {
  return callers().getStore() ?? { address: "", agent: "" };
}

function callers(): AsyncLocalStorage<Caller> {
  return oncePerProcess("callers", () => new AsyncLocalStorage<Caller>());
}
