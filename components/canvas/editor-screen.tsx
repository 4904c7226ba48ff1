"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { MapStory } from "@/lib/domain/story/map-story";
import { keysWaitFor, useCommandKeys } from "./commands/use-command-keys";
import { EditorNotices } from "@/components/editor/editor-notices";
import { MapDoor } from "./keyboard/map-door";
import { MapProvider, useCommandContext, useMapActions, useMapState, useMapStore } from "./state/map-context";
import { InspectorPanel } from "./panels/inspector-panel";
import { FloatingPanels, Panels } from "./panels/panels";
import { KeepAddress } from "./page-address";
import { Rail } from "./rail/rail";
import { StoryBar } from "./story/story-bar";
import { showsFindings } from "./state/panel";
import { focusCard } from "./state/map-focus";
import { CommentMarksLater } from "@/components/editor/comments/comment-marks-later";
import { shownPart } from "@/lib/client/parts/shown-part";
import { fetchPartsAhead } from "@/lib/client/parts/fetch-parts-ahead";
import { useMedia } from "@/lib/client/use-media";
import { afterPaint } from "@/lib/client/next-frame";
import { part } from "@/lib/client/parts/part";
import { PipelineMap } from "./map/pipeline-map";
import { ListTree } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonClass } from "@/components/ui/button";
import { copiedText } from "./commands/clipboard/copied-text";
import type { CommandContext } from "./commands/command";

const PhoneMap = dynamic(
  shownPart(() => import("./phone/phone-map").then((module) => module.PhoneMap)),
  { loading: () => null },
);
const PhoneTabs = dynamic(
  shownPart(() => import("./phone/phone-tabs").then((module) => module.PhoneTabs)),
  { loading: () => null },
);
/** As `max-sm` of the style sheet. A window of 1280 pixels at 200 % is wider. */
const phone = "(width < 40rem)";

const MapPresence = dynamic(
  shownPart(() => import("./map-presence").then((module) => module.MapPresence)),
  { ssr: false },
);

const MapRunning = dynamic(
  shownPart(() => import("./map-running").then((module) => module.MapRunning)),
  { ssr: false },
);

const EmptyMap = dynamic(
  shownPart(() => import("./map/empty-map").then((module) => module.EmptyMap)),
  { loading: () => null },
);

const clipboard = part(() => import("./commands/clipboard/clipboard-actions"));

interface EditorScreenProps {
  /** Drawn by the server; stands in for the map until the map is live. */
  readonly drawing: ReactNode;
  /** The sentence below the map until the browser has run the analysis. */
  readonly story: MapStory | undefined;
  /** The ids of the connections drawn as checked until then. */
  readonly checked: readonly string[];
  readonly selectedNode: string | undefined;
  readonly openControl: string | undefined;
  readonly pipelineId: string;
  /** Whether the pipeline had runtime data when the server rendered the page. */
  readonly hasRunning: boolean;
  /** Whether the pipeline had comments when the server rendered the page. */
  readonly hasComments: boolean;
}

export function EditorScreen(props: EditorScreenProps) {
  const { drawing, story, checked, selectedNode, openControl, pipelineId, hasRunning, hasComments } = props;
  // Runtime data may have been uploaded since.
  const mayHave = useEditor(({ besideRunning }) => besideRunning > 0);
  const isSaid = useEditor(({ besideComments }) => besideComments > 0);
  return (
    <MapProvider selectedNode={selectedNode} openControl={openControl}>
      <PostureProvider checkedAtFirst={checked}>
        <Screen drawing={drawing} story={story} />
        {(hasRunning || mayHave) && <MapRunning pipelineId={pipelineId} />}
        {(hasComments || isSaid) && <CommentMarksLater />}
      </PostureProvider>
    </MapProvider>
  );
}

function Screen({ drawing, story }: Pick<EditorScreenProps, "drawing" | "story">) {
  const isEmpty = useEditor((state) => state.visible.nodes.size === 0);
  const isReadOnly = useIsReadOnly();
  const isLive = useMapState((state) => state.isLive);
  const hasRightPanel = useMapState(
    ({ selection: { nodes, edges }, panel }) =>
      (nodes.size + edges.size > 0 && panel?.name !== "connecting") || showsFindings(panel),
  );
  // On an empty map the tools that add to it are open.
  const [hasTools, setHasTools] = useState(isEmpty);
  const isPhone = useMedia(phone) === true;
  const dragged = useRef<PaletteEntry>(undefined);
  useCommandKeys();
  useClipboard();
  useEffect(() => (isLive ? fetchPartsAhead() : undefined), [isLive]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col low:h-[max(100dvh,28rem)] low:flex-none">
      <KeepAddress />
      <Announcer />
      <MapPresence />
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <Rail isAskedFor={hasTools} />
        {isPhone && <PhoneTabs hasTools={hasTools} onTools={setHasTools} />}
        <div
          data-right={hasRightPanel ? "taken" : undefined}
          className="group/stage relative flex min-h-0 min-w-0 flex-1"
        >
          <FloatingPanels
            onDragStart={(entry) => {
              dragged.current = entry;
            }}
          />
          <main
            id="main"
            tabIndex={-1}
            aria-label="Map"
            className="relative min-w-0 flex-1 outline-none focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-20 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-blue focus-visible:after:content-['']"
          >
            <h1 className="sr-only">Map</h1>
            {/* Over the map until the map is drawn, so that the area is never empty. */}
            {!isLive && (
              <div className="pointer-events-none absolute inset-0 z-10 grid grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden bg-bg px-6 pt-21 pb-6 max-sm:has-[.phone-picture]:block max-sm:has-[.phone-picture]:p-0 [&>svg]:h-auto [&>svg:not(.phone-picture)]:max-h-full [&>svg]:max-w-full">
                {drawing}
              </div>
            )}
            <MapDoor />
            <LiveMap
              takeDragged={() => {
                const entry = dragged.current;
                dragged.current = undefined;
                return entry;
              }}
            />
            <span id="after-map" tabIndex={-1} />
            {!isReadOnly && <EditInOutlineLink />}
            {isEmpty && <EmptyMap isReadOnly={isReadOnly} />}
            <EditorNotices className={noticesLook} />
            <Panels />
          </main>
          <InspectorPanel />
        </div>
      </div>
      <StoryBar known={story} />
    </div>
  );
}

