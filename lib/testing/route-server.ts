import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { routes } from "@/lib/domain/contract/routes";
import { fileOf, handlersIn } from "./authorisation/route-handlers";

export interface RouteServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The handlers of the API behind an HTTP server, in this process and on the database of the test: for programs that call it. */
export async function startRouteServer(): Promise<RouteServer> {
  const server = createServer((request, response) => {
    const { method = "GET", url = "/" } = request;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    // As scripts/edge-server.mjs does.
    headers.set("x-blueline-address", "192.0.2.7");
    const hasBody = method !== "GET" && method !== "HEAD";
    const asked = new Request(`http://127.0.0.1${url}`, {
      method,
      headers,
      // A stream is sent one way only, which its type does not know.
      ...(hasBody ? ({ body: Readable.toWeb(request), duplex: "half" } as RequestInit) : {}),
    });
    void answer(asked)
      .then(async (made) => {
        response.writeHead(made.status, Object.fromEntries(made.headers));
        response.end(Buffer.from(await made.arrayBuffer()));
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace("/api/v1", "");
  // What is written out comes before what a parameter could be.
  const found = routes
    .filter(({ method }) => method === request.method)
    .map((route) => ({ route, match: patternOf(route.path).exec(path) }))
    .filter(({ match }) => match !== null)
    .toSorted((a, b) => a.route.path.split("{").length - b.route.path.split("{").length)[0];
  const handle = found && (await handlersIn(fileOf(found.route.path))).get(request.method);
  if (!handle) return new Response("{}", { status: 404 });
  return handle(request, { params: Promise.resolve({ ...found.match?.groups }) });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}
