import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { Viewer } from "@/lib/server/auth/viewer";
import { logRefusedPage, type RefusedPage } from "@/lib/server/http/log-refused-page";

interface Asking {
  path: string;
  viewer?: Viewer;
  isTold: boolean;
}

/** The page in progress and its viewer, once per request. */
export const asking = cache((): Asking => ({ path: "", isTold: false }));

/** Once per request, although a page and its layout both check access. */
export async function tellRefused(code: RefusedPage["code"]): Promise<void> {
  const page = asking();
  if (page.isTold) return;
  page.isTold = true;
  logRefusedPage({ path: page.path, userId: page.viewer?.userId, code }, await headers());
}
