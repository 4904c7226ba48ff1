import { clsx } from "clsx";
import { cellNumbers, type MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { cellLook } from "./cell-look";
import { Heat } from "./heat";
import type { MatrixLens } from "./matrix-query";

interface CellProps {
  readonly cell: MatrixCell | undefined;
  readonly lens: MatrixLens;
  readonly href: string;
  readonly className?: string;
}

/** One row of one column: a block of its status' colour. */
export function Cell({ cell, lens, href }: CellProps) {
  if (cell === undefined)
    return (
      <td className="striped h-6 border-b border-line p-0">
        <span className="sr-only">Does not apply</span>
      </td>
    );
  const look = cellLook(cell, lens);
  const isOne = cellNumbers(cell).applicable === 1;
  const text = lens === "owner" ? look.below : isOne ? "" : look.short;
  return (
    <td className="h-6 border-b border-line p-0">
      {/* A plain link: there may be thousands, and none needs a script. */}
      <a
        href={href}
        title={look.words}
        className="block rounded px-0.5 py-[1.5px] no-underline -outline-offset-1 hover:brightness-110"
      >
        <Heat
          status={look.status}
          text={text}
          isAccepted={lens === "status" && cell.accepted !== undefined}
        />
        <span className="sr-only">{look.words}</span>
      </a>
    </td>
  );
}

/** The cells of a row or a column in numbers: the number of gaps, or the lens's count. */
export function Total({
  cell,
  lens,
  href,
  isNarrow = false,
  className = "border-b border-l border-line",
}: CellProps & { readonly isNarrow?: boolean }) {
  if (cell === undefined) return <td className={className} />;
  const look = cellLook(cell, lens);
  const { inScope, standing } = cellNumbers(cell);
  const open = inScope - standing;
  return (
    <td className={clsx("p-0 tabular-nums", className)}>
      <a href={href} title={look.words} className="block py-[3px] -outline-offset-2 hover:underline">
        <span aria-hidden>
          {lens !== "status" ? (
            look.short
          ) : (
            <>
              <b className={open > 0 ? "font-bold" : "font-normal text-soft"}>{open}</b>
              <span className="text-soft">
                {isNarrow ? "/" : " of "}
                {inScope}
              </span>
            </>
          )}
        </span>
        <span className="sr-only">
          {lens === "status" ? `${open} of ${inScope} open. ` : ""}
          {look.words}
        </span>
      </a>
    </td>
  );
}
