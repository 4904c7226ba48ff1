import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, inputClass } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Chip } from "@/components/findings/gaps/chip";
import { nobody } from "@/components/findings/gaps/gap-query";
import { WorkEntries, WorkNodes } from "./work-list";
import type { SortedWork } from "./work-sections";
import { counted } from "@/lib/domain/words/plural";

interface WorkViewProps {
  readonly work: SortedWork;
  /** Whose work this is: absent, the viewer's own. */
  readonly who: string | undefined;
  /** How the viewer's own name is written as an owner. */
  readonly names: readonly string[];
  readonly today: string;
  readonly listed: number;
  readonly total: number;
  /** Pipelines that are not in it yet. */
  readonly unread: number;
}

export function WorkView({ work, who, names, today, listed, total, unread }: WorkViewProps) {
  const { sections, nodes, quiet } = work;
  return (
    <div className="flex flex-col gap-6">
      {unread > 0 && (
        <Notice tone="warning">
          {counted(unread, "pipeline is", "pipelines are")} not counted in yet: load this page again to read
          on.
        </Notice>
      )}
      {listed < total && (
        <Notice tone="warning">
          The first {listed} of {total}, by date. The gaps page of each pipeline has all, by owner.
        </Notice>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <nav aria-label="Whose" className="flex flex-wrap gap-2">
          <Chip href="/me" isChosen={who === undefined}>
            Mine
          </Chip>
          <Chip href={`/me?who=${encodeURIComponent(nobody)}`} isChosen={who === nobody}>
            Nobody&apos;s, with a date
          </Chip>
        </nav>
        <form action="/me" className="flex items-end gap-2">
          <Field label="Owner">
            {(ids) => (
              <input
                {...ids}
                key={who}
                name="who"
                autoComplete="off"
                maxLength={200}
                defaultValue={who === nobody ? "" : who}
                placeholder="A name, a team"
                className={inputClass}
              />
            )}
          </Field>
          <Button type="submit">Show</Button>
        </form>
      </div>
      <p className="max-w-[72ch] text-soft">{matchText(who, names)}</p>
      {sections.length === 0 && nodes.length === 0 && (
        <EmptyState title={quiet.length > 0 ? "Nothing to do now" : "Nothing here"}>
          <p>
            {quiet.length > 0
              ? "What is claimed stands, or is marked not applicable."
              : "No claim and no node in the pipelines of this workspace names this owner."}
          </p>
        </EmptyState>
      )}
      {sections.map(({ id, title, entries }) => (
        <section key={id} id={id} aria-label={title} className="flex scroll-mt-4 flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            {title} <span className="font-normal text-soft">{entries.length}</span>
          </h2>
          <WorkEntries entries={entries} today={today} />
        </section>
      ))}
      {nodes.length > 0 && (
        <section aria-label="Nodes" className="flex flex-col gap-2">
          <h2 className="text-lead tabular-nums">
            Nodes <span className="font-normal text-soft">{nodes.length}</span>
          </h2>
          <WorkNodes nodes={nodes} />
        </section>
      )}
      {quiet.length > 0 && (
        <details>
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">{quietText(quiet.length)}</summary>
          <div className="mt-2">
            <WorkEntries entries={quiet} today={today} />
          </div>
        </details>
      )}
    </div>
  );
}

function quietText(quiet: number): string {
  return quiet === 1
    ? "1 more claim asks for nothing now: it stands, or is marked not applicable."
    : `${quiet} more claims ask for nothing now: they stand, or are marked not applicable.`;
}

function matchText(who: string | undefined, names: readonly string[]): string {
  if (who === nobody)
    return "Claims with a date that neither name an owner nor stand on a node that has one.";
  const written = (who === undefined ? names : [who]).map((name) => `“${name}”`).join(" or ");
  const whose = who === undefined ? "Yours is what names" : "This is what names";
  return `${whose} ${written} as the owner, whatever the case: on the claim, or on the node where the claim names nobody. A longer or shorter name is another owner.`;
}
