import "server-only";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { frameworkFaults } from "@/lib/domain/catalogue/own/own-faults";
import type { OwnFramework } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import type { WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { canonicalJson } from "../catalogue/canonical";
import { AppError } from "../errors";
import { bringInLineSoon } from "../policy/bring-in-line";
import { raisePolicy } from "../policy/raise-policy";
import { changeTeam } from "../team/commands";
import { auditOwn } from "./audit-own";
import { newestFrameworks } from "./newest-own";
import { requireOwnFits } from "./require-own-fits";

/**
 * Adds frameworks, or their next editions, all or none. They apply at once, because a framework alone
 * requires nothing.
 */
export async function writeFrameworks(
  access: WorkspaceAccess,
  frameworks: readonly OwnFramework[],
  now = new Date(),
): Promise<{ readonly written: number; readonly unchanged: number }> {
  const { workspaceId, viewer } = access;
  const changed = await changeTeam(access, async (transaction) => {
    const errors = [
      ...frameworkFaults(frameworks, (id) => frameworkById(id) !== undefined),
      ...frameworks.flatMap(({ id }, index) =>
        frameworks.findIndex((other) => other.id === id) === index
          ? []
          : [{ path: `frameworks[${index}].id`, message: `"${id}" is used twice` }],
      ),
    ];
    if (errors.length > 0) throw new AppError("invalid", { errors });
    const newest = await newestFrameworks(workspaceId, transaction);
    const held = [...newest.values()].filter(({ retiredAt }) => retiredAt === null);
    const ids = new Set([...held.map(({ frameworkId }) => frameworkId), ...frameworks.map(({ id }) => id)]);
    if (ids.size > limits.ownFrameworks)
      throw new AppError("invalid", {
        detail: `Limit of ${limits.ownFrameworks} custom frameworks reached: these would make ${ids.size}.`,
      });
    const data = frameworks.flatMap((framework) => {
      const body = canonicalJson(framework);
      const last = newest.get(framework.id);
      if (last?.body === body && last.retiredAt === null) return [];
      return [
        {
          id: newRecordId(),
          workspaceId,
          frameworkId: framework.id,
          edition: (last?.edition ?? 0) + 1,
          body,
          writtenAt: now,
          writtenById: viewer.userId,
        },
      ];
    });
    if (data.length === 0) return 0;
    await transaction.ownFrameworkEdition.createMany({ data });
    await requireOwnFits(workspaceId, transaction, { withDrafts: true });
    await raisePolicy(workspaceId, transaction);
    const written = data.map(({ frameworkId }) => frameworkId);
    await auditOwn(access, "own-frameworks-changed", "wrote", written, transaction, now);
    return data.length;
  });
  if (changed > 0) await bringInLineSoon(workspaceId);
  return { written: changed, unchanged: frameworks.length - changed };
}

/** Pipelines are not measured against them from then on; references from controls stay. */
export async function retireFrameworks(
  access: WorkspaceAccess,
  ids: readonly string[],
  now = new Date(),
): Promise<{ readonly changed: number }> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const newest = await newestFrameworks(workspaceId, transaction);
    const rows = ids.map((id, index) => {
      const last = newest.get(id);
      if (last?.retiredAt === null) return last;
      throw new AppError("invalid", { errors: [{ path: `ids[${index}]`, message: "is not in use here" }] });
    });
    await transaction.ownFrameworkEdition.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { retiredAt: now, retiredById: viewer.userId },
    });
    await raisePolicy(workspaceId, transaction);
    await auditOwn(access, "own-frameworks-changed", "retired", ids, transaction, now);
  });
  await bringInLineSoon(workspaceId);
  return { changed: ids.length };
}
