import type { Route } from "@/lib/domain/contract/route";
import { type RouteKey, routes } from "@/lib/domain/contract/routes";
import { tokenScopes } from "@/lib/domain/contract/token-scopes";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { createDatabase } from "@/lib/server/database/create-database";
import type { Database } from "@/lib/server/database/database";
import { migrate } from "@/lib/server/database/migrate";
import { processState } from "@/lib/server/process";
import { createToken } from "@/lib/server/tokens/create-token";
import { callers, type Cast, makeCast } from "@/lib/testing/authorisation/callers";
import { fileOf, handlersIn, isOfApi, routeFiles } from "@/lib/testing/authorisation/route-handlers";
import { type Sample, samples } from "@/lib/testing/authorisation/samples";
import { makeTarget, type Target } from "@/lib/testing/authorisation/target";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { aRequest, openSession } from "@/lib/testing/team";
import { bundleScan } from "../bundle-scan.mjs";
import type { Keep } from "./part";

/** The answer of each route to each kind of caller, beside the rights in the contract. */
export async function makeRights(keep: Keep): Promise<void> {
  await bundleScan(".cache/scan-process.mjs");
  const scratch = await createScratchDatabase("sqlite", "", { inMemory: true });
  await migrate(scratch.url);
  const database = createDatabase(scratch.url);
  processState().slots.set("database", database);
  try {
    await keepRights(keep, database);
  } finally {
    await database.close();
    await scratch.remove();
  }
}

async function keepRights(keep: Keep, database: Database): Promise<void> {
  const cast = await makeCast(database);
  const credentials = await credentialsOf(cast, database);
  const wanted = targets(cast.admin);

  async function statuses(route: Route, file: string, sampleOf: (target: Target) => Sample) {
    const handle = (await handlersIn(file)).get(route.method);
    if (handle === undefined) throw new Error(`${file} has no handler for ${route.method}.`);
    const found: Record<string, number> = {};
    for (const [caller, credential] of credentials) {
      const { id, query = "", body } = sampleOf(await wanted.next());
      // Not part of this output.
      await database.client.rateLimit.deleteMany();
      const request = aRequest(route.method, `/api/v1${route.path.replace("{id}", id ?? "")}${query}`, {
        body,
        ...credential,
      });
      // A program sends no origin.
      if (credential.headers) request.headers.delete("sec-fetch-site");
      const answer = await handle(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
      await answer.body?.cancel();
      found[caller] = answer.status;
      if (route.method !== "GET" && sampleOf.length > 0 && answer.status < 400) wanted.use();
    }
    return found;
  }

  for (const route of routes as readonly Route[]) {
    const { method, path, access, token, confirm } = route;
    // A row of the contract has this key.
    const sampleOf = samples[`${method} ${path}` as RouteKey];
    await keep(`api${path}/${method}.json`, async () => ({
      says: { access, token, confirm },
      answers: await statuses(route, fileOf(path), sampleOf),
    }));
  }
  for (const file of routeFiles().filter((one) => !isOfApi(one) && one.endsWith("/export/route.ts"))) {
    const path = file.slice("app".length, -"/route.ts".length);
    const route: Route = { method: "GET", path, access: "viewer", summary: "", status: 200 };
    await keep(`files${path}.json`, () =>
      statuses(route, file, ({ pipelineId, snapshotId }) =>
        path.includes("[id]") ? { id: path.startsWith("/snapshots") ? snapshotId : pipelineId } : {},
      ),
    );
  }
}

interface Credential {
  readonly cookie?: string | undefined;
  readonly headers?: { readonly authorization: string };
}

/** One per caller; an admin who signed in an hour ago; and a token for each scope. */
async function credentialsOf(
  { admin, cookies }: Cast,
  { client }: Database,
): Promise<ReadonlyMap<string, Credential>> {
  const found = new Map<string, Credential>(callers.map((name) => [name, { cookie: cookies.get(name) }]));
  const before = new Set((await client.session.findMany({ select: { id: true } })).map(({ id }) => id));
  found.set("admin, an hour ago", { cookie: await openSession(admin) });
  const hourAgo = new Date(Date.now() - 3_600_000);
  await client.session.updateMany({
    where: { id: { notIn: [...before] } },
    data: { createdAt: hourAgo, confirmedAt: hourAgo },
  });
  const access = await requireWorkspaceAccess(admin, "admin");
  for (const scope of tokenScopes) {
    const { token } = await createToken(access, { name: scope, scopes: [scope] });
    found.set(`token for ${scope}`, { headers: { authorization: `Bearer ${token}` } });
  }
  return found;
}

/** One target is enough until a call may use it up. */
function targets(admin: Viewer) {
  let target: Target | undefined;
  return {
    next: async () => (target ??= await makeTarget(admin)),
    use: () => (target = undefined),
  };
}
