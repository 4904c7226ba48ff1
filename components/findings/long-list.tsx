import type { ReactNode } from "react";
import type { AllRows, Surface } from "./scene";

interface LongListProps<Item> {
  readonly surface: Surface;
  readonly items: readonly Item[];
  readonly most?: number;
  /** Where all of them are to be seen on a page; absent: here. */
  readonly all?: AllRows | undefined;
  readonly keyOf: (item: Item) => string;
  readonly className?: string;
  readonly itemClass?: string;
  readonly isOrdered?: boolean;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** More than these would be a page of their own. */
const mostListed = 20;

export const moreClass = "inline-flex min-h-6 items-center text-blue underline tabular-nums";

export function LongList<Item>({
  surface,
  items,
  most = mostListed,
  all,
  keyOf,
  className,
  itemClass,
  isOrdered = false,
  children,
}: LongListProps<Item>) {
  const List = isOrdered ? "ol" : "ul";
  const row = (item: Item, index: number) => (
    <li key={keyOf(item)} className={itemClass}>
      {children(item, index)}
    </li>
  );
  const rest = items.slice(most);
  return (
    <List className={className}>
      {items.slice(0, most).map(row)}
      {rest.length > 0 && (
        <li className={itemClass}>
          <surface.Rest count={rest.length} all={all}>
            {() => <List className={className}>{rest.map((item, index) => row(item, most + index))}</List>}
          </surface.Rest>
        </li>
      )}
    </List>
  );
}
