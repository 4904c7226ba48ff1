import type { IncomingMessage, Server, ServerResponse } from "node:http";

export function createEdgeServer(
  handle: (request: IncomingMessage, response: ServerResponse, refuse: (seconds: number) => void) => unknown,
  trustedProxies?: readonly string[],
  isSecure?: boolean,
): Server;
