"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useEditor, useEditorHandle, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { MapStory } from "@/lib/domain/story/map-story";
import { useClipboard } from "./commands/clipboard/use-clipboard";
import { useCommandKeys } from "./commands/use-command-keys";
import { work } from "./commands/work";
import { MapDoor } from "./keyboard/map-door";
import { MapProvider, useCommandContext, useMapActions, useMapState, useMapStore } from "./state/map-context";
import { PanelMissing } from "./panels/panel-missing";
import { KeepAddress } from "./page-address";
import { Rail } from "./rail/rail";
import { StoryBar } from "./story/story-bar";
import { showsFindings } from "./state/panel";
import { CommentMarksLater } from "@/components/editor/comments/comment-marks-later";
import { shownPart } from "@/lib/client/parts/shown-part";
import { fetchPartsAhead } from "@/lib/client/parts/fetch-parts-ahead";
import { useMedia } from "@/lib/client/use-media";
import { afterPaint } from "@/lib/client/next-frame";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import type { OpenedRoutes } from "./map/edges/routes";
import { PipelineMap } from "./map/pipeline-map";
import { ListTree } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonClass } from "@/components/ui/button";

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

const loadPanels = shownPart(() => import("./panels/panels").then((module) => module.Panels));
const Panels = dynamic(loadPanels, { loading: PanelMissing });
const FloatingPanels = dynamic(
  shownPart(() => import("./panels/panels").then((module) => module.FloatingPanels)),
  { loading: () => null },
);
const loadInspector = shownPart(() =>
  import("./panels/inspector-panel").then((module) => module.InspectorPanel),
);
const InspectorPanel = dynamic(loadInspector, { loading: PanelMissing });

const MapPresence = dynamic(
  shownPart(() => import("./map-presence").then((module) => module.MapPresence)),
  { ssr: false },
);

const MapRunning = dynamic(
  shownPart(() => import("./map-running").then((module) => module.MapRunning)),
  { ssr: false },
);

const EditorNotices = dynamic(
  shownPart(() => import("@/components/editor/editor-notices").then((module) => module.EditorNotices)),
  { ssr: false },
);

const EmptyMap = dynamic(
  shownPart(() => import("./map/empty-map").then((module) => module.EmptyMap)),
  { loading: () => null },
);

interface EditorScreenProps {
  /** Drawn by the server; stands in the map's place until the map is live. */
  readonly drawing: ReactNode;
  /** What stands below the map until the findings are worked out here. */
  readonly story: MapStory | undefined;
  /** Where the lines of the map run as the server sent it. */
  readonly routes: OpenedRoutes;
  readonly selectedNode: string | undefined;
  readonly openControl: string | undefined;
  readonly pipelineId: string;
  /** Somebody had given what really runs when the page was made. */
  readonly hasRunning: boolean;
  /** Somebody had commented when the page was made. */
  readonly hasComments: boolean;
}

export function EditorScreen(props: EditorScreenProps) {
  const { drawing, story, routes, selectedNode, openControl, pipelineId, hasRunning, hasComments } = props;
  // Somebody may have given it since.
  const mayHave = useEditor(({ besideRunning }) => besideRunning > 0);
  const isSaid = useEditor(({ besideComments }) => besideComments > 0);
  return (
    <MapProvider selectedNode={selectedNode} openControl={openControl}>
      <PostureProvider>
        <Screen drawing={drawing} story={story} routes={routes} />
        {(hasRunning || mayHave) && <MapRunning pipelineId={pipelineId} />}
        {(hasComments || isSaid) && <CommentMarksLater />}
      </PostureProvider>
    </MapProvider>
  );
}

