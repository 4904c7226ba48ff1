import "server-only";
import type { TokenSettings } from "@/lib/domain/contract/tokens";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { changeTeam } from "../team/commands";

/** The rules for tokens in a workspace. */
export async function tokenSettings(
  workspaceId: string,
  database: DatabaseTransaction,
): Promise<TokenSettings> {
  const { tokensOff, tokenDays } = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { tokensOff: true, tokenDays: true },
  });
  return { allowed: !tokensOff, longestDays: tokenDays };
}

/** Off: no token works from then on. On again: tokens work that are neither revoked nor expired. */
export async function changeTokenSettings(
  access: WorkspaceAccess,
  {
    allowed,
    longestDays,
  }: { readonly [Setting in keyof TokenSettings]?: TokenSettings[Setting] | undefined },
  now = new Date(),
): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const { tokensOff, tokenDays } = await transaction.workspace.update({
      where: { id: workspaceId },
      data: {
        ...(allowed === undefined ? {} : { tokensOff: !allowed }),
        ...(longestDays === undefined ? {} : { tokenDays: longestDays }),
      },
    });
    const detail = { allowed: tokensOff ? "no" : "yes", days: String(tokenDays) };
    await recordAudit(
      { event: "token-settings-changed", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}
