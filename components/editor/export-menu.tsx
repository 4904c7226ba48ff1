"use client";
import { Menu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import { MenuPopup } from "@/components/ui/menu-popup";
import {
  type ExportFormat,
  exportFormats,
  type FormatId,
  formatGroups,
} from "@/lib/domain/exporters/formats";

/** By format: makes the file in the browser, as it is on screen. */
export type OwnExports = ReadonlyMap<FormatId, () => void>;

interface ExportMenuProps {
  readonly path: string;
  readonly own: OwnExports;
  readonly isWaiting: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Every format with its purpose, in groups. The server makes each as a download, or the page makes it. */
export function ExportMenu({ path, own, isWaiting, anchor, onClose }: ExportMenuProps) {
  return (
    <Menu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <MenuPopup
        label="Export"
        finalFocus={anchor}
        anchor={anchor}
        side="bottom"
        align="end"
        sideOffset={6}
        width="w-84"
      >
        {formatGroups.map((group) => (
          <Menu.Group key={group} className="border-t border-line pb-1 first:border-0">
            <Menu.GroupLabel className="px-2 pt-2 pb-0.5 text-tiny text-soft">{group}</Menu.GroupLabel>
            {exportFormats
              .filter((row) => row.group === group)
              .map((row) => (
                <Format
                  key={row.format}
                  row={row}
                  href={`${path}?format=${row.format}`}
                  onMake={own.get(row.format)}
                  isWaiting={isWaiting}
                />
              ))}
          </Menu.Group>
        ))}
        {isWaiting && (
          <p className="border-t border-line px-2 py-1.5 text-tiny text-soft">
            {own.size > 0
              ? "Greyed-out formats are available once all changes are saved."
              : "Available once all changes are saved."}
          </p>
        )}
      </MenuPopup>
    </Menu.Root>
  );
}

const itemClass =
  "block cursor-pointer rounded-control px-2 py-1 text-ink no-underline outline-none data-disabled:cursor-not-allowed data-disabled:opacity-55 data-highlighted:bg-blue-soft max-md:min-h-11";

interface FormatProps {
  readonly row: ExportFormat;
  readonly href: string;
  readonly onMake: (() => void) | undefined;
  readonly isWaiting: boolean;
}

function Format({ row: { title, purpose }, href, onMake, isWaiting }: FormatProps) {
  const words = (
    <>
      <span className="block font-medium">{title}</span>
      <span className="block text-tiny text-soft">{purpose}</span>
    </>
  );
  if (onMake || isWaiting)
    return (
      <Menu.Item disabled={!onMake} onClick={onMake} className={itemClass}>
        {words}
      </Menu.Item>
    );
  return (
    <Menu.LinkItem href={href} download closeOnClick className={itemClass}>
      {words}
    </Menu.LinkItem>
  );
}
