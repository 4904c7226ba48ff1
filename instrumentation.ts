import type { Instrumentation } from "next";

/** Runs once in each server process, before its first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareServer } = await import("@/lib/server/prepare-server");
  await prepareServer();
}

/** A page that failed shows its digest; the log has the same one, and where it happened. The API logs its own. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs" || routePath.startsWith("/api/")) return;
  const { logPageError } = await import("@/lib/server/http/log-page-error");
  logPageError(error, routePath);
};
