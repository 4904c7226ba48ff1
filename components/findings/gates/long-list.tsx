import type { ReactNode } from "react";

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** So many are listed at first. */
  readonly most?: number;
  /** Where all of them are to be seen, if not here. */
  readonly allHref?: string | undefined;
  readonly keyOf: (item: Item) => string;
  readonly className?: string;
  readonly itemClass?: string;
  /** The rows have an order of their own. */
  readonly isOrdered?: boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** More than these would be a page of their own. */
const mostListed = 20;
const moreClass = "inline-flex min-h-6 items-center text-blue underline tabular-nums";

/** Rows, and behind the last of them those that are too many to look at; without a script. */
export function LongList<Item>({
  items,
  most = mostListed,
  allHref,
  keyOf,
  className,
  itemClass,
  isOrdered = false,
  children,
}: LongListProps<Item>) {
  const rest = items.slice(most);
  const more = `and ${rest.length.toLocaleString("en")} more`;
  const List = isOrdered ? "ol" : "ul";
  const row = (item: Item, index: number) => (
    <li key={keyOf(item)} className={itemClass}>
      {children(item, index)}
    </li>
  );
  return (
    <List className={className}>
      {items.slice(0, most).map(row)}
      {rest.length > 0 && (
        <li className={itemClass}>
          {allHref === undefined ? (
            <details className="closed-on-paper">
              <summary className={`${moreClass} list-none [&::-webkit-details-marker]:hidden`}>
                {more}
              </summary>
              <List className={className}>{rest.map((item, index) => row(item, most + index))}</List>
            </details>
          ) : (
            <a href={allHref} className={moreClass}>
              {more}
            </a>
          )}
        </li>
      )}
    </List>
  );
}
