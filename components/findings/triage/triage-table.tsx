import { type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from "react";
import { ShieldOff } from "lucide-react";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import type { Stage } from "@/lib/domain/pipeline/document";
import type { Proof } from "@/lib/domain/posture/posture";
import { GroupName } from "../gaps/gap-cells";
import type { GapSection } from "../gaps/gap-sections";
import { ListHead } from "../gaps/list-head";
import { TriageEntry } from "./triage-entry";
import { keyOf, type TriageRow } from "./triage-row";
import { SelectBox } from "./select-box";

export type TriageSection = GapSection<TriageRow>;
export type StageHrefs = { readonly [S in Stage]: string };

interface TriageTableProps {
  readonly sections: readonly TriageSection[];
  readonly isNarrowed: boolean;
  readonly today: string;
  readonly proof: Proof;
  readonly hrefOf: (key: string) => string;
  /** Absent: the rows of a list are in one block. */
  readonly stageHrefs: StageHrefs | undefined;
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly isLive: boolean;
  readonly tableRef: Ref<HTMLTableElement>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocusRow: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onAsk: (what: "owner" | "due", key: string) => void;
  readonly onToggle: (key: string) => void;
  readonly onToggleAll: () => void;
}

const columns = 8;

/** The rows as a grid with one tab stop; on a narrow screen each is a card. The table handles the events of its rows. */
export function TriageTable(props: TriageTableProps) {
  const { sections, stageHrefs, proof, selected, isLive, tableRef, onKeyDown, onFocusRow } = props;
  const inAll = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const press = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element)) return;
    const key = event.target.closest<HTMLElement>("tr[data-key]")?.dataset["key"];
    const does = event.target.closest<HTMLElement>("[data-does]")?.dataset["does"];
    if (key === undefined || does === undefined) return;
    if (does === "select") props.onToggle(key);
    // A link keeps its browser behaviour with Ctrl and the like: its address opens the same.
    else if (does === "open" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      props.onOpen(key);
    } else if (does === "owner" || does === "due") props.onAsk(does, key);
  };
  return (
    <table
      ref={tableRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows take the focus is what ARIA calls a grid
      role="grid"
      aria-label="Gaps"
      aria-multiselectable
      onKeyDown={onKeyDown}
      onClick={press}
      onFocus={({ target }) => {
        const key = target.closest<HTMLElement>("tr[data-key]")?.dataset["key"];
        if (key !== undefined) onFocusRow(key);
      }}
      className="w-full table-fixed border-separate border-spacing-0 rounded-card border border-line bg-panel text-left shadow-card max-md:block max-md:[&_tbody]:block"
    >
      <thead className="text-tiny text-soft max-md:block">
        <tr className="h-8 max-md:flex max-md:h-11 max-md:items-center max-md:[&>th:not(:first-child)]:sr-only">
          <th scope="col" className="w-10 pl-3 max-md:w-auto print:hidden">
            <SelectBox
              checked={inAll > 0 && selected.size === inAll}
              disabled={!isLive}
              onChange={props.onToggleAll}
              aria-label="Select all on this page"
            />
          </th>
          <Column width="w-[7.5rem]">Status</Column>
          <Column>Gap</Column>
          <Column width="w-[11.5rem]">Where</Column>
          <Column width="w-[6.5rem]">Owner</Column>
          <Column width="w-[6.25rem]">Due</Column>
          <Column width="w-11">
            <span title="Exposed targets">
              <ShieldOff aria-hidden size={14} />
            </span>
            <span className="sr-only">Exposed targets</span>
          </Column>
          <Column width="w-13 text-right pr-3">
            <abbr title="Priority" className="no-underline">
              Prio
            </abbr>
          </Column>
        </tr>
      </thead>
      {sections.flatMap((section) => {
        const { list } = section;
        const id = `list-${list}`;
        return blocksOf(section.rows, stageHrefs !== undefined).map(([stage, block], index) => (
          <tbody key={`${list} ${stage ?? ""}`} aria-labelledby={id}>
            {index === 0 && (
              <HeadRow>
                <td colSpan={columns - 1} className={`${head} py-1.5`}>
                  <ListHead {...section} id={id} isNarrowed={props.isNarrowed} />
                </td>
              </HeadRow>
            )}
            {stageHrefs && stage !== undefined && (
              <HeadRow>
                <th scope="rowgroup" colSpan={columns - 1} className={`${head} py-1 font-bold`}>
                  <LiveGroupName
                    stage={stage}
                    inList={section.inStage[stage]}
                    href={stageHrefs[stage]}
                    proof={proof}
                  />
                </th>
              </HeadRow>
            )}
            {block.map((row) => (
              <TriageEntry
                key={keyOf(row)}
                row={row}
                today={props.today}
                proof={proof}
                href={props.hrefOf(keyOf(row))}
                isCurrent={keyOf(row) === props.current}
                isSelected={selected.has(keyOf(row))}
                isLive={isLive}
              />
            ))}
          </tbody>
        ));
      })}
    </table>
  );
}

function Column({ width = "", children }: { readonly width?: string; readonly children: ReactNode }) {
  return (
    <th scope="col" className={`px-2 font-medium ${width}`}>
      {children}
    </th>
  );
}

const head = "border-t border-line bg-bg px-2 text-left max-md:block max-md:px-3";

function HeadRow({ children }: { readonly children: ReactNode }) {
  return (
    <tr className="max-md:block">
      {/* Above the checkboxes, which are not printed: inside the name cell it would leave an empty column there. */}
      <td className="border-t border-line bg-bg max-md:hidden print:hidden" />
      {children}
    </tr>
  );
}

interface LiveGroupNameProps {
  readonly stage: Stage;
  readonly inList: number;
  readonly href: string;
  readonly proof: Proof;
}

function LiveGroupName({ stage, inList, href, proof }: LiveGroupNameProps) {
  return <GroupName stage={stage} counts={useStageCounts(stage)} inList={inList} href={href} proof={proof} />;
}

/** One block per stage, in the order of stages; or all rows in one. */
function blocksOf(
  rows: readonly TriageRow[],
  isGrouped: boolean,
): readonly (readonly [Stage | undefined, readonly TriageRow[]])[] {
  if (!isGrouped || rows.length === 0) return [[undefined, rows]];
  const byStage = new Map<Stage, TriageRow[]>();
  for (const row of rows) byStage.set(row.stage, [...(byStage.get(row.stage) ?? []), row]);
  return [...byStage];
}