/** In the row of the headline below the map: covers no card and no panel. On a phone under the headline, whose height varies. */
const noticesLook =
  "inset-x-2 items-start! max-sm:top-1 sm:max-md:top-16 md:-bottom-9.5 [&>*]:max-h-[70dvh] [&>*]:overflow-y-auto";

function Announcer() {
  const announcement = useMapState((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}

/**
 * The map, once the page is alive: only the browser knows its size. The server draws a picture in its place.
 * A change of the map redraws nothing around it.
 */
function LiveMap({ takeDragged }: { readonly takeDragged: () => PaletteEntry | undefined }) {
  const pipeline = useEditor((state) => state.visible);
  const isReadOnly = useIsReadOnly();
  const selection = useMapState((state) => state.selection);
  const store = useMapStore();
  const { add, closePanel, connect, drop, openMenuAt, openPanel, pick } = useMapActions();
  const context = useCommandContext();
  const isPhone = useMedia(phone);
  if (isPhone === undefined) return null;
  const Drawn = isPhone ? PhoneMap : PipelineMap;
  return (
    <Drawn
      pipeline={pipeline}
      selection={selection}
      isReadOnly={isReadOnly}
      onSelect={(change) => {
        const { panel, selection: before } = store.getState();
        const after = change(before);
        if (panel?.name !== "connecting") return store.setState({ selection: after, control: undefined });
        const chosen = [...after.nodes].find((id) => !before.nodes.has(id));
        if (chosen !== undefined) pick(chosen);
      }}
      onMove={drop}
      onCopy={(positions) =>
        void clipboard()
          .then(({ copyTo }) => copyTo(context, positions))
          .catch(() => context.editor.say("Copy failed: the server is offline. Try again.", "error"))
      }
      onConnect={(source, target) => {
        connect(source, target);
        // The keyboard continues where the line leads.
        focusCard(target);
      }}
      onDrop={(position) => {
        const entry = takeDragged();
        if (!entry) return;
        add(entry, position);
        // Show the new node first.
        if (store.getState().panel?.name === "palette") void afterPaint().then(closePanel);
      }}
      onQuickAdd={(place) => openPanel({ name: "quick-add", ...place })}
      onRename={(node) => !isReadOnly && openPanel({ name: "rename", node })}
      onMenu={openMenuAt}
      onReady={(instance) => store.setState({ instance, isLive: true })}
    />
  );
}

/** The map is read-only in a narrow window: this links to the outline, which can be edited there. */
function EditInOutlineLink() {
  return (
    <Link
      href={`${usePathname()}/outline`}
      prefetch={false}
      data-covers-map=""
      className={`${buttonClass("plain")} absolute top-15 right-3 z-10 shadow-card max-sm:hidden md:hidden`}
    >
      <ListTree aria-hidden size={16} />
      Edit in the outline
    </Link>
  );
}

/**
 * Copy, cut and paste by the browser's own events, which need no permission and work by key, menu and touch alike. Text
 * fields and selected text keep them.
 */
function useClipboard(): void {
  const context = useCommandContext();
  useEffect(() => {
    const listen = (event: ClipboardEvent) => handle(event, context);
    const types = ["copy", "cut", "paste"] as const;
    for (const type of types) document.addEventListener(type, listen);
    return () => {
      for (const type of types) document.removeEventListener(type, listen);
    };
  }, [context]);
}

function handle(event: ClipboardEvent, context: CommandContext): void {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (event.type !== "paste" && document.getSelection()?.isCollapsed === false) return;
  if (event.type === "paste") {
    if (context.isReadOnly()) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    const pasted = clipboard()
      .then(({ pasteText }) => pasteText(context, text))
      .catch(() => context.editor.say("Paste failed: the server is offline. Try again.", "error"));
    return keysWaitFor(pasted);
  }
  const text = copiedText(context);
  if (text === undefined) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", text);
  if (event.type === "cut") context.map.remove();
  else context.map.announce("Copied.");
}
