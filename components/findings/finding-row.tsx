import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface FindingRowProps extends Pick<ComponentProps<"button">, "ref"> {
  readonly icon: ReactNode;
  readonly title: string;
  readonly figure: ReactNode;
  readonly isChosen: boolean;
  readonly gate?: string;
  /** The start of an entry point, by id. */
  readonly wayIn?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One finding in the map's panel, which opens in place. */
export function FindingRow({
  ref,
  icon,
  title,
  figure,
  isChosen,
  gate,
  wayIn,
  onPress,
  children,
}: FindingRowProps) {
  return (
    <div className={clsx(isChosen && "pb-3")}>
      <button
        ref={ref}
        type="button"
        aria-expanded={isChosen}
        data-gate={gate}
        data-way-in={wayIn}
        onClick={onPress}
        className={clsx(
          "grid w-full grid-cols-[18px_1fr_auto] items-start gap-2 py-2 text-left hover:bg-bg",
          isChosen && "font-bold",
        )}
      >
        {icon}
        <span>{title}</span>
        {figure}
      </button>
      {isChosen && <div className="flex flex-col gap-2.5 border-l-2 border-line-strong pl-3">{children}</div>}
    </div>
  );
}
