import type { IncomingMessage, Server, ServerResponse } from "node:http";

export function createEdgeServer(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
  trustedProxies?: readonly string[],
  isSecure?: boolean,
): Server;
