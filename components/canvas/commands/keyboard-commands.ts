import type { Direction } from "../keyboard/nudge";
import { goToInspector } from "../keyboard/inspector-focus";
import { onceLoaded } from "@/lib/client/parts/once-loaded";
import type { Way } from "@/lib/domain/navigation/walk";
import type { Command, CommandContext } from "./command";
import { part } from "@/lib/client/parts/part";
import { openPalette } from "../panels/open-palette";
import { connectingText } from "../state/map-actions";
import { cardSelector, focusMap } from "../state/map-focus";
import { nothingSelected } from "@/lib/domain/pipeline/selection";

const walking = onceLoaded(part(() => import("../keyboard/walk-actions")));
const nudging = onceLoaded(part(() => import("../keyboard/nudge-actions")));
const walk = (way: Way) => (context: CommandContext) => walking(({ walkOn }) => walkOn(context, way));
const nudge = (direction: Direction, count: number) => (context: CommandContext) => {
  // What is selected at the press: at the first one the code loads, and the selection may change meanwhile.
  const nodes = [...context.state().selection.nodes];
  return nudging(({ nudgeNodes }) => nudgeNodes(context, nodes, direction, count));
};
const nodeOf = ({ state }: CommandContext) => [...state().selection.nodes][0] ?? "";

export const keyboardCommands: readonly Command[] = [
  {
    id: "walk-forward",
    title: "Go to the next node",
    group: "Go",
    keys: ["Alt+ArrowRight"],
    run: walk("forward"),
  },
  {
    id: "walk-back",
    title: "Go to the previous node",
    group: "Go",
    keys: ["Alt+ArrowLeft"],
    run: walk("back"),
  },
  { id: "walk-up", title: "Go to the branch above", group: "Go", keys: ["Alt+ArrowUp"], run: walk("up") },
  {
    id: "walk-down",
    title: "Go to the branch below",
    group: "Go",
    keys: ["Alt+ArrowDown"],
    run: walk("down"),
  },
  {
    id: "first-node",
    title: "Go to the first node",
    group: "Go",
    keys: ["Home"],
    run: (context) => walking(({ goToEnd }) => goToEnd(context, "first")),
  },
  {
    id: "last-node",
    title: "Go to the last node",
    group: "Go",
    keys: ["End"],
    run: (context) => walking(({ goToEnd }) => goToEnd(context, "last")),
  },
  {
    id: "inspect",
    title: "Open in the inspector",
    group: "Go",
    keys: ["Enter"],
    needs: "selection",
    inMenu: true,
    run: goToInspector,
  },
  {
    id: "around",
    title: "Read out its connections",
    group: "Go",
    keys: ["i"],
    needs: "node",
    run: (context) => walking(({ sayAround }) => sayAround(context)),
  },
  {
    id: "toggle-selected",
    title: "Add to the selection, or remove",
    group: "Edit",
    keys: ["Space"],
    run: (context) => walking(({ toggleSelected }) => toggleSelected(context)),
  },
  {
    id: "add",
    title: "Add after the selection",
    group: "Add",
    keys: ["a"],
    edits: true,
    run: (context) => {
      const { nodes, edges } = context.state().selection;
      const [line] = edges;
      // After a connection, such as one just drawn, add behind the node that it leads to.
      const from = nodes.size === 0 ? context.pipeline().edges.get(line ?? "")?.target : nodeOf(context);
      if (from !== undefined && nodes.size + edges.size === 1)
        context.map.openPanel({ name: "quick-add", from });
      else openPalette(context);
    },
  },
  {
    id: "connect",
    title: "Connect to",
    group: "Add",
    keys: ["c"],
    edits: true,
    needs: "node",
    otherwise: "connect-selected",
    inMenu: true,
    run: (context) => context.map.openPanel({ name: "connect", from: nodeOf(context) }),
  },
  {
    id: "connect-selected",
    title: "Connect the selection, or choose source and target",
    group: "Add",
    edits: true,
    run: ({ map, state }) => {
      const { nodes, edges } = state().selection;
      const [node] = nodes;
      if (node !== undefined && nodes.size + edges.size === 1)
        return map.openPanel({ name: "connect", from: node });
      map.select(nothingSelected);
      map.openPanel({ name: "connecting" });
      map.announce(connectingText());
      // The keys that choose a card are heard on the map.
      if (!document.activeElement?.matches(cardSelector)) focusMap();
    },
  },
  {
    id: "move",
    title: "Move to a stage, or after a node",
    group: "Arrange",
    keys: ["m"],
    edits: true,
    needs: "node",
    inMenu: true,
    run: (context) => context.map.openPanel({ name: "move", node: nodeOf(context) }),
  },
  {
    id: "rename",
    title: "Rename",
    group: "Edit",
    keys: ["F2"],
    edits: true,
    needs: "node",
    inMenu: true,
    run: (context) => context.map.openPanel({ name: "rename", node: nodeOf(context) }),
  },
  ...(["left", "right", "up", "down"] as const).flatMap((direction): readonly Command[] => {
    const key = `Arrow${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;
    return [
      {
        id: `nudge-${direction}`,
        title: `Move ${direction}`,
        group: "Arrange",
        keys: [key],
        edits: true,
        needs: "nodes",
        run: nudge(direction, 1),
      },
      {
        id: `nudge-far-${direction}`,
        title: `Move ${direction}, four steps`,
        group: "Arrange",
        keys: [`Shift+${key}`],
        edits: true,
        needs: "nodes",
        run: nudge(direction, 4),
      },
    ];
  }),
];
