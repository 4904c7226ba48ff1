import { ChevronRight, Download } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import type { Framework } from "@/lib/domain/catalogue/catalogue";
import type { PipelineNode, Policy } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { type Proof, requirementStatuses, type SlsaResult } from "@/lib/domain/posture/posture";
import { Field, inputClass } from "@/components/ui/form";
import { Chip } from "@/components/findings/gaps/chip";
import { NumberLinks } from "@/components/findings/number-links";
import { countedBy, ProofSwitch } from "@/components/findings/proof-switch";
import { requirementWords } from "@/lib/domain/posture/words/result-words";
import { wordAndMeaning } from "@/lib/domain/words/word";
import { FrameworkCredit } from "./framework-credit";
import { type AskedFramework, frameworkHref, type FrameworkQuery } from "./framework-query";
import { frameworkNumbers, frameworkSentence, hasResult } from "./framework-sentence";
import { type FrameworkRows, requirementLooks, type RequirementRow } from "./requirements";
import { SlsaLevels } from "./slsa-levels";
import { compareFrameworks, frameworkName } from "@/lib/domain/catalogue/framework-names";
import { PartsBar } from "@/components/marks/bars";
import { supportingIn } from "@/components/findings/answering-controls";
import { EmptyState } from "@/components/ui/empty-state";
import { ResultMark } from "@/components/marks/result";
import { ClaimsBehind } from "@/components/findings/claims-behind";
import { UnsupportedItems } from "./unsupported-items";
import { gapsHref, requirementKey } from "@/components/findings/gaps/gap-query";
import { standingText } from "@/components/findings/pair-counts";

interface FrameworksViewProps extends AskedFramework, FrameworkRows {
  readonly pipelineId: string;
  readonly policy: Policy;
  readonly framework: Framework;
  readonly nodes: readonly PipelineNode[];
  readonly slsa: SlsaResult;
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
}

export function FrameworksView({
  pipelineId,
  policy,
  framework,
  nodes,
  slsa,
  pairsOf,
  rows,
  unsupported,
  query,
  ignored,
}: FrameworksViewProps) {
  const pipelinePath = `/pipelines/${pipelineId}`;
  const path = `${pipelinePath}/frameworks`;
  if (nodes.length === 0) {
    return (
      <EmptyState title="No requirements to check yet">
        <p>Controls support requirements, and apply to nodes. Add nodes to the map first.</p>
        <Link href={pipelinePath} prefetch={false} className={buttonClass()}>
          Open the map
        </Link>
      </EmptyState>
    );
  }
  const counts = requirementStatuses.map((status) => ({
    status,
    count: rows.filter((row) => row.status === status).length,
  }));
  const shown = rows.filter((row) => hasResult(row, query.status));
  return (
    <div className="flex flex-col gap-8">
      <LeftOut ignored={ignored} />
      <div className="print:hidden">
        <ProofSwitch proof={query.proof} hrefOf={(proof) => frameworkHref(path, query, { proof })} />
      </div>
      <p className="hidden text-soft print:block">{countedBy[query.proof]}</p>
      <SlsaLevels
        slsa={slsa}
        policy={policy}
        proof={query.proof}
        nodes={nodes}
        pairsOf={pairsOf}
        pipelinePath={pipelinePath}
      />
      <section aria-labelledby="framework" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div className="min-w-0">
            <h2 id="framework" className="scroll-mt-32 text-lead md:scroll-mt-16">
              {frameworkName(framework.id, { policy })}
            </h2>
            <p className="max-w-[72ch] text-soft tabular-nums">
              <NumberLinks
                sentence={frameworkSentence(rows)}
                links={frameworkNumbers(
                  rows,
                  (status) => `${frameworkHref(path, query, { status })}#framework`,
                )}
              />
            </p>
          </div>
          <div className="flex min-w-0 flex-wrap items-end gap-2 print:hidden">
            <FrameworkForm path={path} query={query} policy={policy} />
            <a href={frameworkHref(`${path}/export`, query)} download className={buttonClass()}>
              <Download aria-hidden size={14} />
              CSV
            </a>
          </div>
        </div>
        <PartsBar
          parts={counts.map(({ status, count }) => ({
            key: status,
            count,
            look: requirementLooks[status].bar,
          }))}
        />
        <nav aria-label="Result" className="flex flex-wrap gap-2">
          <Chip
            href={frameworkHref(path, query, { status: undefined })}
            isChosen={query.status === undefined}
          >
            All {rows.length}
          </Chip>
          {query.status === "applicable" && (
            <Chip href={frameworkHref(path, query)} isChosen>
              Applicable {shown.length}
            </Chip>
          )}
          {counts.map(({ status, count }) => {
            const { Icon, word, text } = requirementLooks[status];
            return (
              <Chip
                key={status}
                href={frameworkHref(path, query, { status })}
                isChosen={query.status === status}
              >
                <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
                {word} {count}
              </Chip>
            );
          })}
        </nav>
        {shown.length === 0 && (
          <p className="text-soft">
            No requirement of {frameworkName(framework.id, { policy })} has this result.
          </p>
        )}
        <RequirementList
          framework={framework.id}
          rows={shown}
          opened={query.requirement}
          proof={query.proof}
          pipelinePath={pipelinePath}
        />
        {query.status === undefined && (
          <UnsupportedItems
            items={unsupported}
            isOwn={policy.frameworks?.some(({ id }) => id === framework.id) === true}
          />
        )}
        <p className="max-w-[90ch] text-tiny text-soft">
          {requirementStatuses.map((status) => `${wordAndMeaning(requirementWords[status])}. `)}
          Controls support a requirement; whether it is satisfied in full is for an assessor to say.
        </p>
        {framework.id !== "slsa-1.2" && <FrameworkCredit framework={framework} />}
      </section>
    </div>
  );
}

