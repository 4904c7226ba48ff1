"use client";
import { Dialog } from "@/components/ui/dialog";
import { matching, type SearchGroup, type SearchItem, SearchList } from "@/components/ui/search-list";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { nodeItem } from "@/components/marks/search-items";
import { useCommandContext } from "../state/map-context";
import { allCommands } from "./all-commands";
import { isAvailable, type CommandContext, type Command, runCommand } from "./command";
import { isMac } from "@/lib/client/is-mac";
import { keyText } from "./keys";
import { Kbd } from "@/components/ui/button";

const open = (path: string) => () => {
  location.assign(`${location.pathname.replace(/\/$/, "")}${path}`);
};

const pageCommands: readonly Command[] = [
  { id: "page-outline", title: "Outline: the same as a list and table", group: "Go", run: open("/outline") },
  { id: "page-gaps", title: "Gaps: what is open, by priority", group: "Review", run: open("/gaps") },
  {
    id: "page-bypasses",
    title: "Bypasses: every way past a gate, as a page to print",
    group: "Review",
    run: open("/ways-in?view=bypasses"),
  },
  { id: "page-matrix", title: "Matrix: controls by stage or node", group: "Review", run: open("/matrix") },
  {
    id: "page-frameworks",
    title: "Frameworks: which requirements are met, and the levels of SLSA",
    group: "Review",
    run: open("/frameworks"),
  },
  {
    id: "page-threats",
    title: "Threats: the ATT&CK matrix as a heat map",
    group: "Review",
    run: open("/threats"),
  },
  { id: "page-snapshots", title: "Snapshots: what was true on a date", group: "Go", run: open("/snapshots") },
  { id: "page-activity", title: "Activity: who changed what", group: "Go", run: open("/activity") },
  {
    id: "node-activity",
    title: "Who changed it, and when",
    group: "Review",
    needs: "node",
    inMenu: true,
    run: ({ state }) => {
      const [node = ""] = state().selection.nodes;
      open(`/activity?node=${node}`)();
    },
  },
  { id: "page-pipelines", title: "All pipelines", group: "Go", run: () => location.assign("/pipelines") },
  {
    id: "page-work",
    title: "My work: what is yours, due or about to expire",
    group: "Review",
    run: () => location.assign("/me"),
  },
  {
    id: "page-follow",
    title: "Follow the container, as a strip to print",
    group: "Review",
    run: open("/follow"),
  },
];

export function CommandList() {
  const context = useCommandContext();
  const { map } = context;
  const choose = ({ id }: SearchItem) => {
    map.closePanel();
    const [type = "", name = ""] = split(id);
    const command = [...allCommands, ...pageCommands].find((one) => one.id === name);
    // Once the dialog has given the focus back.
    requestAnimationFrame(() => {
      if (type === "command" && command) void runCommand(command, context);
      if (type === "node") map.focusNode(name);
      if (type === "control") openControl(context, name);
    });
  };
  return (
    <Dialog title="Do or find anything" isOpen onClose={map.closePanel}>
      <SearchList
        label="A command, node, control or page"
        placeholder="Type what you want to do or find"
        groupsFor={(text) => groupsFor(context, text)}
        onChoose={choose}
        empty="Nothing by that name. Names of nodes, controls, commands and pages are searched."
      />
    </Dialog>
  );
}

function groupsFor(context: CommandContext, text: string): readonly SearchGroup[] {
  const commands = [...allCommands, ...pageCommands]
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

/** On the selected node where it applies there, or else on the first node where it does. */
function openControl({ map, state, pipeline, editor }: CommandContext, control: string): void {
  const [selected] = state().selection.nodes;
  const kindsOfControl = findControl(control, pipeline())?.appliesTo ?? [];
  const nodes = [...pipeline().nodes.values()].filter(({ kind }) => kindsOfControl.includes(kind));
  const node = nodes.find(({ id }) => id === selected) ?? nodes[0];
  if (!node) return editor.say("No node on this map is of a kind that this control applies to.");
  map.focusNode(node.id);
  map.openControl(control);
}

function split(id: string): readonly string[] {
  const at = id.indexOf(" ");
  return [id.slice(0, at), id.slice(at + 1)];
}
