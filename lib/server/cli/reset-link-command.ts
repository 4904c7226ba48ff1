import "server-only";
import { recordAudit } from "../audit/record-audit";
import { removeSecondFactor } from "../auth/second-factor";
import { createDatabase } from "../database/create-database";
import { getEnv } from "../env";
import { createLink } from "../team/access-links";
import { type Command, MisuseError } from "./command";

export const resetLinkCommand: Command = {
  summary: "Create a link for a member to set a new password, without the second factor",
  usage: "EMAIL",
  help: `For an admin who can't sign in: no password, no authenticator app, no recovery codes. Prints a link that works once
and removes the member's second factor, and records this in the audit log. Anyone who can run this command can read the
database, too. With SQLite, stop the server first.`,
  options: {},
  takes: [1, 1],
  async run([email = ""]) {
    const database = createDatabase(getEnv().databaseUrl);
    const now = new Date();
    try {
      const link = await database.runWrite(async (transaction) => {
        const membership = await transaction.membership.findFirst({
          where: { user: { email: email.toLowerCase() } },
          include: { user: { select: { id: true, name: true } } },
        });
        if (membership === null) throw new MisuseError(`No member has the address ${email}.`);
        const { user: target, workspaceId } = membership;
        await removeSecondFactor(target.id, transaction);
        const about = { target, workspaceId, actor: { name: "blueline reset-link" } };
        await recordAudit({ ...about, event: "second-factor-removed" }, transaction, now);
        await recordAudit({ ...about, event: "reset-made" }, transaction, now);
        return createLink("reset", { workspaceId, userId: target.id }, now, transaction);
      });
      return {
        code: 0,
        json: link,
        text: `Set a new password with this link, once, until ${link.expiresAt}:\n  ${link.url}`,
      };
    } finally {
      await database.close();
    }
  },
};
