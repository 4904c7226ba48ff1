import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { PipelineCard } from "./pipeline-card";
import type { ListedPipeline } from "./posture-numbers";
import { EmptyState } from "@/components/ui/page";

interface PipelineListProps {
  readonly pipelines: readonly ListedPipeline[];
  readonly query: string;
  readonly canEdit: boolean;
  readonly canArchive: boolean;
  readonly now: Date;
}

/** More than fit on a screen: then a search helps. */
const few = 6;

export function PipelineList({ pipelines, query, canEdit, canArchive, now }: PipelineListProps) {
  if (pipelines.length === 0) return <NoPipelines canEdit={canEdit} />;
  const wanted = query.toLocaleLowerCase("en");
  const found = pipelines.filter(({ name }) => name.toLocaleLowerCase("en").includes(wanted));
  return (
    <>
      {(pipelines.length > few || query !== "") && <NameSearch query={query} />}
      {query !== "" && (
        <p role="status" className="mb-3 text-soft">
          {found.length} of {pipelines.length} pipelines have “{query}” in their name.
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {found.map((pipeline) => (
          <li key={pipeline.id}>
            <PipelineCard pipeline={pipeline} canArchive={canArchive} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NoPipelines({ canEdit }: { readonly canEdit: boolean }) {
  if (!canEdit) {
    return (
      <EmptyState title="No pipeline yet">
        <p>
          When an editor of your workspace has drawn one, it stands here with its controls and gaps per stage.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Draw your first pipeline">
      <p>
        Start from a template of the usual way from check-in to production, change what is different at your
        place, then say per step which controls you have. What is open shows per stage.
      </p>
      <Link href="/pipelines/new" className={buttonClass("primary")}>
        New pipeline
      </Link>
    </EmptyState>
  );
}

/** A plain form: what was searched for is in the address, and no script is needed. */
function NameSearch({ query }: { readonly query: string }) {
  return (
    <search>
      <form action="/pipelines" className="mb-4 flex max-w-md gap-2">
        <input
          key={query}
          type="search"
          name="q"
          aria-label="Search by name"
          placeholder="Search by name"
          defaultValue={query}
          maxLength={200}
          className={inputClass}
        />
        <Button type="submit">Search</Button>
        {query !== "" && (
          <Link href="/pipelines" prefetch={false} className={buttonClass("quiet")}>
            Clear
          </Link>
        )}
      </form>
    </search>
  );
}
