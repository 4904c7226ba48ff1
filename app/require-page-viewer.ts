import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { getViewer, mustSetUpSecondFactor, type Viewer } from "@/lib/server/auth/viewer";
import { areDocsPublic } from "@/lib/server/docs/docs-settings";
import { getEnv } from "@/lib/server/env";
import { asking, tellRefused } from "./refused-page";

const accountPath = "/settings/account";

/**
 * The page's viewer. Redirects signed-out people to sign in and back to `path`, and members who must set up a second
 * factor to that page. A page above the viewer's role is not found, nor are the settings in a demo.
 */
export async function requirePageViewer(path: string, role: Role = "viewer"): Promise<Viewer> {
  const page = asking();
  page.path = path;
  const viewer = await getViewer(await headers());
  if (viewer === undefined) {
    await tellRefused("unauthorized");
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  page.viewer = viewer;
  if (mustSetUpSecondFactor(viewer) && path !== accountPath) {
    await tellRefused("forbidden");
    redirect(accountPath);
  }
  if (!hasRole(viewer.role, role) || (getEnv().isDemo && path.startsWith("/settings"))) {
    await tellRefused("forbidden");
    notFound();
  }
  return viewer;
}

/** The viewer of a page of the documentation; undefined for a signed-out person, if an admin allows that. */
export async function requireDocsViewer(path: string): Promise<Viewer | undefined> {
  const isSignedOut = (await getViewer(await headers())) === undefined;
  return isSignedOut && (await areDocsPublic()) ? undefined : requirePageViewer(path);
}
