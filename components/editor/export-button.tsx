"use client";
import { ChevronDown, Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { OwnExports } from "./export-menu";
import { PartMissing } from "@/components/marks/part-missing";

const ExportMenu = dynamic(
  shownPart(() => import("./export-menu").then((module) => module.ExportMenu)),
  { loading: PartMissing },
);

interface ExportButtonProps {
  /** The route that exports, without its query. */
  readonly path: string;
  /** The formats that the page makes itself. */
  readonly own?: OwnExports;
  /** Some changes are not saved yet, and the server's exports lack them. */
  readonly isWaiting?: boolean;
  /** In a full toolbar: its name is hidden if there is little room. */
  readonly isShort?: boolean;
}

/** The single menu of all exports; its list is fetched when first opened. */
export function ExportButton({ path, own, isWaiting = false, isShort = false }: ExportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title="Export"
        onClick={() => setOpen(!isOpen)}
        className="print:hidden"
      >
        <Download aria-hidden size={14} />
        <span className={isShort ? "max-[100rem]:sr-only" : undefined}>Export</span>
        <ChevronDown aria-hidden size={14} className={isShort ? "max-[100rem]:hidden" : undefined} />
      </Button>
      {isOpen && (
        <ExportMenu
          path={path}
          own={own ?? new Map()}
          isWaiting={isWaiting}
          anchor={button}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** For the open pipeline, beside its list of gaps or entry points. */
export function LiveExportButton({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  return <ExportButton path={exportPath(pipelineId)} isWaiting={isWaiting} isShort />;
}

export function exportPath(pipelineId: string): string {
  return `/api/v1/pipelines/${pipelineId}/export`;
}
