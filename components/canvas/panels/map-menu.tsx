"use client";
import { Menu } from "@base-ui/react/menu";
import { allCommands } from "../commands/all-commands";
import {
  type Command,
  commandGroups,
  isAvailable,
  type CommandContext,
  runCommand,
} from "../commands/command";
import { isMac } from "@/lib/client/is-mac";
import { keyText } from "../commands/keys";
import { focusCard, focusMap } from "../state/map-focus";
import { useCommandContext, useMapState } from "../state/map-context";
import { MenuPopup } from "@/components/ui/menu-popup";
import { Kbd } from "@/components/ui/button";

export function MapMenu() {
  const context = useCommandContext();
  const panel = useMapState((state) => state.panel);
  if (panel?.name !== "menu") return null;
  const { x, y } = panel;
  const commands = menuCommands(context);
  const choose = (command: Command) => {
    context.map.closePanel();
    requestAnimationFrame(() => void runCommand(command, context));
  };
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(isOpen, { reason }) => {
        if (isOpen) return;
        context.map.closePanel();
        if (reason === "escape-key") giveFocusBack(context);
      }}
    >
      <MenuPopup
        label="Actions"
        finalFocus={false}
        anchor={{ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }}
        positionMethod="fixed"
        side="bottom"
        align="start"
        sideOffset={2}
      >
        {commandGroups.map((group) => (
          <Group
            key={group}
            commands={commands.filter((command) => command.group === group)}
            onChoose={choose}
          />
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}

function Group({
  commands,
  onChoose,
}: {
  readonly commands: readonly Command[];
  readonly onChoose: (command: Command) => void;
}) {
  if (commands.length === 0) return null;
  return (
    <Menu.Group className="border-t border-line py-1 first:border-0">
      {commands.map((command) => (
        <Menu.Item
          key={command.id}
          onClick={() => onChoose(command)}
          className="flex min-h-7 cursor-pointer items-center justify-between gap-4 rounded-control px-2.5 py-0.5 outline-none data-highlighted:bg-blue-soft"
        >
          {command.title}
          {command.keys?.[0] !== undefined && <Kbd>{keyText(command.keys[0], isMac())}</Kbd>}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

function menuCommands(context: CommandContext): readonly Command[] {
  const { nodes, edges } = context.state().selection;
  const hasSelection = nodes.size + edges.size > 0;
  return allCommands.filter(
    (command) =>
      command.inMenu && (command.needs !== undefined) === hasSelection && isAvailable(command, context),
  );
}

function giveFocusBack({ state }: CommandContext): void {
  const [node] = state().selection.nodes;
  if (node === undefined) focusMap();
  else focusCard(node);
}
