import type { BrowserContext, TestInfo } from "@playwright/test";

/** Notes with a story which pages it opened and which commands of the map it ran: `reach.test.ts` counts them. */
export async function noteReach(context: BrowserContext, { annotations }: TestInfo): Promise<void> {
  const note = (type: "opened" | "ran", description: string) => {
    if (!annotations.some((one) => one.type === type && one.description === description))
      annotations.push({ type, description });
  };
  context.on("response", (response) => {
    const { rsc, "next-router-prefetch": isAhead } = response.request().headers();
    const isPage = response.request().isNavigationRequest() || (rsc !== undefined && isAhead === undefined);
    // Who is sent to sign in has not opened the page.
    if (isPage && response.status() < 400 && response.headers()["location"]?.includes("/sign-in") !== true)
      note("opened", new URL(response.url()).pathname);
  });
  await context.exposeBinding("noteRan", (_source, command: string) => note("ran", command));
  await context.addInitScript(() => {
    new PerformanceObserver((marks) => {
      for (const { name } of marks.getEntries())
        if (name.startsWith("command "))
          (window as typeof window & { noteRan: (id: string) => void }).noteRan(
            name.slice("command ".length),
          );
    }).observe({ type: "mark" });
  });
}
