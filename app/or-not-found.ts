import "server-only";
import { notFound, redirect } from "next/navigation";
import { portfolioAddress } from "@/components/pipelines/portfolio-address";
import { hasRole } from "@/lib/domain/contract/roles";
import { requireArchivedPipelineAccess } from "@/lib/server/auth/access";
import { AppError } from "@/lib/server/errors";
import { archivedName } from "@/lib/server/pipeline/queries";
import { asking, tellRefused } from "./refused-page";

/**
 * For pages: a missing or inaccessible item becomes the not-found page and a line of the server log. A page of an
 * archived pipeline leads an admin to the list that can restore it.
 */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  const q = await askedArchived();
  if (q !== undefined)
    redirect(portfolioAddress.href("/pipelines", { show: "archived", q, from: "archived" }));
  await tellRefused("not-found");
  notFound();
}

/** The name of the archived pipeline that an admin asked for. */
async function askedArchived(): Promise<string | undefined> {
  const { path, viewer } = asking();
  const [, id] = /^\/pipelines\/(\w+)/.exec(path) ?? [];
  if (id === undefined || viewer === undefined || !hasRole(viewer.role, "admin")) return undefined;
  try {
    return await archivedName(await requireArchivedPipelineAccess(viewer, id, "admin"));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === "not-found";
}
