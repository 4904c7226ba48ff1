import { clsx } from "clsx";
import { DoorOpen, Ellipsis, ListChecks, ListTree, type LucideIcon, Workflow } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { useWayInCount, WayInCount } from "../rail/way-in-count";
import { useMapActions, useMapState } from "../state/map-context";

interface PhoneTabsProps {
  /** Whether the other tools are shown, above these. */
  readonly hasTools: boolean;
  readonly onTools: (areShown: boolean) => void;
}

/** Along the foot of a phone, within reach of a thumb: map, gaps, entry points, outline, and all else. */
export function PhoneTabs({ hasTools, onTools }: PhoneTabsProps) {
  const { id } = useParams<{ id: string }>();
  const map = useMapActions();
  const waysIn = useWayInCount();
  const panel = useMapState((state) => state.panel?.name);
  const areWaysInOpen = panel === "ways-in";
  return (
    <nav
      aria-label="Phone tools"
      data-map-keys=""
      className="order-last grid shrink-0 grid-cols-5 border-t border-line bg-panel"
    >
      <TabButton
        Icon={Workflow}
        word="Map"
        isOn={panel === undefined && !hasTools}
        onPress={() => {
          map.closePanel();
          document.querySelector(".phone-map")?.scrollTo({ top: 0 });
        }}
      />
      <TabLink href={`/pipelines/${id}/gaps`} Icon={ListChecks} word="Gaps" />
      <TabButton
        Icon={DoorOpen}
        word="Entry points"
        isOn={areWaysInOpen}
        isWarning={waysIn > 0}
        onPress={() => (areWaysInOpen ? map.closePanel() : map.openPanel({ name: "ways-in" }))}
      >
        <WayInCount count={waysIn} />
      </TabButton>
      <TabLink href={`/pipelines/${id}/outline`} Icon={ListTree} word="Outline" />
      <TabButton Icon={Ellipsis} word="More" isOn={hasTools} onPress={() => onTools(!hasTools)} />
    </nav>
  );
}

const look =
  "relative grid min-h-13 place-content-center place-items-center gap-0.5 text-[0.6875rem] font-medium";

interface TabProps {
  readonly Icon: LucideIcon;
  readonly word: string;
}

function TabLink({ href, Icon, word }: TabProps & { readonly href: string }) {
  return (
    <Link href={href} prefetch={false} className={clsx(look, "text-soft")}>
      <Icon aria-hidden size={20} strokeWidth={1.9} />
      {word}
    </Link>
  );
}

interface TabButtonProps extends TabProps {
  readonly isOn: boolean;
  readonly isWarning?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

function TabButton({ Icon, word, isOn, isWarning = false, onPress, children }: TabButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={word === "Map" ? undefined : isOn}
      onClick={onPress}
      className={clsx(look, isWarning ? "text-missing" : isOn ? "text-blue" : "text-soft", isOn && "bg-bg")}
    >
      <Icon aria-hidden size={20} strokeWidth={1.9} />
      <span>{word}</span>
      {children}
    </button>
  );
}
