"use client";
import { Dialog } from "@/components/ui/dialog";
import { matching, type SearchGroup, type SearchItem, SearchList } from "@/components/ui/search-list";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { nodeItem } from "@/components/marks/search-items";
import { useCommandContext } from "../state/map-context";
import { allCommands } from "./all-commands";
import { isAvailable, type CommandContext, runCommand } from "./command";
import { isMac } from "@/lib/client/is-mac";
import { keyText } from "./keys";
import { listCommands } from "./list-commands";
import { useDocHits } from "./use-doc-hits";
import { Kbd } from "@/components/ui/button";

export function CommandList() {
  const context = useCommandContext();
  const { map } = context;
  const docs = useDocHits();
  const choose = ({ id }: SearchItem) => {
    map.closePanel();
    const [type = "", name = ""] = split(id);
    const command = [...allCommands, ...listCommands].find((one) => one.id === name);
    // After the dialog has returned the focus.
    requestAnimationFrame(() => {
      if (type === "command" && command) void runCommand(command, context);
      if (type === "node") map.focusNode(name);
      if (type === "control") openControl(context, name);
      if (type === "address") location.assign(name);
    });
  };
  return (
    <Dialog title="Search or run a command" isOpen onClose={map.closePanel}>
      <SearchList
        label="Command, node, control or page"
        placeholder="Type a command, node, control or page"
        groupsFor={(text) => [
          ...groupsFor(context, text),
          { title: "Documentation", items: docs.hitsFor(text) },
        ]}
        onText={docs.search}
        onChoose={choose}
        empty="No match. Search by the name of a node, control, command or page."
      />
    </Dialog>
  );
}

function groupsFor(context: CommandContext, text: string): readonly SearchGroup[] {
  const commands = [...allCommands, ...listCommands]
    .filter((command) => command.id !== "commands" && isAvailable(command, context))
    .map(({ id, title, group, keys: [key] = [] }) => ({
      id: `command ${id}`,
      title,
      ...(text === "" ? {} : { detail: group }),
      ...(key === undefined ? {} : { end: <Kbd>{keyText(key, isMac())}</Kbd> }),
    }));
  const nodes = [...context.pipeline().nodes.values()].map((node) => ({
    ...nodeItem(node),
    id: `node ${node.id}`,
  }));
  const controls =
    text === ""
      ? []
      : catalogueOf(context.pipeline()).controls.map(({ id, title }) => ({
          id: `control ${id}`,
          title,
          detail: "Control",
        }));
  return [
    { title: "Commands", items: matching(commands, text) },
    { title: "Nodes", items: matching(nodes, text) },
    { title: "Controls", items: matching(controls, text) },
  ];
}

/** On the selected node if the control applies there, else on the first node to which it applies. */
function openControl({ map, state, pipeline, editor }: CommandContext, control: string): void {
  const [selected] = state().selection.nodes;
  const kindsOfControl = findControl(control, pipeline())?.appliesTo ?? [];
  const nodes = [...pipeline().nodes.values()].filter(({ kind }) => kindsOfControl.includes(kind));
  const node = nodes.find(({ id }) => id === selected) ?? nodes[0];
  if (!node) return editor.say("This control applies to no node on this map.");
  map.focusNode(node.id);
  map.openControl(control);
}

function split(id: string): readonly string[] {
  const at = id.indexOf(" ");
  return [id.slice(0, at), id.slice(at + 1)];
}
