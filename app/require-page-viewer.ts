import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { getViewer, type Viewer } from "@/lib/server/auth/viewer";

/** Who looks at this page: sends strangers to sign in and back to `path`; a page above the viewer's role is not there. */
export async function requirePageViewer(path: string, role: Role = "viewer"): Promise<Viewer> {
  const viewer = await getViewer(await headers());
  if (viewer === undefined) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!hasRole(viewer.role, role)) notFound();
  return viewer;
}
