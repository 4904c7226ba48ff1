"use client";
import dynamic from "next/dynamic";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { useOutline, useOutlineActions } from "./outline-context";
import { detailsElementId } from "./outline-focus";
import { BesideClose } from "@/components/inspector/beside-close";
import { PartMissing } from "@/components/marks/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";
import { useMedia } from "@/lib/client/use-media";
import { CloseInspector } from "@/components/inspector/inspector";

const wide = "(min-width: 80rem)";

const Inspector = dynamic(
  shownPart(() => import("@/components/inspector/inspector").then((module) => module.Inspector)),
  {
    loading: () => (
      <BesideClose>
        <PartMissing />
      </BesideClose>
    ),
  },
);

/** The map's inspector for the open element: beside the outline if there is room, else over it. */
export function DetailsPanel() {
  const isOpen = useOutline(({ open }) => open.node !== undefined || open.edge !== undefined);
  const isWide = useMedia(wide);
  if (!isOpen || isWide === undefined) return null;
  return isWide ? <Beside /> : <Drawer />;
}

function Beside() {
  const { close } = useOutlineActions();
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    // It takes the focus when it opens, and Escape returns it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      id={detailsElementId}
      tabIndex={-1}
      aria-label="Inspector"
      onKeyDown={closeOnEscape}
      className="not-on-paper sticky top-[53px] h-[calc(100dvh-53px-var(--foot))] w-[352px] shrink-0 overflow-y-auto scroll-pt-10 border-l border-line bg-panel px-4.5 py-4 outline-none [&_h2]:relative [&_h2]:z-20 [&_h2]:pr-8"
    >
      <Details />
    </aside>
  );
}

/** The browser's own modal dialog at the right edge: keeps the focus inside, closes on Escape. */
function Drawer() {
  const { close } = useOutlineActions();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (ref.current?.open === false) ref.current.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label="Inspector"
      onClose={close}
      className="m-0 ml-auto h-dvh max-h-none w-[min(420px,100vw)] max-w-none overflow-y-auto scroll-pt-10 border-l border-line-strong bg-panel px-4.5 py-4 text-ink shadow-card"
    >
      <div
        id={detailsElementId}
        tabIndex={-1}
        className="outline-none [&_h2]:relative [&_h2]:z-20 [&_h2]:pr-8"
      >
        <Details />
      </div>
      <div className="fixed inset-x-0 bottom-(--foot)">
        <EditorNotices />
      </div>
    </dialog>
  );
}

function Details() {
  const { node, edge } = useOutline(({ open }) => open);
  const control = useOutline((state) => state.control);
  const outline = useOutlineActions();
  const selection =
    edge === undefined
      ? { nodes: new Set(node === undefined ? [] : [node]), edges: new Set<string>() }
      : { nodes: new Set<string>(), edges: new Set([edge]) };
  return (
    <>
      <CloseInspector onClose={outline.close} />
      <Inspector
        selection={selection}
        control={control}
        onOpenControl={outline.openControl}
        onSelectNode={outline.openNode}
        onSelectEdge={outline.openEdge}
        onConnect={outline.connect}
        onMoveTo={({ id }, stage) => outline.moveToStage(id, stage)}
        onRemove={() =>
          edge === undefined ? outline.remove(node === undefined ? [] : [node]) : outline.removeEdge(edge)
        }
      />
    </>
  );
}
