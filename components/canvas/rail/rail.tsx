"use client";
import { clsx } from "clsx";
import {
  Bug,
  DoorOpen,
  FlaskConical,
  Keyboard,
  Layers2,
  type LucideIcon,
  Plus,
  Route,
  Search,
  Spline,
  SquareDashed,
  WandSparkles,
} from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { isMac } from "@/lib/client/is-mac";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import { allCommands } from "../commands/all-commands";
import { runCommand } from "../commands/command";
import { keyText } from "../commands/keys";
import { useCommandContext, useMapState } from "../state/map-context";
import type { Panel } from "../state/panel";
import { useWayInCount, WayInCount } from "./way-in-count";

const never = () => () => undefined;

/** Toolbar of frequent commands (icon above label). Left side; bottom on narrow windows; on phones only when opened. */
export function Rail({ isAskedFor }: { readonly isAskedFor: boolean }) {
  const isReadOnly = useIsReadOnly();
  const isShown = useMapState((state) => state.hasSidePanels);
  const waysIn = useWayInCount();
  if (!isShown) return null;
  return (
    <nav
      aria-label="Tools"
      data-map-keys=""
      className={clsx(
        !isAskedFor && "max-sm:hidden",
        "flex shrink-0 items-center gap-0.5 border-line bg-panel max-md:order-last max-md:overflow-x-auto max-md:border-t max-md:px-1 max-md:py-0.5 md:w-15 md:flex-col md:overflow-y-auto md:border-r md:py-1.5",
      )}
    >
      {!isReadOnly && (
        <>
          <Tool command="palette" panel="palette" Icon={Plus} word="Add" keyOf="add" />
          <Tool command="connect-selected" panel="connecting" Icon={Spline} word="Connect" keyOf="connect" />
          <Tool command="zones" panel="zones" Icon={SquareDashed} word="Zone" />
          <Tool command="tidy-up" Icon={WandSparkles} word="Tidy up" />
          <Rule />
        </>
      )}
      <Tool command="follow" panel="follow" Icon={Route} word="Follow" more=" the container" />
      <Tool
        command="ways-in"
        panel="ways-in"
        Icon={DoorOpen}
        word="Entry points"
        isWarning={waysIn > 0}
        className="max-sm:hidden"
      >
        <WayInCount count={waysIn} />
      </Tool>
      <Tool command="if-compromised" panel="compromise" Icon={Bug} word="Blast radius" />
      <Tool command="what-if" panel="what-if" Icon={FlaskConical} word="What if" />
      <Tool command="show" panel="show" Icon={Layers2} word="Show" />
      <span className="md:flex-1" />
      <Tool command="commands" panel="commands" Icon={Search} word="Find" more=" or run a command" />
      <Tool command="keys" panel="keys" Icon={Keyboard} word="Shortcuts" />
    </nav>
  );
}

interface ToolProps {
  /** The id of its command. */
  readonly command: string;
  /** The panel that shows it as pressed. */
  readonly panel?: Panel["name"];
  readonly Icon: LucideIcon;
  readonly word: string;
  /** Continues the word for screen readers. */
  readonly more?: string;
  /** The command whose shortcut is shown, if it is another. */
  readonly keyOf?: string;
  readonly isWarning?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

function Tool({
  command,
  panel,
  Icon,
  word,
  more,
  keyOf = command,
  isWarning,
  className,
  children,
}: ToolProps) {
  const context = useCommandContext();
  const isOpen = useMapState((state) => panel !== undefined && state.panel?.name === panel);
  const run = () => {
    if (isOpen) return context.map.closePanel();
    const found = commandOf(command);
    if (found) void runCommand(found, context);
  };
  const hasMacKeys = useSyncExternalStore(never, isMac, () => false);
  const key = commandOf(keyOf)?.keys?.[0];
  const title = commandOf(command)?.title ?? word;
  return (
    <button
      type="button"
      data-tool={command}
      aria-expanded={panel === undefined ? undefined : isOpen}
      title={key === undefined ? title : `${title} (${keyText(key, hasMacKeys)})`}
      onClick={run}
      className={clsx(
        className,
        "relative grid h-11.5 w-13.5 shrink-0 place-content-center place-items-center gap-[3px] rounded-control text-[0.6875rem] leading-[13px] font-medium tracking-[-0.01em]",
        isOpen
          ? isWarning
            ? "bg-danger-soft text-missing"
            : "bg-blue-soft text-blue"
          : isWarning
            ? "text-missing hover:bg-bg"
            : "text-soft hover:bg-bg hover:text-ink",
      )}
    >
      <Icon aria-hidden size={18} strokeWidth={1.9} />
      <span>
        {word}
        {more !== undefined && <span className="sr-only">{more}</span>}
      </span>
      {children}
    </button>
  );
}

function commandOf(id: string) {
  return allCommands.find((command) => command.id === id);
}

function Rule() {
  return (
    <hr className="shrink-0 border-line-strong max-md:mx-1 max-md:h-8 max-md:border-l md:my-1 md:w-8 md:border-t" />
  );
}
