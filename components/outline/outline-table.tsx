"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import { MoreRows } from "./more-rows";
import { useAsked, useOutline, useOutlineActions, useShownIds } from "./outline-context";
import { columnNames, columns, type ColumnName } from "./table-columns";
import { TableRow } from "./table-row";
import { useGrowing } from "./use-growing";

/** Every node as a row in which everything is edited where it stands; on a narrow screen a row is a card. */
export function OutlineTable() {
  const query = useAsked();
  const ids = useShownIds();
  const growing = useGrowing(ids.length, query);
  const isReadOnly = useIsReadOnly();
  return (
    <div
      role="region"
      aria-label="Nodes, as a table"
      tabIndex={0}
      className="outline-scroll mb-6 rounded-card bg-panel shadow-card"
    >
      <table className="outline-table border-collapse">
        <caption className="sr-only">
          The nodes of this pipeline, {ids.length} of them.{" "}
          {isReadOnly ? "" : "Each field saves when it is left."}
        </caption>
        <thead className="text-soft">
          <tr>
            {columnNames.map((name) => (
              <HeadCell key={name} name={name} />
            ))}
            {!isReadOnly && (
              <th scope="col" className="not-on-paper font-medium">
                Actions
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ids.slice(0, growing.drawn).map((id) => (
            <TableRow key={id} id={id} />
          ))}
        </tbody>
      </table>
      <MoreRows growing={growing} total={ids.length} />
    </div>
  );
}

/** Sorts by its column: first from the least, then from the most, then not at all. */
function HeadCell({ name }: { readonly name: ColumnName }) {
  const direction = useOutline(({ query }) =>
    query.sort !== name ? undefined : query.isDescending ? "descending" : "ascending",
  );
  const { ask } = useOutlineActions();
  const next = () => {
    if (direction === undefined) ask({ sort: name, isDescending: false });
    else if (direction === "ascending") ask({ isDescending: true });
    else ask({ sort: "order", isDescending: false });
  };
  return (
    <th scope="col" aria-sort={direction} className="font-medium">
      <button
        type="button"
        onClick={next}
        className="on-paper inline-flex min-h-7 min-w-6 items-center gap-1 rounded-control px-1 hover:text-ink"
      >
        {columns[name]}
        {direction === "ascending" && <ArrowUp aria-hidden size={13} />}
        {direction === "descending" && <ArrowDown aria-hidden size={13} />}
      </button>
    </th>
  );
}
