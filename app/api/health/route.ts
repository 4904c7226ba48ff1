export const dynamic = "force-dynamic";

/** The process is alive; asks nothing of the database. */
export function GET(): Response {
  return new Response("alive\n", { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });
}
