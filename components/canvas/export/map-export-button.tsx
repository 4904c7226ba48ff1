"use client";
import { ExportButton, exportPath } from "@/components/editor/export-button";
import type { OwnExports } from "@/components/editor/export-menu";
import { useEditor, useEditorActions, useEditorHandle } from "@/lib/client/editor/editor-context";
import { part } from "@/lib/client/parts/part";
import type { Shown } from "./save-map";

const saving = part(() => import("./save-map"));

/** Exports of the map: the browser makes pictures and the document, with unsaved changes and this machine's fonts. */
export function MapExportButton({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  const { editor } = useEditorHandle();
  const { say } = useEditorActions();
  const make = (save: (module: Awaited<ReturnType<typeof saving>>, shown: Shown) => void | Promise<void>) =>
    void saving()
      .then((module) =>
        save(module, { pipeline: editor.getState().visible, say, announce: (text) => say(text) }),
      )
      .catch(() => say("Export failed: the server is offline. Try again.", "error"));
  const own: OwnExports = new Map([
    ["svg", () => make(({ saveMapAsSvg }, shown) => saveMapAsSvg(shown))],
    ["png", () => make(({ saveMapAsPng }, shown) => saveMapAsPng(shown, 2))],
    ["json", () => make(({ saveDocument }, { pipeline }) => saveDocument(pipeline))],
  ]);
  return <ExportButton path={exportPath(pipelineId)} own={own} isWaiting={isWaiting} isShort />;
}
