import Link from "next/link";
import { requirePageViewer } from "@/app/require-page-viewer";
import { incidentLooks } from "@/components/findings/incidents/incident-look";
import { everywhereAddress } from "@/components/findings/incidents/incident-query";
import { PendingNote } from "@/components/findings/incidents/pending-note";
import { ProofSwitch } from "@/components/findings/proof-switch";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/tab-bar";
import { LeftOut } from "@/components/ui/left-out";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { countAnswers } from "@/lib/domain/posture/incidents/rank-answers";
import { counted, formatDay, plural } from "@/lib/domain/words/english";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { answersEverywhere } from "@/lib/server/pipeline/incidents";

const path = "/incidents";

export const metadata = { title: "Incidents" };

export default async function IncidentsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const viewer = await requirePageViewer(path);
  const { query, ignored } = everywhereAddress.read(await searchParams);
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const { listed, pending } = await answersEverywhere(access, query.proof);
  const rows = incidents
    .map((incident) => ({ ...incident, counts: countAnswers(listed.get(incident.id) ?? []) }))
    .toSorted(
      (a, b) =>
        b.counts.reached - b.counts.assumed - (a.counts.reached - a.counts.assumed) ||
        b.counts.reached - a.counts.reached,
    );
  const reaching = rows.filter(({ counts }) => counts.reached > 0);
  const assumed = reaching.filter(({ counts }) => counts.assumed === counts.reached).length;
  const { Icon, text } = incidentLooks.reached;
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("incidents")} />
      <Page
        page="incidents"
        title="Would it have hit us?"
        lead={
          <>
            <b className="text-ink">
              {reaching.length} of {counted(rows.length, "incident")} would have reached production in a
              pipeline here.
            </b>
            {assumed > 0 && ` ${assumed} of them only if controls that you have not assessed are missing.`}{" "}
            Blueline replays real attacks on every map. Choose one to see the affected pipelines.
          </>
        }
      >
        <LeftOut ignored={ignored} />
        <PendingNote pending={pending} href={everywhereAddress.href(path, query)} />
        <div className="mb-2.5 flex justify-end">
          <ProofSwitch
            proof={query.proof}
            hrefOf={(proof) => everywhereAddress.href(path, query, { proof })}
          />
        </div>
        <ul
          aria-label="Incidents"
          className="divide-y divide-line overflow-hidden rounded-card border border-line bg-panel shadow-card"
        >
          {rows.map(({ id, title, date, counts }) => (
            <li
              key={id}
              className="relative grid min-h-[48px] grid-cols-[minmax(0,1fr)_13rem_6.5rem] items-center gap-x-3 px-3 py-1.5 hover:bg-bg max-md:grid-cols-[minmax(0,1fr)_auto]"
            >
              <Link
                href={everywhereAddress.href(`${path}/${id}`, query)}
                prefetch={false}
                className="truncate font-medium -outline-offset-2 after:absolute after:inset-0 max-md:col-span-2 max-md:min-h-6 max-md:whitespace-normal"
              >
                {title}
              </Link>
              {counts.reached > 0 ? (
                <span className="tabular-nums">
                  <span className={`inline-flex items-center gap-1 font-bold ${text}`}>
                    <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
                    Reaches {counts.reached} of {counted(counts.all, "pipeline")}
                  </span>
                  {counts.assumed > 0 && (
                    <span className="block text-tiny leading-4 text-soft">
                      {counts.assumed === counts.reached ? "all" : counts.assumed} assumed
                    </span>
                  )}
                </span>
              ) : (
                <span className="text-soft tabular-nums">
                  {counts["not-drawn"] > 0
                    ? `${counted(counts["not-drawn"], "pipeline")} ${plural(counts["not-drawn"], "needs", "need")} an answer`
                    : "Reaches none"}
                </span>
              )}
              <time dateTime={date} className="text-right text-soft tabular-nums max-md:text-tiny">
                {formatDay(date)}
              </time>
            </li>
          ))}
        </ul>
      </Page>
    </>
  );
}
