/** Runs once in each server process, before its first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareServer } = await import("@/lib/server/prepare-server");
  await prepareServer();
}
