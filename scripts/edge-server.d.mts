import type { IncomingMessage, Server, ServerResponse } from "node:http";

export function createEdgeServer(
  handle: (request: IncomingMessage, response: ServerResponse, refuse: (seconds: number) => void) => unknown,
  setting?: {
    readonly url?: string;
    readonly trustedProxies?: readonly string[];
    readonly isSecure?: boolean;
    readonly warn?: (line: object) => void;
  },
): Server;
