import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface MenuPopupProps extends Omit<ComponentProps<typeof Menu.Positioner>, "className" | "children"> {
  readonly label: string;
  /** Takes the focus when it closes; absent: the previously focused element. */
  readonly finalFocus?: ComponentProps<typeof Menu.Popup>["finalFocus"];
  readonly width?: string;
  readonly children: ReactNode;
}

/** The box of a menu, wherever it opens. */
export function MenuPopup({ label, finalFocus, width = "w-76", children, ...place }: MenuPopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner collisionPadding={8} className="z-50" {...place}>
        <Menu.Popup
          aria-label={label}
          finalFocus={finalFocus}
          // It may scroll, and scrollable areas can be reached by Tab too.
          tabIndex={0}
          className={clsx(
            "max-h-(--available-height) max-w-[94vw] overflow-y-auto rounded-card border border-line-strong bg-panel p-1 text-ink shadow-card outline-none",
            width,
          )}
        >
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
