"use client";
import { Menu } from "@base-ui/react/menu";
import { Check, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { useEditor } from "@/lib/client/editor/editor-context";
import { allCommands } from "../commands/all-commands";
import { runCommand } from "../commands/command";
import { MenuPopup } from "@/components/ui/menu-popup";
import { useMedia } from "@/lib/client/use-media";
import { useCommandContext, useMapState } from "../state/map-context";
import { chooseLens } from "./lens/choose-lens";
import { lensNames } from "./lens/lens-names";

const itemClass =
  "grid min-h-8 cursor-pointer grid-cols-[16px_1fr] items-center gap-2 rounded-control px-2 py-1 outline-none data-highlighted:bg-blue-soft max-md:min-h-11";

const opens = ["images", "zones", "choke-points", "pipeline"];

/** The content of the cards and other layers of the map: opens beside its tool on the rail. */
export function ShowMenu() {
  const context = useCommandContext();
  const { map } = context;
  const lens = useMapState((state) => state.lens);
  const framework = useMapState((state) => state.framework);
  const snapping = useMapState((state) => state.snapping);
  const count = useEditor((state) => state.visible.nodes.size);
  const hasOverview = useMapState((state) => state.overview ?? count >= 40);
  const lenses: LensesProps = {
    value: lens === "framework" ? framework : lens,
    onValueChange: (value) => void chooseLens(context, value),
  };
  const tool = () => document.querySelector<HTMLElement>("[data-tool=show]");
  // Beside a rail at the foot of a narrow window there is no room.
  const isNarrow = useMedia("(width < 48rem)") === true;
  const run = (id: string) => {
    map.closePanel();
    const command = allCommands.find((one) => one.id === id);
    if (command) requestAnimationFrame(() => void runCommand(command, context));
  };
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(isOpen) => {
        // The choice may have opened another panel.
        if (!isOpen && context.state().panel?.name === "show") map.closePanel();
      }}
    >
      <MenuPopup
        label="Display options"
        finalFocus={tool}
        anchor={tool}
        side={isNarrow ? "top" : "inline-end"}
        align="end"
        sideOffset={8}
      >
        <Menu.RadioGroup {...lenses}>
          <Title>Cards show</Title>
          {lensNames.map(({ id, name }) => (
            <Lens key={id} id={id} name={name} />
          ))}
        </Menu.RadioGroup>
        <Frameworks {...lenses} />
        <Menu.Group className="border-t border-line">
          <Title>On the map</Title>
          <Toggle isOn={hasOverview} onToggle={map.toggleOverview}>
            Minimap
          </Toggle>
          <Toggle isOn={snapping.grid} onToggle={() => map.toggleSnapping("grid")}>
            Snap to grid
          </Toggle>
          <Toggle isOn={snapping.cards} onToggle={() => map.toggleSnapping("cards")}>
            Snap to other cards
          </Toggle>
        </Menu.Group>
        <Commands title="Open" ids={opens} onChoose={run} />
      </MenuPopup>
    </Menu.Root>
  );
}

interface LensesProps {
  readonly value: string | undefined;
  readonly onValueChange: (value: string) => void;
}

/** There are many: they have a submenu. */
function Frameworks(lenses: LensesProps) {
  const own = useEditor(({ visible }) => visible.policy.frameworks);
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={itemClass}>
        <span />
        <span className="flex items-center justify-between">
          framework requirements
          <ChevronRight aria-hidden size={15} />
        </span>
      </Menu.SubmenuTrigger>
      <MenuPopup label="Frameworks" sideOffset={4}>
        <Menu.RadioGroup {...lenses}>
          {[...shortNames].map(([id, name]) => (
            <Lens key={id} id={id} name={name} />
          ))}
          {own?.map(({ id, title }) => (
            <Lens key={id} id={id} name={title} />
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.SubmenuRoot>
  );
}

function Title({ children }: { readonly children: ReactNode }) {
  return <p className="px-2 pt-2 pb-0.5 text-tiny text-soft">{children}</p>;
}

function Lens({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Menu.RadioItem value={id} closeOnClick className={itemClass}>
      <span>
        <Menu.RadioItemIndicator>
          <Check aria-hidden size={15} />
        </Menu.RadioItemIndicator>
      </span>
      {name}
    </Menu.RadioItem>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Toggle({ isOn, onToggle, children }: ToggleProps) {
  return (
    <Menu.CheckboxItem checked={isOn} onCheckedChange={onToggle} className={itemClass}>
      <span>
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden size={15} />
        </Menu.CheckboxItemIndicator>
      </span>
      {children}
    </Menu.CheckboxItem>
  );
}

interface CommandsProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly onChoose: (id: string) => void;
}

function Commands({ title, ids, onChoose }: CommandsProps) {
  return (
    <Menu.Group className="border-t border-line">
      <Title>{title}</Title>
      {ids.map((id) => (
        <Menu.Item key={id} onClick={() => onChoose(id)} className={itemClass}>
          <span />
          {allCommands.find((command) => command.id === id)?.title}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}
