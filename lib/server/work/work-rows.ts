import "server-only";
import { ownerKey, type WorkItem } from "@/lib/domain/work/work-items";
import { firstDay } from "@/lib/domain/work/work-reason";
import type { DatabaseTransaction } from "../database/database";

/** Sorts after every day that people mean. */
const noDay = "9999-12-31";
const rowsAtOnce = 500;

export async function insertWork(transaction: DatabaseTransaction, pipelineId: string, items: readonly WorkItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += rowsAtOnce) {
    await transaction.workItem.createMany({ data: items.slice(start, start + rowsAtOnce).map((item) => rowOf(pipelineId, item)) });
  }
}

function rowOf(pipelineId: string, item: WorkItem) {
  return {
    pipelineId,
    node: item.node,
    control: item.control,
    ownerKey: ownerKey(item.owner),
    day: firstDay(item) ?? noDay,
    item: JSON.stringify(item),
  };
}

export function itemOf(row: { readonly item: string }): WorkItem {
  // Written by `rowOf`.
  return JSON.parse(row.item) as WorkItem;
}