function Screen({ drawing, story, routes }: Pick<EditorScreenProps, "drawing" | "story" | "routes">) {
  const isEmpty = useEditor((state) => state.visible.nodes.size === 0);
  const isReadOnly = useIsReadOnly();
  const isLive = useMapState((state) => state.isLive);
  const hasSelection = useMapState(({ selection: { nodes, edges } }) => nodes.size + edges.size > 0);
  const hasPanel = useMapState(({ panel }) => panel !== undefined);
  const hasRightPanel = useMapState(({ panel }) => showsFindings(panel)) || hasSelection;
  const isAtWork = useStore(work, ({ part: here }) => here !== undefined);
  const hasNotices = useEditor(
    ({ notices, setAside, ended }) => notices.length + setAside.length > 0 || ended !== undefined,
  );
  // Where nothing is drawn yet, what adds to it is in sight.
  const [hasTools, setHasTools] = useState(isEmpty);
  const isPhone = useMedia(phone) === true;
  const dragged = useRef<PaletteEntry>(undefined);
  useCommandKeys();
  useClipboard();
  useEffect(
    () =>
      onFirstInput(() => {
        void loadPanels();
        void loadInspector();
      }),
    [],
  );
  useEffect(() => (isLive ? fetchPartsAhead() : undefined), [isLive]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col low:h-[max(100dvh,28rem)] low:flex-none">
      <KeepAddress />
      <Announcer />
      {isAtWork && <MapPresence />}
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <Rail isAskedFor={hasTools} />
        {isPhone && <PhoneTabs hasTools={hasTools} onTools={setHasTools} />}
        <div
          data-right={hasRightPanel ? "taken" : undefined}
          className="group/stage relative flex min-h-0 min-w-0 flex-1"
        >
          {hasPanel && (
            <FloatingPanels
              onDragStart={(entry) => {
                dragged.current = entry;
              }}
            />
          )}
          <main
            id="main"
            tabIndex={-1}
            aria-label="Map"
            className="relative min-w-0 flex-1 outline-none focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-20 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-blue focus-visible:after:content-['']"
          >
            {/* Over the map until that is drawn: there is no moment at which nothing is seen. */}
            {!isLive && (
              <div className="pointer-events-none absolute inset-0 z-10 grid grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden bg-bg px-6 pt-21 pb-6 max-sm:has-[.phone-picture]:block max-sm:has-[.phone-picture]:p-0 [&>svg]:h-auto [&>svg:not(.phone-picture)]:max-h-full [&>svg]:max-w-full">
                {drawing}
              </div>
            )}
            <MapDoor />
            <LiveMap
              routes={routes}
              takeDragged={() => {
                const entry = dragged.current;
                dragged.current = undefined;
                return entry;
              }}
            />
            <span id="after-map" tabIndex={-1} />
            {!isReadOnly && <EditInOutlineLink />}
            {isEmpty && <EmptyMap isReadOnly={isReadOnly} />}
            {hasNotices && <EditorNotices className={noticesLook} />}
            {hasPanel && <Panels />}
          </main>
          {(isAtWork || hasSelection) && <InspectorPanel />}
        </div>
      </div>
      <StoryBar known={story} />
    </div>
  );
}

/** Below the names of the stages, beside what floats on the right: over no panel. */
const noticesLook = "inset-x-3 top-16 xl:group-data-[right=taken]/stage:right-[396px]";

function Announcer() {
  const announcement = useMapState((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}

interface LiveMapProps extends Pick<EditorScreenProps, "routes"> {
  readonly takeDragged: () => PaletteEntry | undefined;
}

/**
 * The map, once the page is alive: how large it is drawn only the browser knows. The server draws a picture in its place.
 * Of all that is around it nothing is drawn again when the map changes.
 */
function LiveMap({ takeDragged, routes }: LiveMapProps) {
  const pipeline = useEditor((state) => state.visible);
  const isReadOnly = useIsReadOnly();
  const selection = useMapState((state) => state.selection);
  const store = useMapStore();
  const { editor } = useEditorHandle();
  const { closePanel, openMenuAt, openPanel } = useMapActions();
  const context = useCommandContext();
  const isPhone = useMedia(phone);
  if (isPhone === undefined) return null;
  const Drawn = isPhone ? PhoneMap : PipelineMap;
  return (
    <Drawn
      pipeline={pipeline}
      selection={selection}
      routes={pipeline === editor.getInitialState().visible ? routes : undefined}
      isReadOnly={isReadOnly}
      onSelect={(change) =>
        store.setState(({ selection: before }) => ({ selection: change(before), control: undefined }))
      }
      onMove={(positions) => work.ask(context, ({ editsOf }) => editsOf(context).drop(positions))}
      onCopy={(positions) => work.ask(context, ({ copyTo }) => copyTo(context, positions))}
      onConnect={(source, target) =>
        work.ask(context, ({ editsOf }) => editsOf(context).connect(source, target))
      }
      onDrop={(position) => {
        const entry = takeDragged();
        if (!entry) return;
        work.ask(context, ({ editsOf }) => editsOf(context).add(entry, position));
        // What was added is seen first.
        if (store.getState().panel?.name === "palette") void afterPaint().then(closePanel);
      }}
      onQuickAdd={(place) => openPanel({ name: "quick-add", ...place })}
      onRename={(node) => !isReadOnly && openPanel({ name: "rename", node })}
      onMenu={openMenuAt}
      onReady={(instance) => store.setState({ instance, isLive: true })}
    />
  );
}

/** In a narrow window the map is for looking: this leads to where the same is edited with a thumb. */
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
