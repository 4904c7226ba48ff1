import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import { threatStatuses } from "@/lib/domain/posture/posture";
import { FrameworkCredit } from "../frameworks/framework-credit";
import { Chip } from "../gaps/chip";
import { Narrowed } from "../gaps/narrowed";
import { ProofSwitch, countedBy } from "../proof-switch";
import { threatWords } from "@/lib/domain/posture/words/result-words";
import { tacticName, compareTactics, aboutMatrix } from "./tactics";
import { threatLooks } from "./threat-look";
import { type AskedThreats, tacticKey, techniqueHref, threatHref, type AskedResult } from "./threat-query";
import { hasResult, ofTactic, type ThreatMatrix, type ThreatRow } from "./threat-rows";
import { ThreatTable } from "./threat-table";
import { clsx } from "clsx";
import { type NumberLink, NumberLinks } from "../number-links";
import { threatNumber } from "./threat-sentence";
import { PartsBar } from "@/components/marks/bars";
import { EmptyState } from "@/components/ui/empty-state";

interface ThreatsViewProps extends AskedThreats {
  readonly pipelineId: string;
  readonly matrices: readonly ThreatMatrix[];
  readonly isEmpty: boolean;
}

export function ThreatsView({ pipelineId, matrices, isEmpty, query, ignored }: ThreatsViewProps) {
  const pipelinePath = `/pipelines/${pipelineId}`;
  const path = `${pipelinePath}/threats`;
  if (isEmpty) {
    return (
      <EmptyState title="No techniques yet">
        <p>Controls mitigate techniques, and apply to nodes. Add nodes to the map first.</p>
        <Link href={pipelinePath} prefetch={false} className={buttonClass()}>
          Open the map
        </Link>
      </EmptyState>
    );
  }
  const asked = ofTactic(matrices, query.tactic);
  const all = asked.flatMap(({ rows }) => rows);
  const counts = threatStatuses.map((status) => ({
    status,
    count: all.filter((row) => row.status === status).length,
  }));
  const shown = asked.map((matrix) => ({
    ...matrix,
    rows: matrix.rows.filter((row) => hasResult(row, query.status)),
  }));
  return (
    <div className="flex flex-col gap-8">
      <LeftOut ignored={ignored} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="print:hidden">
          <ProofSwitch proof={query.proof} hrefOf={(proof) => threatHref(path, query, { proof })} />
        </div>
        <p className="hidden text-soft print:block">{countedBy[query.proof]}</p>
        <Legend />
      </div>
      {matrices.map(({ framework, rows }) => {
        const { name, about, columns } = aboutMatrix(framework);
        return (
          <section key={framework.id} aria-labelledby={framework.id} className="flex flex-col gap-3">
            <div>
              <h2 id={framework.id} className="text-lead">
                {name}
              </h2>
              <p className="max-w-[72ch] text-soft">{about}</p>
            </div>
            <ThreatMap
              label={`Tactics: ${name}`}
              rows={rows}
              columns={columns}
              hrefOf={(technique) => techniqueHref(path, query, technique)}
              tacticHref={(tactic, status) =>
                `${threatHref(path, query, { status, tactic: tacticKey(framework.id, tactic) })}#techniques`
              }
            />
          </section>
        );
      })}
      <section aria-labelledby="techniques" className="flex flex-col gap-4">
        <h2 id="techniques" className="scroll-mt-32 text-lead md:scroll-mt-16">
          As a table
        </h2>
        {query.tactic !== undefined && (
          <Narrowed
            what={tacticWords(query.tactic, matrices)}
            href={`${threatHref(path, query, { tactic: undefined })}#techniques`}
          />
        )}
        <PartsBar
          parts={counts.map(({ status, count }) => ({ key: status, count, look: threatLooks[status].bar }))}
        />
        <nav aria-label="Result" className="flex flex-wrap gap-2 print:hidden">
          <Chip href={threatHref(path, query, { status: undefined })} isChosen={query.status === undefined}>
            All {all.length}
          </Chip>
          {(query.status === "relevant" || query.status === "unassessed") && (
            <Chip href={threatHref(path, query)} isChosen>
              {fewerWords[query.status]} {shown.reduce((sum, { rows }) => sum + rows.length, 0)}
            </Chip>
          )}
          {counts.map(({ status, count }) => {
            const { Icon, word, text } = threatLooks[status];
            return (
              <Chip
                key={status}
                href={threatHref(path, query, { status })}
                isChosen={query.status === status}
              >
                <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
                {word} {count}
              </Chip>
            );
          })}
        </nav>
        {shown.every(({ rows }) => rows.length === 0) ? (
          <p className="text-soft">No technique has this result.</p>
        ) : (
          <ThreatTable
            matrices={shown}
            opened={query.technique}
            proof={query.proof}
            pipelinePath={pipelinePath}
          />
        )}
      </section>
      {matrices.slice(0, 1).map(({ framework }) => (
        <FrameworkCredit key={framework.id} framework={framework} />
      ))}
    </div>
  );
}

