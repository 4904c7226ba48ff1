import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { EverywhereList } from "@/components/findings/incidents/everywhere-list";
import { everywhereAddress } from "@/components/findings/incidents/incident-query";
import { IncidentStory } from "@/components/findings/incidents/incident-story";
import { PendingNote } from "@/components/findings/incidents/pending-note";
import { ProofSwitch } from "@/components/findings/proof-switch";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/tab-bar";
import { Disclosure } from "@/components/ui/disclosure";
import { LeftOut } from "@/components/ui/left-out";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { everywhereLead } from "@/lib/domain/posture/words/incident-sentences";
import { formatDay } from "@/lib/domain/words/english";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { answersEverywhere, requireIncident } from "@/lib/server/pipeline/incidents";

interface IncidentPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: IncidentPageProps): Promise<Metadata> {
  const { id } = await params;
  return { title: incidents.find((one) => one.id === id)?.title ?? "Incidents" };
}

export default async function IncidentPage({ params, searchParams }: IncidentPageProps) {
  const { id } = await params;
  const path = `/incidents/${id}`;
  const viewer = await requirePageViewer(path);
  const { query, ignored } = everywhereAddress.read(await searchParams);
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const incident = await orNotFound(Promise.resolve().then(() => requireIncident(id)));
  const { listed, pending } = await answersEverywhere(access, query.proof);
  const answers = listed.get(incident.id) ?? [];
  const { stress, rest } = everywhereLead(answers, pending);
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("incidents")} />
      <Page
        page="incidents/[id]"
        title={incident.title}
        lead={
          <>
            <b className="text-ink">{stress}</b>
            {rest} It became known on <time dateTime={incident.date}>{formatDay(incident.date)}</time>.
          </>
        }
      >
        <LeftOut ignored={ignored} />
        <PendingNote pending={pending} href={everywhereAddress.href(path, query)} />
        <div className="mb-2.5 flex flex-wrap items-center justify-between gap-3">
          <Link
            href={everywhereAddress.href("/incidents", query)}
            prefetch={false}
            className="inline-flex min-h-6 items-center text-blue hover:underline"
          >
            All incidents
          </Link>
          <ProofSwitch
            proof={query.proof}
            hrefOf={(proof) => everywhereAddress.href(path, query, { proof })}
          />
        </div>
        <EverywhereList answers={answers} incident={incident.id} proof={query.proof} />
        <Disclosure summary="The incident and its countermeasures">
          <IncidentStory incident={incident} />
        </Disclosure>
      </Page>
    </>
  );
}
