import Link from "next/link";
import { clsx } from "clsx";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import type { ControlTexts } from "@/components/findings/control-texts";
import { type CountPart, countOf, type Counted, explainCount } from "@/lib/domain/compare/explain-count";
import type { CompareAnswer } from "@/lib/domain/contract/compare";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { statusWords } from "@/lib/domain/posture/words/status-words";
import { stageNames } from "@/lib/domain/words/english";
import { countedOnes, type CompareQuery } from "./compare-query";

interface CountTableProps {
  readonly answer: CompareAnswer;
  readonly hrefOf: (query: CompareQuery) => string;
  readonly query: CompareQuery;
  readonly nameOf: (node: string) => string;
  readonly textsOf: ControlTexts;
}

const sums: { readonly [sum: string]: string } = {
  open: "Gaps",
  "in-place": "In place",
  proven: "In place, verified",
  "in-scope": "In scope",
};

/** Every count before and after; for the requested one, the parts of the difference, down to single controls. */
export function CountTable({ answer, hrefOf, query, nameOf, textsOf }: CountTableProps) {
  const { stage, why } = query;
  const of = (side: "before" | "after") =>
    stage === undefined ? answer.counts[side].pipeline : answer.counts[side].stages[stage];
  const where = stage === undefined ? {} : { where: { stage } };
  const rows = countedOnes.flatMap((counted) => {
    const [before, after] = [countOf(of("before"), counted), countOf(of("after"), counted)];
    // Changes in both directions may cancel out, and are changes all the same.
    const isSame = explainCount(answer, { counted, ...where }).parts.length === 0;
    return before === 0 && after === 0 ? [] : [{ counted, before, after, isSame }];
  });
  const href = (more: Partial<CompareQuery>) => `${hrefOf({ ...query, ...more })}#counts`;
  return (
    <section id="counts" aria-labelledby="counts-title" className="scroll-mt-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="counts-title" className="text-lead">
          Counts
        </h2>
        <Segments label="Counted in">
          <Segment href={href({ stage: undefined })} isChosen={stage === undefined}>
            All
          </Segment>
          {stages.map((one) => (
            <Segment key={one} href={href({ stage: one })} isChosen={stage === one}>
              {stageNames[one]}
            </Segment>
          ))}
        </Segments>
      </div>
      <table className="w-full border-collapse text-left tabular-nums">
        <thead className="text-soft">
          <tr>
            <th scope="col" className="py-1 font-medium">
              Controls
            </th>
            {[answer.from.label, answer.to.label, "Why"].map((name, index) => (
              // Two states may have the same name.
              <th
                key={index}
                scope="col"
                className="py-1 pl-3 max-w-40 truncate text-right font-medium"
                title={name}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ counted, before, after, isSame }) => (
            <tr key={counted} className={clsx("border-t border-line", counted === why && "bg-blue-soft")}>
              <th scope="row" className="py-1 font-normal">
                {wordOf(counted)}
              </th>
              <td className="py-1 pl-3 text-right">{before}</td>
              <td className="py-1 pl-3 text-right">{after}</td>
              <td className="py-1 pl-3 text-right">
                {isSame ? (
                  <span className="text-soft">same</span>
                ) : (
                  <Link
                    href={href({ why: counted })}
                    prefetch={false}
                    scroll={false}
                    className="text-blue hover:underline"
                  >
                    {signed(after - before)}
                    <span className="sr-only">, why {wordOf(counted)} changed</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {why !== undefined && (
        <Explanation answer={answer} counted={why} stage={stage} nameOf={nameOf} textsOf={textsOf} />
      )}
    </section>
  );
}

/** Further parts are summed in one line. */
const mostParts = 100;

function Explanation({
  answer,
  counted,
  stage,
  nameOf,
  textsOf,
}: Pick<CountTableProps, "answer" | "nameOf" | "textsOf"> & {
  readonly counted: Counted;
  readonly stage: CompareQuery["stage"];
}) {
  const { before, after, parts } = explainCount(answer, {
    counted,
    ...(stage === undefined ? {} : { where: { stage } }),
  });
  const rest = parts.slice(mostParts).reduce((sum, { delta }) => sum + delta, 0);
  return (
    <div aria-live="polite" className="mt-3 rounded-card border border-line bg-panel px-3 py-2">
      <h3 className="font-bold">
        {before === after
          ? `${wordOf(counted)}: gained and lost`
          : `${wordOf(counted)}: ${before} → ${after}`}
      </h3>
      <ul className="mt-1">
        {parts.slice(0, mostParts).map((part) => (
          <li
            key={`${part.cause} ${part.node ?? ""} ${part.control ?? ""}`}
            className="flex gap-3 border-t border-line py-0.5 first:border-t-0"
          >
            <span className="w-10 shrink-0 text-right tabular-nums">{signed(part.delta)}</span>
            <span className="min-w-0 break-words">{partWords(part, nameOf, textsOf)}</span>
          </li>
        ))}
        {parts.length > mostParts && (
          <li className="flex gap-3 border-t border-line py-0.5">
            <span className="w-10 shrink-0 text-right tabular-nums">{signed(rest)}</span>
            <span>{parts.length - mostParts} more causes</span>
          </li>
        )}
        <li className="flex gap-3 border-t-2 border-line-strong py-0.5 font-bold">
          <span className="w-10 shrink-0 text-right tabular-nums">{signed(after - before)}</span>
          <span>in total</span>
        </li>
      </ul>
    </div>
  );
}

const causeWords: { readonly [C in CountPart["cause"]]: string } = {
  catalogue: "the catalogue changed",
  time: "time passed",
  claim: "the status was changed",
  evidence: "its evidence changed",
  review: "it was approved, or lost its approval",
  rule: "the workspace's approval rule changed",
  "node-added": "the node was added",
  "node-removed": "the node was removed",
  "node-changed": "the node's kind or technology changed",
  connections: "the node's incoming connections changed",
  stage: "the node moved to another stage",
};

function partWords(
  { cause, node, control }: CountPart,
  nameOf: (node: string) => string,
  textsOf: ControlTexts,
): string {
  const about = [
    ...(node === undefined ? [] : [nameOf(node)]),
    ...(control === undefined ? [] : [textsOf(control).title]),
  ];
  return `${about.join(": ")}${about.length > 0 ? ", " : ""}${causeWords[cause]}`;
}

function wordOf(counted: Counted): string {
  return counted in statusWords
    ? statusWords[counted as keyof typeof statusWords].word
    : (sums[counted] ?? counted);
}

function signed(delta: number): string {
  if (delta === 0) return "\u00b10";
  return delta > 0 ? `+${delta}` : `\u2212${Math.abs(delta)}`;
}
