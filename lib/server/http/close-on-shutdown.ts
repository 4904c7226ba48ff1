import "server-only";
import { oncePerProcess } from "../process";

type Close = () => void | Promise<void>;

/** Registers what scripts/server.mjs calls on SIGTERM before it waits for open requests: streams that would never end by themselves. */
export function closeOnShutdown(name: string, close: Close): void {
  oncePerProcess("close-on-shutdown", () => new Map<string, Close>()).set(name, close);
}
