import "server-only";
import * as z from "zod";
import type { Operators } from "@/lib/domain/contract/tokens";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { memberNamesIn } from "../owners/read-directory";

const ids = z.array(z.string());
const keptSchema = z.object({ people: ids.default([]), teams: ids.default([]), former: ids.default([]) });

/** The operators in a row, and the former operators. */
export function operatorsOf(column: string): z.output<typeof keptSchema> {
  return keptSchema.parse(JSON.parse(column));
}

function changedByOf(column: string): readonly string[] {
  return ids.parse(JSON.parse(column));
}

export function withChanger(column: string, userId: string): string {
  return JSON.stringify([...new Set([...changedByOf(column), userId])]);
}

export const noOperators: Operators = { people: [], teams: [] };

/** By their names in the audit log. */
export async function nameOperators(
  { people, teams }: Operators,
  database: DatabaseTransaction,
): Promise<string> {
  const rows = [
    ...(await database.user.findMany({ where: { id: { in: people } }, select: { name: true } })),
    ...(await database.team.findMany({ where: { id: { in: teams } }, select: { name: true } })),
  ];
  return rows.length === 0 ? "none" : rows.map(({ name }) => name).join(", ");
}

/** Each is a member or a team of the workspace. Throws `invalid` for the field. */
export async function requireOperators(
  workspaceId: string,
  { people, teams }: Operators,
  transaction: DatabaseTransaction,
): Promise<void> {
  const members = new Set((await memberNamesIn(workspaceId, transaction)).map(({ id }) => id));
  const there = await transaction.team.findMany({ where: { workspaceId }, select: { id: true } });
  const known = new Set(there.map(({ id }) => id));
  const errors = [
    ...people.flatMap((id, index) =>
      members.has(id)
        ? []
        : [{ path: `operators.people[${index}]`, message: "is not a member of this workspace" }],
    ),
    ...teams.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ path: `operators.teams[${index}]`, message: "is not a team of this workspace" }],
    ),
  ];
  if (errors.length > 0) throw new AppError("invalid", { errors });
}

/** The data of a rule by which approvals are judged. */
export interface MachineRule {
  readonly id: string;
  readonly name: string;
  /** The people who created, changed or took it over. */
  readonly makers: ReadonlySet<string>;
  /** The current and former operators of its jobs. */
  readonly operators: ReadonlySet<string>;
  /** Whether an operator is a member now. */
  readonly isOperated: boolean;
}

/** The trust rules of a workspace, including removed ones, by the account of their machine member. */
export async function readMachineRules(
  workspaceId: string,
  database: DatabaseTransaction,
): Promise<ReadonlyMap<string, MachineRule>> {
  const rules = await database.trustRule.findMany({
    where: { workspaceId },
    select: {
      id: true,
      name: true,
      userId: true,
      operators: true,
      createdById: true,
      takenOverById: true,
      changedBy: true,
    },
  });
  if (rules.length === 0) return new Map();
  const [members, teams] = await Promise.all([
    database.membership.findMany({ where: { workspaceId }, select: { userId: true } }),
    database.teamMember.findMany({ where: { team: { workspaceId } } }),
  ]);
  const present = new Set(members.map(({ userId }) => userId));
  return new Map(
    rules.map(({ id, name, userId, operators, createdById, takenOverById, changedBy }) => {
      const named = operatorsOf(operators);
      const now = [
        ...named.people,
        ...teams.flatMap((one) => (named.teams.includes(one.teamId) ? [one.userId] : [])),
      ];
      const rule: MachineRule = {
        id,
        name,
        makers: new Set([createdById, ...(takenOverById ? [takenOverById] : []), ...changedByOf(changedBy)]),
        operators: new Set([...now, ...named.former]),
        isOperated: now.some((one) => present.has(one)),
      };
      return [userId, rule];
    }),
  );
}

/**
 * Runs before operators or the members of a team change: stores the current operators of a rule as former
 * operators, so that leaving the team lets no one approve their own job's claims.
 */
export async function keepOperators(workspaceId: string, transaction: DatabaseTransaction): Promise<void> {
  for (const { id, operators } of (await readMachineRules(workspaceId, transaction)).values()) {
    if (operators.size === 0) continue;
    const { operators: column } = await transaction.trustRule.findUniqueOrThrow({
      where: { id },
      select: { operators: true },
    });
    const kept = operatorsOf(column);
    const data = { operators: JSON.stringify({ ...kept, former: [...operators] }) };
    await transaction.trustRule.update({ where: { id }, data });
  }
}
