import { FileUp, FolderSearch, Lock, MessagesSquare, PencilRuler, Play } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { StaticMap } from "@/components/static-map/static-map";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { templates } from "@/lib/domain/catalogue/templates/templates";
import type { Counts } from "@/lib/domain/posture/posture";
import { openWayWords } from "@/lib/domain/portfolio/portfolio-sentence";
import { ImportButtonLater, StartButtonLater } from "./start-buttons-later";
import { templateFamilies } from "./template-families";
import { TemplatePicture } from "./template-picture";

export interface SampleFigures {
  readonly counts: Readonly<Record<string, Counts>>;
  readonly checked: ReadonlySet<string>;
  readonly open: number;
  readonly openWays: Parameters<typeof openWayWords>[0];
}

interface FirstRunProps {
  readonly canEdit: boolean;
  readonly sample: SampleFigures;
}

const shownTemplates = 5;
/** How wide the sample is in its card, in pixels. */
const shownAt = 460;
const firstName = "My first pipeline";

/** The list before there is anything in it: the ways to begin, side by side. */
export function FirstRun({ canEdit, sample }: FirstRunProps) {
  if (!canEdit)
    return (
      <>
        <h1 className="mb-3 text-title">Pipelines</h1>
        <EmptyState title="No pipeline yet">
          <p>
            When an editor of your workspace has drawn one, it is listed here with its controls and gaps per
            stage.
          </p>
        </EmptyState>
      </>
    );
  return (
    <div className="mx-auto max-w-[1240px] py-3 sm:px-4">
      <h1 className="text-[1.75rem] leading-9 font-bold text-balance">
        <span className="sr-only">Pipelines: </span>
        Where could an unchecked image slip into production?
      </h1>
      <p className="mt-1 mb-5 max-w-[72ch] text-lead text-soft">
        Draw the way that your containers take, once. Blueline shows each step that nothing guards, and every
        way around a gate.
      </p>
      <div className="grid gap-4 lg:grid-cols-2">
        <SampleCard sample={sample} />
        <div className="grid gap-4">
          <Way
            icon={<MessagesSquare aria-hidden size={22} strokeWidth={1.8} />}
            title="Answer questions"
            about="A dozen questions draw the map. Then, as far as you like, what is in place on each node."
          >
            <StartButtonLater request={{ name: firstName }} path="/interview">
              Start
            </StartButtonLater>
          </Way>
          <Way
            icon={<FolderSearch aria-hidden size={22} strokeWidth={1.8} />}
            title="Read a repository"
            about="Its Dockerfiles, CI files and manifests draw the map, with the line that each step was read from."
          >
            <Link href="/pipelines/new?start=repository" prefetch={false} className={buttonClass()}>
              Choose files
            </Link>
          </Way>
          <Way
            icon={<FileUp aria-hidden size={22} strokeWidth={1.8} />}
            title="Import what you have"
            about="A pipeline exported from Blueline, or a model of Threat Dragon, OTM or TM-BOM."
          >
            <ImportButtonLater />
          </Way>
          <Way
            icon={<PencilRuler aria-hidden size={22} strokeWidth={1.8} />}
            title="Draw it yourself"
            about="Three empty lanes: build, distribute, run."
          >
            <StartButtonLater request={{ name: firstName }}>Blank map</StartButtonLater>
          </Way>
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

function SampleCard({ sample: { counts, checked, open, openWays } }: { readonly sample: SampleFigures }) {
  const nodes = sampleDocument.nodes.length;
  return (
    <section
      aria-label="The sample"
      className="flex flex-col overflow-hidden rounded-card border border-line-strong bg-panel shadow-card"
    >
      <div className="grid flex-1 place-items-center overflow-hidden border-b border-line bg-bg p-3">
        <StaticMap
          document={sampleDocument}
          counts={counts}
          checked={checked}
          shownAt={shownAt}
          className="h-auto max-h-80 w-full"
        />
      </div>
      <div className="flex flex-col items-start gap-2 p-5">
        <h2 className="text-lead">See a finished one first</h2>
        <p className="text-soft">
          A web shop with {nodes} nodes, {open} open controls and {openWayWords(openWays)}. Yours to change;
          remove it with one click when you are done.
        </p>
        <StartButtonLater request={{ sample: true }} tone="primary">
          <Play aria-hidden size={15} />
          Open the sample
        </StartButtonLater>
      </div>
    </section>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Way({ icon, title, about, children }: WayProps) {
  return (
    <section className="flex flex-wrap items-center gap-4 rounded-card border border-line-strong bg-panel p-5 shadow-card">
      <span className="grid size-12 shrink-0 place-items-center rounded-card bg-blue-soft text-blue">
        {icon}
      </span>
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
      <h2 className="mt-6 mb-2 flex flex-wrap items-baseline gap-x-2 text-lead">
        Or start from a template
        <Link
          href="/pipelines/new"
          prefetch={false}
          className="text-[0.875rem] font-normal text-soft underline"
        >
          {families.length} in all, each with its usual tools
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
              <TemplatePicture document={documentOf(id)} />
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
