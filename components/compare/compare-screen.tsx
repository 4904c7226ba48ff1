import type { ReactNode } from "react";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import type { ControlTexts } from "@/components/findings/control-texts";
import { bothMaps } from "@/components/static-map/both-maps";
import { StaticMap } from "@/components/static-map/static-map";
import { LeftOut } from "@/components/ui/left-out";
import { Notice } from "@/components/ui/notice";
import { type ChangeLook, changeLooks } from "@/components/static-map/change-marks";
import { splitSummary } from "@/lib/domain/compare/summary-sentence";
import { countOf } from "@/lib/domain/compare/explain-count";
import type { Counts } from "@/lib/domain/posture/posture";
import { changeRows, type ComparedMaps } from "./change-rows";
import { createComparedNames } from "./compared-names";
import { ChangeList } from "./change-list";
import type { CompareQuery } from "./compare-query";
import { CountTable } from "./count-table";
import { marksOf } from "./marks-of";

interface CompareScreenProps extends ComparedMaps {
  /** The address of the same comparison with another query. */
  readonly hrefOf: (query: CompareQuery) => string;
  readonly query: CompareQuery;
  readonly ignored: readonly string[];
  readonly textsOf: ControlTexts;
  /** Above it: the pickers of the states, or facts about them. */
  readonly children: ReactNode;
  /** The ids of the connections drawn as checked on each map; absent in a copy. */
  readonly checked?: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
  /** The text at its end. */
  readonly foot?: ReactNode;
}

/** The width of a map in a window of 1440 by 900, in pixels. */
const shownAt = { one: 960, both: 480 } as const;
/** On a phone it keeps that width, so that its words are readable, and scrolls in its frame. */
const mapLook = "mx-auto h-auto w-full";

/** Two states of a map: one sentence, the changes on the picture, and a list of every change with author and reason. */
export function CompareScreen(props: CompareScreenProps) {
  const { answer, before, after, checked, hrefOf, query, ignored, textsOf, children, foot } = props;
  const marks = marksOf(answer);
  const names = createComparedNames(before, after);
  const groups = changeRows(props, textsOf);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 px-4 py-3.5 outline-none sm:px-6 content-start xl:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <div className="flex min-w-0 flex-col gap-3">
        {children}
        <LeftOut ignored={ignored} />
        {answer.warnings.map((warning) => (
          <Notice key={warning} tone="warning">
            {warning}
          </Notice>
        ))}
        <div className="xl:hidden">
          <Sentence {...props} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Legend />
          <Segments label="Maps">
            <Segment href={hrefOf({ ...query, maps: "one" })} isChosen={query.maps === "one"}>
              Overlay
            </Segment>
            <Segment href={hrefOf({ ...query, maps: "both" })} isChosen={query.maps === "both"}>
              Side by side
            </Segment>
          </Segments>
        </div>
        {query.maps === "one" ? (
          <MapFrame label="Both states on one map">
            <StaticMap
              document={bothMaps(before, after)}
              counts={countsOf(props, ["after", "before"])}
              checked={checked?.after}
              marks={marks}
              stageCounts={answer.counts.after.stages}
              stageCountsBefore={answer.counts.before.stages}
              shownAt={shownAt.one}
              className={`${mapLook} max-sm:min-w-[60rem]`}
            />
          </MapFrame>
        ) : (
          <div className="grid gap-3 lg:grid-cols-2">
            {(["before", "after"] as const).map((side) => (
              <figure key={side} className="min-w-0">
                <figcaption className="mb-1 font-bold wrap-anywhere">
                  {(side === "before" ? answer.from : answer.to).label}
                </figcaption>
                <MapFrame label={`The map, ${(side === "before" ? answer.from : answer.to).label}`}>
                  <StaticMap
                    document={props[side]}
                    counts={countsOf(props, [side])}
                    checked={checked?.[side]}
                    marks={marks}
                    stageCounts={answer.counts[side].stages}
                    shownAt={shownAt.both}
                    className={`${mapLook} max-sm:min-w-[30rem]`}
                  />
                </MapFrame>
              </figure>
            ))}
          </div>
        )}
      </div>
      <aside aria-label="Changes" className="flex min-w-0 flex-col gap-4 xl:row-span-2">
        <div className="max-xl:hidden">
          <Sentence {...props} />
        </div>
        {groups.length === 0 ? <p className="text-soft">No differences.</p> : <ChangeList groups={groups} />}
      </aside>
      <CountTable answer={answer} hrefOf={hrefOf} query={query} nameOf={names.node} textsOf={textsOf} />
      {foot}
    </main>
  );
}

function Sentence({ answer }: Pick<CompareScreenProps, "answer">) {
  const { counts, from, to, sentence } = answer;
  // Better and worse come first; the details may be as long as they need.
  const labels = { before: from.label, ...(!to.isNow && { after: to.label }) };
  const [results, more] = splitSummary(sentence, labels);
  return (
    <div>
      <p className="text-[17px] leading-6 wrap-anywhere text-soft">
        <b className="font-bold text-ink">{results}</b>
        {more}
      </p>
      <p className="mt-1 text-soft">{gapsText(counts.before.pipeline, counts.after.pipeline)}</p>
    </div>
  );
}

/** "Gaps: 92 → 93 of 107 controls"; if the number in scope differs, both totals: the gaps alone would read as progress. */
function gapsText(before: Counts, after: Counts): string {
  const [was, is] = [countOf(before, "open"), countOf(after, "open")];
  const [of, now] = [countOf(before, "in-scope"), countOf(after, "in-scope")];
  return of === now
    ? `Gaps: ${was} → ${is} of ${now} controls`
    : `Gaps: ${was} of ${of} → ${is} of ${now} controls`;
}

function MapFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="max-h-[75dvh] overflow-auto rounded-card border border-line bg-bg print:max-h-none"
    >
      {children}
    </section>
  );
}

const legend: readonly (readonly [ChangeLook, string])[] = [
  ["worse", "worse"],
  ["better", "better"],
  ["added", "added"],
  ["removed", "removed"],
  ["changed", "changed"],
];

function Legend() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft">
      {legend.map(([look, word]) => {
        const { Icon, glyph } = changeLooks[look];
        return (
          <span key={look} className="inline-flex items-center gap-1">
            <Icon aria-hidden size={13} strokeWidth={2.6} className={legendInk[look] ?? glyph} />
            {word}
          </span>
        );
      })}
      <span>unchanged is dimmed</span>
    </p>
  );
}

const legendInk: { readonly [look: string]: string | undefined } = {
  worse: "text-missing",
  better: "text-standing",
};

/** By node: the counts of the first side that has it. */
function countsOf(
  { answer: { nodes } }: ComparedMaps,
  sides: readonly ("before" | "after")[],
): Readonly<Record<string, Counts>> {
  return Object.fromEntries(
    nodes.flatMap((node) => {
      const side = sides.map((one) => node[one]).find(Boolean);
      return side ? [[node.id, side.counts] as const] : [];
    }),
  );
}
