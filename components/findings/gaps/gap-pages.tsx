import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

interface GapPagesProps {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly hrefOf: (page: number) => string;
}

/** The current range of rows, with links to the other pages; nothing if all fit. */
export function GapPages({ page, size, total, hrefOf }: GapPagesProps) {
  if (total <= size) return null;
  const last = Math.ceil(total / size);
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center gap-3 tabular-nums">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} prefetch={false} className={`${buttonClass()} print:hidden`}>
          Previous
        </Link>
      )}
      <span className="text-soft">
        {(page - 1) * size + 1} to {Math.min(page * size, total)} of {total}
        {/* On paper there are no links, and the reader must know that rows are missing. */}
        <b className="hidden print:inline">: print the other pages too.</b>
      </span>
      {page < last && (
        <Link href={hrefOf(page + 1)} prefetch={false} className={`${buttonClass()} print:hidden`}>
          Next
        </Link>
      )}
    </nav>
  );
}
