import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { getViewer, mustSetUpSecondFactor, type Viewer } from "@/lib/server/auth/viewer";
import { asking, tellRefused } from "./refused-page";

const accountPath = "/settings/account";

/** Who looks at this page: sends strangers to sign in and back to `path`; a page above the viewer's role is not there. Who has to set up a second factor does so before anything else. */
export async function requirePageViewer(path: string, role: Role = "viewer"): Promise<Viewer> {
  const page = asking();
  page.path = path;
  const viewer = await getViewer(await headers());
  if (viewer === undefined) {
    await tellRefused("unauthorized");
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  page.userId = viewer.userId;
  if (mustSetUpSecondFactor(viewer) && path !== accountPath) {
    await tellRefused("forbidden");
    redirect(accountPath);
  }
  if (!hasRole(viewer.role, role)) {
    await tellRefused("forbidden");
    notFound();
  }
  return viewer;
}
