import { Lock, Play } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Term } from "@/components/marks/term";
import { buttonClass } from "@/components/ui/button";
import { PageHelp } from "@/components/shell/page-help";
import { EmptyState } from "@/components/ui/empty-state";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { templates } from "@/lib/domain/catalogue/templates/templates";
import { type SampleFigures, SampleMap, sampleSummary } from "./sample-map";
import { ImportButtonLater, StartButtonLater } from "./start-buttons-later";
import { templateFamilies } from "./template-families";
import { TemplatePicture } from "./template-picture";
import { WayIcon, type WayToBegin, waysToBegin } from "./ways-to-begin";

interface FirstRunProps {
  readonly canEdit: boolean;
  readonly sample: SampleFigures;
}

const shownTemplates = 5;
const firstName = "My first pipeline";

const starts: { readonly [Id in WayToBegin["id"]]: ReactNode } = {
  interview: (
    <StartButtonLater request={{ name: firstName }} path="/interview">
      Start
    </StartButtonLater>
  ),
  repository: (
    <Link href="/pipelines/new?start=repository" prefetch={false} className={buttonClass()}>
      Choose files
    </Link>
  ),
  import: <ImportButtonLater />,
  blank: <StartButtonLater request={{ name: firstName }}>Blank map</StartButtonLater>,
};

/** The empty list: the ways to start, side by side. */
export function FirstRun({ canEdit, sample }: FirstRunProps) {
  if (!canEdit)
    return (
      <>
        <div className="mb-3 flex items-center gap-1">
          <h1 className="text-title">Pipelines</h1>
          <PageHelp page="pipelines" />
        </div>
        <EmptyState title="No pipeline yet">
          <p>
            Pipelines from the editors of your workspace appear here, with their controls and gaps per stage.
          </p>
        </EmptyState>
      </>
    );
  return (
    <div className="mx-auto max-w-[1240px] py-3 sm:px-4">
      <div className="flex items-center gap-1">
        <h1 className="text-[1.75rem] leading-9 font-bold text-balance">
          <span className="sr-only">Pipelines: </span>
          Where could an unchecked image slip into production?
        </h1>
        <PageHelp page="pipelines" />
      </div>
      <p className="mt-1 mb-4 max-w-[84ch] text-lead text-soft">
        Map your container pipeline once. Blueline shows each unprotected step and every{" "}
        <Term of="bypass">bypass</Term> of a <Term of="gate">gate</Term>.
      </p>
      <div className="grid gap-4 lg:grid-cols-2">
        <SampleCard sample={sample} />
        <div className="grid gap-4">
          {waysToBegin.map((way) => (
            <Way key={way.id} way={way}>
              {starts[way.id]}
            </Way>
          ))}
        </div>
      </div>
      <Templates />
      <p className="mt-5 flex items-center gap-2 text-tiny text-soft">
        <Lock aria-hidden size={14} className="shrink-0" />
        Nothing leaves this server: no telemetry, no requests to other hosts.
      </p>
    </div>
  );
}

function SampleCard({ sample }: { readonly sample: SampleFigures }) {
  return (
    <section
      aria-label="The sample"
      className="flex flex-col overflow-hidden rounded-card border border-line-strong bg-panel shadow-card"
    >
      <div className="grid flex-1 place-items-center overflow-hidden border-b border-line bg-bg p-1.5">
        <SampleMap {...sample} />
      </div>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2 px-5 py-4">
        <div className="min-w-56 flex-1">
          <h2 className="text-lead">See a finished map first</h2>
          <p className="text-soft">{sampleSummary(sample)}</p>
        </div>
        <StartButtonLater request={{ sample: true }} tone="primary">
          <Play aria-hidden size={15} />
          Open the sample
        </StartButtonLater>
      </div>
    </section>
  );
}

interface WayProps {
  readonly way: WayToBegin;
  readonly children: ReactNode;
}

function Way({ way: { Icon, title, about }, children }: WayProps) {
  return (
    <section className="flex flex-wrap items-center gap-4 rounded-card border border-line-strong bg-panel p-5 shadow-card">
      <WayIcon Icon={Icon} />
      <div className="min-w-48 flex-1">
        <h2 className="text-lead">{title}</h2>
        <p className="text-soft">{about}</p>
      </div>
      {children}
    </section>
  );
}

function Templates() {
  const families = templateFamilies(templates);
  return (
    <section>
      <h2 className="mt-4 mb-2 flex flex-wrap items-baseline gap-x-2 text-lead">
        Or start from a template
        <Link
          href="/pipelines/new"
          prefetch={false}
          className="text-[0.875rem] font-normal text-soft underline"
        >
          {families.length} templates, each with its usual tools
        </Link>
      </h2>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5">
        {families.slice(0, shownTemplates).map(({ id, variants: [first] }) => (
          <li key={id}>
            <Link
              href={`/pipelines/new?start=${id}`}
              prefetch={false}
              className="flex h-full flex-col gap-2 rounded-card border border-line bg-panel p-2 hover:border-control"
            >
              <TemplatePicture document={documentOf(id)} className="h-20" />
              <b className="px-1 pb-1 text-[0.8125rem]">{first?.name}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function documentOf(id: string) {
  return templates.find((template) => template.id === id)?.document ?? sampleDocument;
}
