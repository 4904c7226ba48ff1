import "server-only";
import { onceInAWhile } from "../audit/once-in-a-while";
import { getCaller } from "../http/caller";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { askWriter } from "../readers/ask-writer";
import type { NotedToken } from "./record-token";

const minute = 60_000;

/**
 * Records the last use of a token, at most once a minute. A failure, such as a full disk, is logged and
 * reading continues.
 */
export async function noteTokenUsed(token: NotedToken, maker: string, now: Date): Promise<void> {
  const used = onceInAWhile("token used", minute);
  if (!used.isFirst(token.id)) return;
  await noted(askWriter("record-token-used", plain(token), maker, now.toISOString(), getCaller()), () =>
    used.forget(token.id),
  );
}

/** Records a refused token in the audit log, once an hour per reason, because jobs retry. */
export async function noteTokenRefused(token: NotedToken, reason: string): Promise<void> {
  const refused = onceInAWhile("token refused", 60 * minute);
  const key = `${token.id} ${reason}`;
  if (!refused.isFirst(key)) return;
  await noted(askWriter("record-token-refused", plain(token), reason, getCaller()), () =>
    refused.forget(key),
  );
}

/** Without its hash, which is never passed on. */
function plain({ id, name, createdById, workspaceId }: NotedToken): NotedToken {
  return { id, name, createdById, workspaceId };
}

async function noted(asked: Promise<void>, forget: () => void): Promise<void> {
  try {
    await asked;
  } catch (error) {
    forget();
    getLog().error({ event: "audit-failed", error: describeError(error) });
  }
}
