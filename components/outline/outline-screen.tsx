"use client";
import { useEffect, useState } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { Button, Kbd } from "@/components/ui/button";
import { CountLink } from "@/components/ui/count-link";
import { useEditor, useIsReadOnly, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { fetchPartsAhead } from "@/lib/client/parts/fetch-parts-ahead";
import { today } from "@/lib/client/today";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { BulkBar } from "./bulk-bar";
import { DetailsPanel } from "./details-panel";
import { ImagesSection } from "./images-section";
import "./outline.css";
import {
  OutlineProvider,
  useOutline,
  useOutlineActions,
  usePipelinePath,
  useShownIds,
} from "./outline-context";
import { OutlineList } from "./outline-list";
import type { OutlineQuery } from "./outline-query";
import { OutlineTable } from "./outline-table";
import { OutlineToolbar } from "./outline-toolbar";
import { useNodeKeys, withFocusKept } from "./use-outline-keys";
import { useUndoKeys } from "@/components/editor/use-undo-keys";
import { ZonesSection } from "./zones-section";
import type { Where } from "@/lib/client/live/presence-store";
import { useSharePlace } from "@/components/editor/presence/use-share-place";
import { formatDay, plural, stageNames } from "@/lib/domain/words/english";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { CommentMarksLater } from "@/components/editor/comments/comment-marks-later";
import { shownPart } from "@/lib/client/parts/shown-part";
import { PageHelp } from "@/components/shell/page-help";
import { EmptyState } from "@/components/ui/empty-state";
import { UntilLive } from "@/components/ui/until-live";

const AddDialog = dynamic(shownPart(() => import("./outline-dialogs").then((module) => module.AddDialog)));

const ConnectDialog = dynamic(
  shownPart(() => import("@/components/editor/connect-dialog").then((module) => module.ConnectDialog)),
);

const MoveDialog = dynamic(shownPart(() => import("./outline-dialogs").then((module) => module.MoveDialog)));

const ImagesPanel = dynamic(
  shownPart(() => import("@/components/images/images-panel").then((module) => module.ImagesPanel)),
);

const ZoneDialog = dynamic(shownPart(() => import("./outline-dialogs").then((module) => module.ZoneDialog)));

interface OutlineScreenProps {
  readonly pipelineId: string;
  readonly query: OutlineQuery;
  readonly node: string | undefined;
}

export function OutlineScreen({ pipelineId, query, node }: OutlineScreenProps) {
  useEffect(() => fetchPartsAhead(), []);
  return (
    <OutlineProvider pipelineId={pipelineId} query={query} node={node}>
      <div className="outline-page flex items-start">
        <Content />
        <DetailsPanel />
      </div>
      <OutlineDialogs />
      <OutlinePresence />
      <CommentMarksLater />
      <div className="fixed inset-x-0 bottom-(--foot) z-30 print:hidden">
        <EditorNotices />
      </div>
    </OutlineProvider>
  );
}

function Content() {
  const isTable = useOutline(({ query }) => query.view === "table");
  const announcement = useOutline((state) => state.announcement);
  const isEmpty = useEditor(({ visible }) => visible.nodes.size === 0);
  const shown = useShownIds();
  const isReadOnly = useIsReadOnly();
  const { openDialog } = useOutlineActions();
  const handleKey = useNodeKeys();
  useUndoKeys("input:not([type=checkbox]), textarea, [contenteditable]", withFocusKept);
  return (
    // The keys of a node bubble up to here from its focused name.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      id="main"
      tabIndex={-1}
      onKeyDown={handleKey}
      className="mx-auto w-full max-w-[1380px] min-w-0 flex-1 px-4 py-6 outline-none sm:px-5"
    >
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <Heading />
      <UntilLive>
        {isEmpty ? (
          <div className="mb-6">
            <EmptyState title="This map is empty">
              <p>
                Add your repository, CI, registries and hosts. Then connect them in the order images move.
              </p>
              {!isReadOnly && (
                <Button tone="primary" onClick={() => openDialog({ name: "add" })}>
                  Add the first node
                </Button>
              )}
            </EmptyState>
          </div>
        ) : (
          <>
            <OutlineToolbar />
            {!isReadOnly && shown.length > 0 && <BulkBar />}
            {shown.length === 0 && (
              <p className="mb-6 rounded-card border border-dashed border-line-strong px-4 py-3 text-soft">
                No node matches the filters.
              </p>
            )}
            {shown.length > 0 && (isTable ? <OutlineTable /> : <OutlineList />)}
          </>
        )}
        <ZonesSection />
        <ImagesSection />
      </UntilLive>
    </main>
  );
}

function Heading() {
  const name = useEditor(({ visible }) => visible.name);
  const nodes = useEditor(({ visible }) => visible.nodes.size);
  const handOvers = useEditor(({ visible }) => visible.edges.size);
  const isTable = useOutline(({ query }) => query.view === "table");
  const counts = usePipelineCounts();
  const gaps = usePipelinePath("/gaps");
  const parts = [
    ...(isTable ? [] : stages.map((stage) => [stage, stageNames[stage]] as const)),
    ["zones", "Zones"] as const,
    ["images", "Images"] as const,
  ];
  return (
    <header className="mb-4">
      <div className="flex items-center gap-1">
        <h1 className="text-title">
          Outline<span className="hidden print:inline"> of {name}</span>
        </h1>
        <PageHelp page="pipelines/[id]/outline" />
      </div>
      <p className="text-lead text-soft">
        {nodes} {nodes === 1 ? "node" : "nodes"}, {handOvers} {handOvers === 1 ? "connection" : "connections"}
        ,{" "}
        {counts.inScope === 0 ? (
          "no controls in scope"
        ) : (
          <>
            <CountLink count={openCount(counts)} what="gaps" href={gaps} /> {plural(openCount(counts), "gap")}{" "}
            in <CountLink count={counts.inScope} what="controls in scope" href={`${gaps}?show=scope`} />{" "}
            controls
          </>
        )}
        .<span className="hidden print:inline"> As of {formatDay(today())}.</span>
      </p>
      {nodes > 0 && (
        <>
          <nav aria-label="On this page" className="not-on-paper">
            <ul className="flex flex-wrap gap-x-3">
              {parts.map(([id, word]) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="inline-flex min-h-7 items-center max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11 rounded-control text-blue underline"
                  >
                    {word}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <KeyHelp />
        </>
      )}
    </header>
  );
}

function KeyHelp() {
  const isReadOnly = useIsReadOnly();
  return (
    <p className="not-on-paper text-tiny text-soft max-md:hidden">
      On a node: <Kbd>↑</Kbd> <Kbd>↓</Kbd> to the next, <Kbd>Alt</Kbd> <Kbd>→</Kbd> along a connection,{" "}
      <Kbd>Enter</Kbd> opens it
      {!isReadOnly && (
        <>
          , <Kbd>F2</Kbd> renames, <Kbd>C</Kbd> connects, <Kbd>M</Kbd> moves, <Kbd>Delete</Kbd> deletes
        </>
      )}
      .
    </p>
  );
}

/** Tells others what this person has open in the outline, and opens what another person looks at. Draws nothing. */
function OutlinePresence() {
  const place = useOutline(({ open, control }) => JSON.stringify({ selection: selectionOf(open), control }));
  const { openNode, openEdge, openControl } = useOutlineActions();
  const [goTo] = useState(() => ({ selection, control }: Pick<Where, "selection" | "control">) => {
    if (!selection) return;
    if ("edge" in selection) return openEdge(selection.edge);
    openNode(selection.node);
    if (control !== undefined) openControl(control);
  });
  useSharePlace(place, goTo);
  return null;
}

function selectionOf({ node, edge }: { readonly node?: string; readonly edge?: string }): Where["selection"] {
  if (edge !== undefined) return { edge };
  return node === undefined ? undefined : { node };
}

/** The open dialog, if any; fetched on first use. */
function OutlineDialogs() {
  const dialog = useOutline((state) => state.dialog);
  const { closeDialog, connect } = useOutlineActions();
  switch (dialog?.name) {
    case "add":
      return <AddDialog />;
    case "connect":
      return (
        <ConnectDialog
          from={dialog.node}
          onClose={closeDialog}
          onConnect={(to) => connect(dialog.node, to)}
        />
      );
    case "move":
      return <MoveDialog node={dialog.node} />;
    case "zone":
      return <ZoneDialog zone={dialog.zone} />;
    case "images":
      return <Images asked={dialog.image} />;
    case undefined:
      return null;
  }
}

function Images({ asked }: { readonly asked: string | undefined }) {
  const { closeDialog } = useOutlineActions();
  const router = useRouter();
  const map = usePipelinePath();
  return (
    <ImagesPanel
      asked={asked}
      onClose={closeDialog}
      onFollow={(image) => router.push(`${map}?follow=${image}`)}
    />
  );
}
