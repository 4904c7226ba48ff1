import type { ReactNode } from "react";
import { CoverageBar } from "@/components/marks/bars";
import type {
  ReportedChanges,
  ReportedGaps,
  ReportedWays,
  StageLine,
  ToFundFirst,
} from "@/lib/domain/report/report";
import { counted, formatDay, stageNames } from "@/lib/domain/words/english";

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="keep-together min-w-0">
      <h2 className="mb-1 text-lead">{title}</h2>
      {children}
    </section>
  );
}

export function StageBars({ stages }: { readonly stages: readonly StageLine[] }) {
  return (
    <Part title="In place, by stage">
      <table className="w-full border-collapse">
        <caption className="sr-only">Controls in place, by stage</caption>
        <tbody>
          {stages.map(({ stage, counts, inPlace, inScope }) => (
            <tr key={stage}>
              <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                {stageNames[stage]}
              </th>
              <td className="w-full py-0.5">
                <CoverageBar counts={counts} />
              </td>
              <td className="py-0.5 pl-3 text-right whitespace-nowrap tabular-nums">
                {inPlace} of {inScope}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface OpenWaysProps {
  readonly waysIn: ReportedWays | undefined;
  /** The link to the full list, if there is one. */
  readonly href?: string;
}

export function OpenWays({ waysIn, href }: OpenWaysProps) {
  if (!waysIn)
    return (
      <Part title="Entry points">
        <p className="text-soft">Not included: the analysis was not finished when the snapshot was taken.</p>
      </Part>
    );
  const { heading, rows, left } = waysIn;
  return (
    <Part title={heading}>
      {rows.length === 0 ? (
        <p className="text-soft">No confirmed entry point is unprotected.</p>
      ) : (
        <ol className="flex flex-col gap-1.5 rounded-card border border-missing bg-danger-soft px-3 py-2">
          {rows.map(({ title, sentence }) => (
            <li key={title} className="break-words">
              <b className="text-missing">{title}</b>: {sentence}
            </li>
          ))}
          {left > 0 && (
            <li>
              {href === undefined ? (
                `${counted(left, "more entry point")}, not listed here.`
              ) : (
                <a href={href} className="inline-block min-h-6 py-0.5 underline">
                  {counted(left, "more entry point")}
                </a>
              )}
            </li>
          )}
        </ol>
      )}
    </Part>
  );
}

export function ChangesSince({
  changes,
  children,
}: {
  readonly changes: ReportedChanges;
  readonly children?: ReactNode;
}) {
  return (
    <Part title={changes.heading}>
      <ul className="flex flex-col gap-0.5">
        {changes.lines.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {children}
    </Part>
  );
}

/** The first of each list of gaps: controls to add, and controls to assess. */
export function FirstGaps({ gaps }: { readonly gaps: readonly ReportedGaps[] }) {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
      {gaps.map(({ heading, rows, left, none }) => (
        <Part key={heading} title={heading}>
          {rows.length === 0 ? (
            <p className="text-soft">{none}</p>
          ) : (
            // On paper in one block: a sheet has no room for half-empty lines.
            <ol className="flex flex-col gap-0.5 print:block print:*:inline print:[&>:not(:last-child)]:after:content-['_·_']">
              {rows.map(({ title, where }) => (
                <li key={`${title} ${where}`} className="break-words">
                  <b className="font-medium">{title}</b>, at {where}
                </li>
              ))}
              {left > 0 && <li className="text-soft">{left} more</li>}
            </ol>
          )}
        </Part>
      ))}
    </div>
  );
}

interface FundFirstProps {
  readonly toFund: ToFundFirst | undefined;
  /** False if a copy hides them. */
  readonly hasOwners?: boolean | undefined;
  /** The kind of an owner, shown behind the name; absent in frozen snapshots. */
  readonly ownerText?: ((owner: string) => string) | undefined;
}

/** The rank, for the eye: screen readers hear the rows in order. */
function FundNumber({ children }: { readonly children: number }) {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded-full border border-ink text-tiny leading-none font-bold tabular-nums print:size-4"
    >
      {children}
    </span>
  );
}

export function FundFirst({ toFund, hasOwners = true, ownerText = (owner) => owner }: FundFirstProps) {
  if (toFund === undefined) return null;
  const { redraw, rows } = toFund;
  return (
    <Part title={rows.length === 1 && redraw === undefined ? "Fund this change" : "To fund first"}>
      {redraw !== undefined && <p className="mb-1 break-words">{redraw}</p>}
      {rows.length === 0 ? (
        redraw === undefined && <p className="text-soft">No entry point is unprotected.</p>
      ) : (
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">Changes to fund first, and their effect</caption>
          <thead className="text-soft">
            <tr>
              {["Change", "Effect", ...(hasOwners ? ["Owner"] : []), "Due"].map((name) => (
                <th key={name} scope="col" className="py-1 pr-3 font-medium max-sm:sr-only print:not-sr-only">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, buys, alternatives, owner, due }, index) => (
              <tr key={title} className="border-t border-line align-top max-sm:block print:table-row">
                <th scope="row" className="py-1 pr-3 break-words max-sm:block print:table-cell">
                  <span className="flex items-baseline gap-2">
                    {rows.length > 1 && <FundNumber>{index + 1}</FundNumber>}
                    <span className="min-w-0">
                      {title}
                      {alternatives.map((one) => (
                        <span key={one} className="block text-tiny font-normal text-soft print:hidden">
                          Or: {one}
                        </span>
                      ))}
                      {/* On paper the report has one page. */}
                      {alternatives.length > 0 && (
                        <span className="hidden font-normal text-soft print:inline">
                          {" "}
                          ({counted(alternatives.length, "alternative")})
                        </span>
                      )}
                    </span>
                  </span>
                </th>
                <td className="py-1 pr-3 break-words max-sm:block print:table-cell">{buys}</td>
                {hasOwners && (
                  <td className="py-1 pr-3 break-words max-sm:inline print:table-cell">
                    {owner === undefined ? "no owner" : ownerText(owner)}
                  </td>
                )}
                <td className="py-1 whitespace-nowrap max-sm:inline print:table-cell">
                  {due === undefined ? "no date" : formatDay(due)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
