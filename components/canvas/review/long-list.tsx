import { type ReactNode, useState } from "react";

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** So many are drawn at first. */
  readonly most?: number;
  readonly itemClass?: string;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}

/** What is behind a number, in rows; of very many the first, and the others where they are asked for. */
export function LongList<Item>({ items, most = 30, itemClass, keyOf, children }: LongListProps<Item>) {
  const [isOpen, setIsOpen] = useState(false);
  const row = (item: Item) => (
    <li key={keyOf(item)} className={itemClass}>
      {children(item)}
    </li>
  );
  const rest = items.slice(most);
  return (
    <ul>
      {items.slice(0, most).map(row)}
      {rest.length > 0 && (
        <li>
          <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
            <summary className="-mx-1.5 flex min-h-7 list-none items-center rounded-control px-1.5 text-blue underline tabular-nums hover:bg-bg [&::-webkit-details-marker]:hidden">
              and {rest.length} more
            </summary>
            {isOpen && <ul>{rest.map(row)}</ul>}
          </details>
        </li>
      )}
    </ul>
  );
}
