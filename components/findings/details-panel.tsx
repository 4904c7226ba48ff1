import { clsx } from "clsx";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import { PanelBar, type PanelBarProps } from "./panel-bar";

/** How a list controls the details beside it. */
export interface DetailsDriver {
  /** Opened by the person; else shown only if there is room beside the list. */
  readonly isAsked: boolean;
  readonly panelRef: Ref<HTMLElement>;
  readonly onStep: (to: "next" | "previous") => void;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface DetailsPanelProps extends Pick<PanelBarProps, "what" | "place" | "map"> {
  readonly driver: DetailsDriver;
  readonly children: ReactNode;
}

/** Details of the selected row: beside the list if there is room, over it on smaller screens, a full page on a phone. */
export function DetailsPanel(props: DetailsPanelProps) {
  const { what, place, map, driver, children } = props;
  const { isAsked, panelRef, onStep, onClose, onKeyDown } = driver;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- every key has its button
    <aside
      ref={panelRef}
      data-details-panel
      tabIndex={-1}
      aria-label={`Selected ${what}`}
      onKeyDown={onKeyDown}
      className={clsx(
        "fixed top-0 right-0 bottom-(--foot) z-30 flex w-full flex-col border-line bg-panel outline-none md:w-[388px] md:border-l max-xl:shadow-card xl:top-[53px] xl:z-10 print:hidden",
        !isAsked && "max-xl:hidden",
      )}
    >
      <PanelBar what={what} place={place} map={map} onStep={onStep} onClose={onClose} />
      {children}
    </aside>
  );
}