const fewerWords = { relevant: "Relevant", unassessed: "Open, not assessed" } as const;

function tacticWords(key: string, matrices: readonly ThreatMatrix[]): string {
  const [matrix, tactic = ""] = key.split(" ");
  const framework = matrices.map((one) => one.framework).find(({ id }) => id === matrix);
  return framework ? `${tacticName(tactic)}: ${aboutMatrix(framework).name}` : tacticName(tactic);
}

function Legend() {
  return (
    <section aria-label="Legend" className="text-tiny text-soft">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {threatStatuses.map((status) => {
          const { Icon, word, text } = threatLooks[status];
          return (
            <li key={status} className="inline-flex items-center gap-1">
              <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
              <b className="font-bold">{word}</b> {threatWords[status].means}
            </li>
          );
        })}
        <li>Dashed: open, no control assessed yet</li>
        <li>2/5: 2 of the 5 relevant nodes have a mitigating control in place</li>
      </ul>
    </section>
  );
}

interface ThreatMapProps {
  readonly label: string;
  readonly rows: readonly ThreatRow[];
  readonly columns: string;
  readonly hrefOf: (technique: string) => string;
  /** The table narrowed to a tactic. */
  readonly tacticHref: (tactic: string, asked: AskedResult) => string;
}

function ThreatMap({ label, rows, columns, hrefOf, tacticHref }: ThreatMapProps) {
  const tactics = [...new Set(rows.flatMap(({ item }) => item.tactics ?? []))].toSorted(compareTactics);
  return (
    <ul aria-label={label} className={clsx("grid items-start gap-x-1.5 gap-y-4", columns)}>
      {tactics.map((tactic) => {
        const inTactic = rows.filter(({ item }) => item.tactics?.includes(tactic));
        return (
          <li key={tactic} className="flex min-w-0 flex-col gap-1">
            <div className="text-tiny lg:flex lg:min-h-[3.25rem] lg:flex-col lg:justify-end xl:min-h-0">
              <h3>{tacticName(tactic)}</h3>
              <p className="text-soft">
                <NumberLinks
                  sentence={openText(inTactic)}
                  links={openNumbers(inTactic, tactic, tacticHref)}
                />
              </p>
            </div>
            <ul className="flex flex-col gap-1">
              {inTactic.map((row) => (
                <ThreatCell key={row.item.id} row={row} href={hrefOf(row.item.id)} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function openText(rows: readonly ThreatRow[]): string {
  const relevant = rows.filter(({ status }) => status !== "not-relevant").length;
  return `${rows.filter(({ status }) => status === "open").length} of ${relevant} open`;
}

function openNumbers(
  rows: readonly ThreatRow[],
  tactic: string,
  hrefOf: ThreatMapProps["tacticHref"],
): readonly NumberLink[] {
  return (["open", "relevant"] as const).map((asked) => {
    const link = threatNumber(rows, asked, (one) => hrefOf(tactic, one));
    return { ...link, what: `${link.what} of ${tacticName(tactic)}` };
  });
}

function ThreatCell({
  row: { item, parent, status, relevantNodes, guardedNodes, isUnassessed },
  href,
}: {
  readonly row: ThreatRow;
  readonly href: string;
}) {
  const { Icon, word, text, cell } = threatLooks[status];
  return (
    <li className={clsx("keep-together", parent !== undefined && "pl-2")}>
      <Link
        href={href}
        prefetch={false}
        className={clsx(
          "block rounded-control border px-1.5 py-1 text-tiny leading-snug [print-color-adjust:exact] hover:border-ink max-sm:pointer-coarse:min-h-11",
          cell,
          isUnassessed && "border-dashed",
        )}
      >
        <span className="flex flex-wrap items-center gap-x-1 font-bold">
          <Icon aria-hidden size={12} strokeWidth={2.75} className={clsx("shrink-0", text)} />
          {word}
          {relevantNodes > 0 && (
            <span className="ml-auto font-normal tabular-nums">
              {guardedNodes}
              <span aria-hidden>/</span>
              <span className="sr-only"> of </span>
              {relevantNodes}
              <span className="sr-only"> nodes,</span>
            </span>
          )}
        </span>
        <span className="block break-words hyphens-auto">{item.title}</span>
        <span className="sr-only">
          {" "}
          {item.id}
          {isUnassessed && ", no control assessed yet"}
        </span>
      </Link>
    </li>
  );
}
