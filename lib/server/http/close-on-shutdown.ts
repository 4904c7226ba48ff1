import "server-only";
import { oncePerProcess } from "../process";

type Close = () => void | Promise<void>;

/**
 * Registers a function for SIGTERM, which scripts/server.mjs calls before it waits for open requests: it ends
 * streams.
 */
export function closeOnShutdown(name: string, close: Close): void {
  oncePerProcess("close-on-shutdown", () => new Map<string, Close>()).set(name, close);
}