interface FrameworkFormProps {
  readonly path: string;
  readonly query: FrameworkQuery;
  readonly policy: Policy;
}

function FrameworkForm({ path, query, policy }: FrameworkFormProps) {
  return (
    <form action={path} className="flex min-w-0 items-end gap-2 print:hidden">
      {query.proof === "proven" && <input type="hidden" name="proof" value="proven" />}
      <Field label="Framework" className="min-w-0">
        {(ids) => (
          // The key resets the choice when a link changes the address.
          <select
            {...ids}
            key={query.framework}
            name="framework"
            defaultValue={query.framework}
            className={inputClass}
          >
            {[...supportingIn({ policy }).keys()].toSorted(compareFrameworks).map((id) => (
              <option key={id} value={id}>
                {frameworkName(id, { policy })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit">Apply</Button>
    </form>
  );
}

interface RequirementListProps {
  readonly framework: string;
  readonly rows: readonly RequirementRow[];
  readonly opened: string | undefined;
  readonly proof: Proof;
  readonly pipelinePath: string;
}

function RequirementList({ rows, ...rest }: RequirementListProps) {
  const sections = new Map<string, RequirementRow[]>();
  for (const row of rows) sections.set(row.section, [...(sections.get(row.section) ?? []), row]);
  return [...sections].map(([name, ofSection]) => (
    <section key={name} className="overflow-clip rounded-card border border-line bg-panel shadow-card">
      <h3 className="bg-bg px-3 py-2">{name}</h3>
      <ul>
        {ofSection.map((row) => (
          <RequirementEntry key={row.item.id} row={row} {...rest} />
        ))}
      </ul>
    </section>
  ));
}

interface RequirementEntryProps extends Omit<RequirementListProps, "rows"> {
  readonly row: RequirementRow;
}

function RequirementEntry({ row, framework, opened, proof, pipelinePath }: RequirementEntryProps) {
  const { item, status, pairs } = row;
  return (
    <li
      id={`requirement-${item.id}`}
      className="keep-together scroll-mt-32 md:scroll-mt-16 border-t border-line"
    >
      <details open={item.id === opened} className="closed-on-paper group">
        <summary className="grid min-h-10 list-none grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 px-3 py-2 -outline-offset-2 hover:bg-bg sm:grid-cols-[auto_8rem_minmax(0,1fr)_13rem] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            size={14}
            className="shrink-0 self-center text-soft transition-transform group-open:rotate-90"
          />
          <span className="flex">
            <ResultMark look={requirementLooks[status]} />
          </span>
          <span className="min-w-0 break-words max-sm:col-start-2">
            <span className="font-mono text-tiny text-soft">{item.id}</span> {item.title}
            {item.level !== undefined && (
              <span className="text-tiny text-soft">
                {" "}
                {typeof item.level === "number" ? `level ${item.level}` : item.level}
              </span>
            )}
          </span>
          <span className="text-tiny text-soft tabular-nums max-sm:col-start-2 sm:text-right">
            {standingText(row)}
          </span>
        </summary>
        <div className="px-3 pb-3 sm:pl-[calc(0.75rem+14px+0.75rem)]">
          {pairs.length === 0 ? (
            <p className="text-soft">No control that supports it applies to a node on the map.</p>
          ) : (
            <>
              <ClaimsBehind pairs={pairs} proof={proof} pipelinePath={pipelinePath} />
              <a
                href={gapsHref(`${pipelinePath}/gaps`, {
                  requirement: requirementKey(framework, item.id),
                  show: "all",
                  proof,
                })}
                className="inline-flex min-h-6 items-center text-blue underline max-sm:pointer-coarse:min-h-11 print:hidden"
              >
                Show all of these in Gaps
              </a>
            </>
          )}
        </div>
      </details>
    </li>
  );
}
