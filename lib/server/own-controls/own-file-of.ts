import "server-only";
import type { OwnFile } from "@/lib/domain/catalogue/own/own-file-schema";
import type { WorkspaceAccess } from "../auth/access";
import { listOwnControls, listOwnFrameworks } from "./queries";

/**
 * A file to upload elsewhere for the same result: the newest version of each control, drafts included, and
 * the frameworks in use.
 */
export async function ownFileOf(access: WorkspaceAccess): Promise<OwnFile> {
  const [{ controls }, frameworks] = await Promise.all([listOwnControls(access), listOwnFrameworks(access)]);
  return {
    schema: "blueline/own/1",
    controls: controls.flatMap(({ state, hasDraft, versions: [newest] }) =>
      newest && (state !== "retired" || hasDraft) ? [newest.control] : [],
    ),
    frameworks: frameworks.flatMap(({ framework, retired }) => (retired ? [] : [framework])),
  };
}
