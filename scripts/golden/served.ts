import type { Route } from "@/lib/domain/contract/route";
import { routes } from "@/lib/domain/contract/routes";
import type { ApiClient } from "@/lib/testing/api-client";
import { routeFiles } from "@/lib/testing/authorisation/route-handlers";
import type { ListedPage } from "./page-list";
import type { Keep } from "./part";
import type { Ids } from "./workspace";

type Mask = (text: string) => string;

/** Query strings for paths that need one, or answer less without it. */
function queryOf(path: string, { first, full }: Ids): string {
  const queries: Readonly<Record<string, string>> = {
    "/compare": `?from=snapshot:${first}&to=pipeline:${full}`,
    "/pipelines/{id}/posture/compromise": "?node=jenkins",
    "/pipelines/{id}/export": "?format=mermaid",
    "/snapshots/{id}/export": "?format=mermaid",
  };
  return queries[path] ?? "";
}

function idOf(path: string, { full, second, share, edo }: Ids): string {
  const byNoun = {
    pipelines: full,
    snapshots: second,
    shares: share,
    members: edo,
    incidents: "trivy-kics-2026",
  };
  const [, noun = ""] = path.split("/");
  const id = Object.entries(byNoun).find(([name]) => name === noun)?.[1];
  if (id === undefined) throw new Error(`scripts/golden/served.ts has no id for ${path}`);
  return id;
}

/** The answers of the API to an admin who only reads, and every file that a page offers. */
export async function keepServed(keep: Keep, admin: ApiClient, ids: Ids, mask: Mask): Promise<void> {
  const filled = (path: string, slot: string) =>
    path.includes(slot) ? path.replace(slot, idOf(path, ids)) : path;
  for (const { method, path } of routes as readonly Route[]) {
    // A stream does not end, and the document is a part of its own.
    if (method !== "GET" || path.endsWith("/events") || path === "/openapi.json") continue;
    await keep(`answers${path}.json`, async () => {
      const answer = await admin.call("GET", `/api/v1${filled(path, "{id}")}${queryOf(path, ids)}`);
      return { status: answer.status, answer: parsed(mask(await answer.text())) };
    });
  }
  for (const file of routeFiles().filter((one) => /^app\/(?!api\/).*\/route\.ts$/.test(one))) {
    const path = file.slice("app".length, -"/route.ts".length);
    await keep(`files${path}.txt`, async () => {
      const answer = await admin.call("GET", filled(path, "[id]"));
      const name = answer.headers.get("content-disposition");
      return mask(`${answer.status} ${name}\n\n${await answer.text()}`);
    });
  }
}

/** The pages that each of these may open, and the redirects of the others. */
export async function keepDoors(
  keep: Keep,
  pages: readonly ListedPage[],
  callers: Readonly<Record<string, ApiClient>>,
  mask: Mask,
): Promise<void> {
  const byRoute = new Map(pages.toReversed().map((page) => [page.route, page]));
  for (const [route, { path }] of byRoute)
    await keep(`doors/${route === "" ? "home" : route}.json`, async () => {
      const found: Record<string, string> = {};
      for (const [name, { url, cookie }] of Object.entries(callers)) {
        const answer = await fetch(new URL(path, url), { headers: { cookie }, redirect: "manual" });
        const title = /<title>(.*?)<\/title>/.exec(await answer.text())?.[1];
        found[name] = mask([answer.status, answer.headers.get("location"), title].filter(Boolean).join(" "));
      }
      return found;
    });
}

/** JSON with its keys in order; other answers stay a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
