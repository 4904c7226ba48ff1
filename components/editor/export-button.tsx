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
  /** What the page makes by itself. */
  readonly own?: OwnExports;
  /** Something seen here is not saved yet, and what the server makes is without it. */
  readonly isWaiting?: boolean;
  /** Beside much else: its name is left out where there is little room. */
  readonly isShort?: boolean;
}

/** The one menu of everything that leaves; what it lists is fetched when it is first opened. */
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

/** Of the open pipeline, beside its list of gaps or of ways in. */
export function LiveExportButton({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  return <ExportButton path={exportPath(pipelineId)} isWaiting={isWaiting} isShort />;
}

export function exportPath(pipelineId: string): string {
  return `/api/v1/pipelines/${pipelineId}/export`;
}
