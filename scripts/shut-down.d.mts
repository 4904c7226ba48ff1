import type { Server } from "node:http";

type State = { draining?: boolean; readonly slots?: Map<string, unknown> };

export function createShutDown(
  server: Server,
  state: State,
  exit?: (code: number) => unknown,
): () => Promise<void>;
