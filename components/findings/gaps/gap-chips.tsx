import { stages } from "@/lib/domain/pipeline/document";
import { statusOrder } from "@/components/marks/status-order";
import { Chip } from "./chip";
import { type GapQuery, gapsHref } from "./gap-query";
import { countBy, type FilterRow } from "./select-gaps";
import { statusLooks } from "@/components/marks/status";
import { stageNames } from "@/lib/domain/words/names";

const rowClass = "flex flex-wrap gap-2";

interface GapChipsProps {
  readonly path: string;
  readonly query: GapQuery;
  readonly rows: readonly FilterRow[];
}

export function GapChips({ path, query, rows }: GapChipsProps) {
  const byStage = countBy(rows, query, "stage");
  const byStatus = countBy(rows, query, "status");
  const statuses = statusOrder
    .map(({ status }) => status)
    .filter((status) => byStatus.has(status) || query.status === status);
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      <nav aria-label="Stage" className={rowClass}>
        <Chip href={gapsHref(path, query, { stage: undefined })} isChosen={query.stage === undefined}>
          All stages {sum(byStage)}
        </Chip>
        {stages.map((stage) => (
          <Chip key={stage} href={gapsHref(path, query, { stage })} isChosen={query.stage === stage}>
            {stageNames[stage]} {byStage.get(stage) ?? 0}
          </Chip>
        ))}
      </nav>
      <nav aria-label="Status" className={rowClass}>
        <Chip href={gapsHref(path, query, { status: undefined })} isChosen={query.status === undefined}>
          Any status {sum(byStatus)}
        </Chip>
        {statuses.map((status) => {
          const { Icon, text, word } = statusLooks[status];
          return (
            <Chip key={status} href={gapsHref(path, query, { status })} isChosen={query.status === status}>
              <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
              {word} {byStatus.get(status) ?? 0}
            </Chip>
          );
        })}
      </nav>
    </div>
  );
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
