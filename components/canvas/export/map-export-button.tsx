"use client";
import { useState } from "react";
import { ExportButton, exportPath } from "@/components/editor/export-button";
import type { OwnExports } from "@/components/editor/export-menu";
import { useEditor, useEditorActions } from "@/lib/client/editor/editor-context";
import { part } from "@/lib/client/parts/part";

const saving = part(() => import("./save-map"));

/** Of the map: pictures and the document are made here, with what is not saved yet and in the letters of this machine. */
export function MapExportButton({ pipelineId }: { readonly pipelineId: string }) {
  const pipeline = useEditor((state) => state.visible);
  const isWaiting = useEditor((state) => state.pending.length > 0);
  const { say } = useEditorActions();
  const [told, announce] = useState("");
  const shown = { pipeline, say, announce };
  const own: OwnExports = new Map([
    ["svg", () => make(({ saveMapAsSvg }) => saveMapAsSvg(shown))],
    ["png", () => make(({ saveMapAsPng }) => saveMapAsPng(shown, 2))],
    ["json", () => make(({ saveDocument }) => saveDocument(pipeline))],
  ]);
  const make = (save: (module: Awaited<ReturnType<typeof saving>>) => void | Promise<void>) =>
    void saving()
      .then(save)
      .catch(() => say("That could not be made just now. Try again when the connection is back.", "error"));
  return (
    <>
      <ExportButton path={exportPath(pipelineId)} own={own} isWaiting={isWaiting} isShort />
      <p role="status" className="sr-only">
        {told}
      </p>
    </>
  );
}
