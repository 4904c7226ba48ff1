import type { AuditPage } from "../contract/audit";
import { toCsv } from "../exporters/csv";
import { describeAudit } from "./audit-events";

/** The entries as a table for a spreadsheet, as they are given; the last two columns let them be checked against the chain. */
export function auditCsv(entries: AuditPage["entries"]): string {
  const head = [
    "Number",
    "At (UTC)",
    "Event",
    "Outcome",
    "Who",
    "What",
    "Address",
    "Program",
    "Previous hash",
    "Hash",
  ];
  return toCsv([
    head,
    ...entries.map((entry) => [
      entry.number,
      entry.at,
      entry.event,
      entry.outcome,
      entry.actor.name,
      describeAudit({ ...entry, target: entry.target.name }),
      entry.address,
      entry.agent,
      entry.previousHash,
      entry.hash,
    ]),
  ]);
}
