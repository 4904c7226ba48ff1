import { CircleAlert, CircleCheck, Hourglass } from "lucide-react";
import Link from "next/link";
import { UtcTime } from "@/components/marks/times";
import { Disclosure } from "@/components/ui/disclosure";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { ListedReport } from "@/lib/domain/contract/evidence";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { counted, formatDay, plural } from "@/lib/domain/words/english";
import { AgainButton } from "./again-button";

interface ReportListProps {
  readonly pipelineId: string;
  readonly reports: readonly ListedReport[];
  readonly pipeline: Pipeline;
  readonly canPlace: boolean;
  /** The UTC day. */
  readonly today: string;
}

/** Results of a report that show without opening more. */
const shown = 6;

/** Each report with its results and their effect. */
export function ReportList({ reports, ...about }: ReportListProps) {
  return (
    <ul aria-label="Reports, newest first" className="flex flex-col gap-2">
      {reports.map((report) => (
        <li key={report.id} className="rounded-card border border-line bg-panel p-4">
          <ReportItem report={report} {...about} />
        </li>
      ))}
    </ul>
  );
}

type AboutReport = Omit<ReportListProps, "reports"> & { readonly report: ListedReport };

function ReportItem(about: AboutReport) {
  const { report } = about;
  const {
    name,
    tool,
    effective,
    summary,
    warnings,
    matches,
    waiting,
    older,
    uploadedAt,
    uploadedBy,
    digest,
  } = report;
  // Contradictions need attention first.
  const sorted = matches.toSorted(
    (a, b) => Number(b.result === "contradicts") - Number(a.result === "contradicts"),
  );
  const first = sorted.slice(0, shown);
  const rest = sorted.slice(shown);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="font-medium wrap-anywhere">
        {tool}: {summary}
      </h3>
      <p className="text-tiny text-soft wrap-anywhere">
        From {formatDay(effective ?? "")}. {name}, uploaded by {uploadedBy} <UtcTime at={uploadedAt} />.{" "}
        <span className="font-mono">{digest?.slice(0, 19)}…</span>
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="text-partial wrap-anywhere">
          {warning}
        </p>
      ))}
      <Matches matches={first} {...about} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more`}>
          <Matches matches={rest} {...about} />
        </Disclosure>
      )}
      {waiting.length > 0 && (
        <p className="flex items-start gap-1.5">
          <Hourglass aria-hidden size={14} className="mt-1 shrink-0 text-partial" />
          {counted(waiting.length, "result")} {plural(waiting.length, "needs", "need")} a node.
        </p>
      )}
      {older > 0 && <p className="text-soft">{counted(older, "result")} replaced by a newer report.</p>}
      {matches.length + waiting.length + older + report.aside.length + report.takenAway.length === 0 && (
        <p className="text-soft">It contains nothing about this pipeline’s controls.</p>
      )}
      <Aside {...about} />
      <TakenAway {...about} />
    </div>
  );
}

function Matches({
  matches,
  pipelineId,
  pipeline,
  today,
}: AboutReport & { readonly matches: ListedReport["matches"] }) {
  return (
    <ul className="flex flex-col gap-1">
      {matches.map(({ node, control, result, subject, fact, expires, held }) => {
        const isAgainst = result === "contradicts";
        const Icon = held !== undefined ? Hourglass : isAgainst ? CircleAlert : CircleCheck;
        const colour = held !== undefined ? "text-partial" : isAgainst ? "text-missing" : "text-standing";
        return (
          <li key={`${node} ${control} ${subject} ${fact}`} className="flex items-start gap-1.5">
            <Icon aria-hidden size={14} className={`mt-1 shrink-0 ${colour}`} />
            <span className="min-w-0 wrap-anywhere">
              {held !== undefined ? "Would support" : isAgainst ? "Contradicts" : "Supports"} “
              {controlTitle(control, {})}” on{" "}
              {pipeline.nodes.get(node) ? (
                <Link
                  href={`/pipelines/${pipelineId}?node=${node}&control=${control}`}
                  prefetch={false}
                  className="text-blue underline"
                >
                  {nodeName(pipeline, node)}
                </Link>
              ) : (
                "a deleted node"
              )}{" "}
              ({subject}): {fact}. <span className="text-soft">{held ?? expiryText(expires, today)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function expiryText(expires: string, today: string): string {
  return expires < today ? `Expired on ${formatDay(expires)}.` : `Counts until ${formatDay(expires)}.`;
}

function Aside({ report: { id, aside }, pipelineId, canPlace }: AboutReport) {
  if (aside.length === 0) return null;
  return (
    <Disclosure summary={`${aside.length} excluded`}>
      <ul className="flex flex-col gap-1.5">
        {aside.map(({ statement, control, subject, fact, reason }) => (
          <li key={statement} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 wrap-anywhere">
              “{controlTitle(control, {})}”, {subject}: {fact}. Excluded: {reason}
            </span>
            {canPlace && <AgainButton pipelineId={pipelineId} report={id} statement={statement} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function TakenAway({ report: { id, takenAway }, pipelineId, pipeline, canPlace }: AboutReport) {
  if (takenAway.length === 0) return null;
  return (
    <Disclosure summary={`${takenAway.length} removed from the map`}>
      <ul className="flex flex-col gap-1.5">
        {takenAway.map(({ statement, control, subject, fact, node }) => (
          <li key={statement} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 wrap-anywhere">
              “{controlTitle(control, {})}”, {subject}: {fact}. Removed from{" "}
              {pipeline.nodes.get(node) ? nodeName(pipeline, node) : "a deleted node"}
            </span>
            {canPlace && <AgainButton pipelineId={pipelineId} report={id} statement={statement} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
