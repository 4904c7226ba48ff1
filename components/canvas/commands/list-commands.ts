import { allUnsaidHandOvers } from "@/lib/domain/pipeline/unsaid-connections";
import { askWhoMoves } from "./ask-who-moves";
import type { Command } from "./command";

const open = (path: string) => () => {
  location.assign(`${location.pathname.replace(/\/$/, "")}${path}`);
};

/** What the list alone has, with no key of its own: the pages, and what is seldom asked for. Fetched with the list. */
export const listCommands: readonly Command[] = [
  { id: "page-outline", title: "Outline: the same as a list and table", group: "Go", run: open("/outline") },
  { id: "page-gaps", title: "Gaps: what to fix, what to assess", group: "Review", run: open("/gaps") },
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
    id: "who-moves",
    title: "Say who moves what: by hand or automated",
    group: "Review",
    edits: true,
    run: (context) => {
      const unsaid = allUnsaidHandOvers(context.pipeline());
      if (unsaid.length > 0) return askWhoMoves(context, unsaid);
      context.editor.say(
        "No connection waits for a word on who moves it. Choose a line to change what is said.",
        "passing",
      );
    },
  },
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
