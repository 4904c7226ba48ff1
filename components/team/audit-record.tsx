import { Ban, Download } from "lucide-react";
import Link from "next/link";
import { UtcTime } from "@/components/marks/times";
import { buttonClass } from "@/components/ui/button";
import type { FilterOptions } from "@/components/ui/filter-choices";
import { FilterButtons, FilterSelect } from "@/components/ui/filter-fields";
import { LeftOut } from "@/components/ui/left-out";
import { EmptyState } from "@/components/ui/empty-state";
import { anyText, type AskedOf, createAddress, oneOf, wholeNumber } from "@/lib/client/address";
import { auditEventName, auditEvents, auditOutcomes, describeAudit } from "@/lib/domain/audit/audit-events";
import type { AuditPage } from "@/lib/domain/contract/audit";
import { accountIdSchema } from "@/lib/domain/ids";

/** The audit log's query parameters. A changed filter goes back to the newest entry. */
export const auditAddress = createAddress(
  {
    event: oneOf(auditEvents),
    outcome: oneOf(auditOutcomes),
    /** The acting or the affected person. */
    person: anyText((given) => accountIdSchema.safeParse(given).data),
    before: wholeNumber(15),
  },
  "before",
);
type AskedAudit = AskedOf<typeof auditAddress>;

const path = "/settings/audit";

interface AuditRecordProps extends AskedAudit {
  readonly page: AuditPage;
  readonly people: FilterOptions;
}

/** The audit log for admins, newest first. */
export function AuditRecord({ page: { entries, older }, query, ignored, people }: AuditRecordProps) {
  const isFiltered = [query.event, query.outcome, query.person].some((value) => value !== undefined);
  return (
    <div className="flex flex-col gap-4">
      <LeftOut ignored={ignored} rest=" The other filters apply." />
      <form
        action={path}
        role="search"
        aria-label="Filter"
        className="grid grid-cols-1 items-end gap-2.5 sm:grid-cols-3 xl:grid-cols-[repeat(3,minmax(0,15rem))_auto_1fr]"
      >
        <FilterSelect label="Event" name="event" chosen={query.event} all="All" options={eventOptions} />
        <FilterSelect
          label="Outcome"
          name="outcome"
          chosen={query.outcome}
          all="All"
          options={outcomeOptions}
        />
        <FilterSelect label="Person" name="person" chosen={query.person} all="Anyone" options={people} />
        <div className="flex flex-wrap gap-2">
          <FilterButtons clear={isFiltered ? path : undefined} />
        </div>
        <a
          href={auditAddress.href(`${path}/export`, query, { before: undefined })}
          download
          className={`${buttonClass("quiet")} justify-self-start xl:justify-self-end`}
        >
          <Download aria-hidden size={14} />
          CSV
        </a>
      </form>
      {entries.length === 0 ? (
        <EmptyState title={isFiltered ? "No entries match these filters" : "No earlier entries"}>
          <Link href={path} prefetch={false} className={buttonClass()}>
            {isFiltered ? "Clear filters" : "Newest"}
          </Link>
        </EmptyState>
      ) : (
        <Entries entries={entries} />
      )}
      {(older !== undefined || query.before !== undefined) && (
        <nav aria-label="Pages" className="flex flex-wrap gap-3">
          {query.before !== undefined && (
            <Link href={auditAddress.href(path, query)} prefetch={false} className={buttonClass()}>
              Newest
            </Link>
          )}
          {older !== undefined && (
            <Link
              href={auditAddress.href(path, query, { before: older })}
              prefetch={false}
              className={buttonClass()}
            >
              Older
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

const eventOptions = auditEvents.map((id) => ({ id, name: auditEventName(id) }));
const outcomeOptions = [
  { id: "done", name: "Done" },
  { id: "refused", name: "Refused" },
];

const cell = "border-t border-line px-3 py-2 align-top";

/** On a phone, time and address stand below the event. */
function Entries({ entries }: Pick<AuditPage, "entries">) {
  return (
    <div className="overflow-hidden rounded-card border border-line bg-panel shadow-card">
      <table aria-label="Entries, newest first" className="w-full table-fixed border-collapse text-left">
        <thead className="text-tiny text-soft">
          <tr>
            <th scope="col" className="w-44 px-3 py-2 font-medium max-md:hidden">
              When
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              What
            </th>
            <th scope="col" className="w-64 px-3 py-2 font-medium max-md:hidden">
              From
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number}>
              <td className={`${cell} whitespace-nowrap text-soft tabular-nums max-md:hidden`}>
                <UtcTime at={entry.at} />
              </td>
              <td className={`${cell} wrap-anywhere`}>
                {entry.outcome === "refused" && (
                  <Ban aria-hidden size={14} className="mr-1.5 inline align-[-2px] text-missing" />
                )}
                <b>{entry.actor.name === "" ? actorless(entry.event) : entry.actor.name}</b>{" "}
                {describeAudit({ ...entry, target: entry.target.name })}
                {entry.detail["shows"] !== undefined && entry.detail["shows"] !== "" && (
                  <span className="text-soft">, with {entry.detail["shows"]}</span>
                )}
                <span className="block text-tiny text-soft md:hidden">
                  <UtcTime at={entry.at} />
                  {entry.address !== "" && `, from ${entry.address}`}
                </span>
              </td>
              <td className={`${cell} max-md:hidden`}>
                <span className="block wrap-anywhere">
                  {entry.address === "" ? "Unknown" : entry.address}
                </span>
                <span className="block truncate text-tiny text-soft" title={entry.agent}>
                  {entry.agent}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The actor of an event without a sign-in. */
function actorless(event: string): string {
  return event === "share-opened" ? "Someone with the link" : "The server";
}
