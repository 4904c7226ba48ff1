import "server-only";
import { type WorkItem, workKey } from "@/lib/domain/work/work-items";
import { firstDay } from "@/lib/domain/work/work-reason";
import type { DatabaseTransaction } from "../database/database";

/** Sorts after every real day. */
const noDay = "9999-12-31";
const rowsAtOnce = 500;

export async function insertWork(
  transaction: DatabaseTransaction,
  pipelineId: string,
  items: readonly WorkItem[],
): Promise<void> {
  const rows = rowsOf(pipelineId, items);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await transaction.workItems.createMany({ data: rows.slice(start, start + rowsAtOnce) });
  }
}

function rowsOf(pipelineId: string, items: readonly WorkItem[]) {
  const groups = new Map<
    string,
    { readonly node: string; readonly ownerKey: string; readonly items: WorkItem[] }
  >();
  for (const item of items) {
    const owner = workKey(item);
    const key = `${item.node} ${owner}`;
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { node: item.node, ownerKey: owner, items: [item] });
  }
  return [...groups.values()].map((group) => ({
    pipelineId,
    node: group.node,
    ownerKey: group.ownerKey,
    day: group.items.map(dayOfItem).toSorted()[0] ?? noDay,
    count: group.items.length,
    items: JSON.stringify(group.items),
  }));
}

export function dayOfItem(item: WorkItem): string {
  return firstDay(item) ?? noDay;
}

export function itemsIn(row: { readonly items: string }): readonly WorkItem[] {
  // Written by `rowsOf`.
  return JSON.parse(row.items) as readonly WorkItem[];
}
