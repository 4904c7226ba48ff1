import "server-only";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { catalogue } from "@/lib/domain/catalogue/load";
import { controlFaults } from "@/lib/domain/catalogue/own/own-faults";
import type { WrittenControl } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import type { WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { canonicalJson } from "../catalogue/canonical";
import { AppError } from "../errors";
import { bringInLineSoon } from "../policy/bring-in-line";
import { raisePolicy } from "../policy/raise-policy";
import { changeTeam } from "../team/commands";
import { auditOwn } from "./audit-own";
import { newestControls } from "./newest-own";
import { ownPolicyOf } from "./own-policy";
import { requireOwnFits } from "./require-own-fits";

/**
 * Stores controls as drafts, all or none: new ones, or the next version of existing ones. Unchanged ones are
 * skipped.
 */
export async function writeControls(
  access: WorkspaceAccess,
  controls: readonly WrittenControl[],
  now = new Date(),
): Promise<{ readonly written: number; readonly unchanged: number }> {
  const { workspaceId, viewer } = access;
  return changeTeam(access, async (transaction) => {
    const policy = await ownPolicyOf(workspaceId, transaction);
    const errors = controlFaults(controls, {
      itemsOf: (id) => {
        const framework = frameworkById(id, { policy });
        return framework && new Set(framework.items.map((item) => item.id));
      },
      technologies: catalogue.technologies,
    });
    if (errors.length > 0) throw new AppError("invalid", { errors });
    const newest = await newestControls(workspaceId, transaction);
    const ids = new Set([...newest.keys(), ...controls.map(({ id }) => id)]);
    if (ids.size > limits.ownControls)
      throw new AppError("invalid", {
        detail: `Limit of ${limits.ownControls} custom controls reached, including retired ones: these would make ${ids.size}.`,
      });
    const changed = controls.flatMap((control) => {
      const body = canonicalJson(control);
      const last = newest.get(control.id);
      return last?.body === body && last.retiredAt === null ? [] : [{ control, body, last }];
    });
    const written = { writtenAt: now, writtenById: viewer.userId };
    for (const { control, body, last } of changed)
      if (last?.releasedAt === null)
        await transaction.ownControlVersion.update({ where: { id: last.id }, data: { body, ...written } });
      else
        await transaction.ownControlVersion.create({
          data: {
            id: newRecordId(),
            workspaceId,
            controlId: control.id,
            version: (last?.version ?? 0) + 1,
            body,
            ...written,
          },
        });
    if (changed.length > 0) await requireOwnFits(workspaceId, transaction, { withDrafts: true });
    await auditOwn(
      access,
      "own-controls-changed",
      "wrote",
      changed.map(({ control }) => control.id),
      transaction,
      now,
    );
    return { written: changed.length, unchanged: controls.length - changed.length };
  });
}

/** From then on every map of the workspace includes them. */
export async function releaseControls(
  access: WorkspaceAccess,
  ids: readonly string[],
  now = new Date(),
): Promise<{ readonly changed: number }> {
  const by = access.viewer.userId;
  await changeTeam(access, async (transaction) => {
    const newest = await newestControls(access.workspaceId, transaction);
    const drafts = ids.map((id, index) => {
      const last = newest.get(id);
      return last?.releasedAt === null ? last : refuse(index, id, "has no draft to release");
    });
    await transaction.ownControlVersion.updateMany({
      where: { id: { in: drafts.map(({ id }) => id) } },
      data: { releasedAt: now, releasedById: by },
    });
    await requireOwnFits(access.workspaceId, transaction);
    await raisePolicy(access.workspaceId, transaction);
    await auditOwn(access, "own-controls-changed", "released", ids, transaction, now);
  });
  await bringInLineSoon(access.workspaceId);
  return { changed: ids.length };
}

/** They apply to no node from then on. They stay in the list, and their claims stay on maps. */
export async function retireControls(
  access: WorkspaceAccess,
  ids: readonly string[],
  now = new Date(),
): Promise<{ readonly changed: number }> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const released = await newestControls(workspaceId, transaction, { releasedAt: { not: null } });
    const rows = ids.map((id, index) => {
      const last = released.get(id);
      return last?.retiredAt === null ? last : refuse(index, id, "is not released");
    });
    await transaction.ownControlVersion.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { retiredAt: now, retiredById: viewer.userId },
    });
    await raisePolicy(workspaceId, transaction);
    await auditOwn(access, "own-controls-changed", "retired", ids, transaction, now);
  });
  await bringInLineSoon(workspaceId);
  return { changed: ids.length };
}

/** Deletes drafts. Released controls are never deleted. */
export async function discardDrafts(
  access: WorkspaceAccess,
  ids: readonly string[],
  now = new Date(),
): Promise<{ readonly changed: number }> {
  const { workspaceId } = access;
  await changeTeam(access, async (transaction) => {
    const newest = await newestControls(workspaceId, transaction);
    const drafts = ids.map((id, index) => {
      const last = newest.get(id);
      return last?.releasedAt === null ? last : refuse(index, id, "has no draft to delete");
    });
    await transaction.ownControlVersion.deleteMany({
      where: { id: { in: drafts.map(({ id }) => id) }, releasedAt: null },
    });
    await auditOwn(access, "own-controls-changed", "discarded", ids, transaction, now);
  });
  return { changed: ids.length };
}

function refuse(index: number, id: string, why: string): never {
  throw new AppError("invalid", {
    detail: `The control "${id}" ${why}.`,
    errors: [{ path: `ids[${index}]`, message: why }],
  });
}
