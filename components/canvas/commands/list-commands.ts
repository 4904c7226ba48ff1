import { allUnsaidHandOvers } from "@/lib/domain/pipeline/unsaid-connections";
import { askWhoMoves } from "./ask-who-moves";
import type { Command } from "./command";

const open = (path: string) => () => {
  location.assign(`${location.pathname.replace(/\/$/, "")}${path}`);
};

/** Commands of the list alone, without keys: pages and rare ones. Fetched with the list. */
export const listCommands: readonly Command[] = [
  { id: "page-outline", title: "Outline: this map as a list and table", group: "Go", run: open("/outline") },
  { id: "page-gaps", title: "Gaps: controls to fix or assess", group: "Review", run: open("/gaps") },
  {
    id: "page-bypasses",
    title: "Bypasses: all paths past a gate, for print",
    group: "Review",
    run: open("/ways-in?view=bypasses"),
  },
  {
    id: "page-incidents",
    title: "Incidents: which would have reached production",
    group: "Review",
    run: open("/incidents"),
  },
  { id: "page-report", title: "Report: this map to read or print", group: "Review", run: open("/report") },
  { id: "page-matrix", title: "Matrix: controls by stage or node", group: "Review", run: open("/matrix") },
  {
    id: "page-frameworks",
    title: "Frameworks: requirements met, and SLSA levels",
    group: "Review",
    run: open("/frameworks"),
  },
  {
    id: "page-threats",
    title: "Threats: the ATT&CK matrix as a heat map",
    group: "Review",
    run: open("/threats"),
  },
  {
    id: "page-snapshots",
    title: "Snapshots: earlier states of this map",
    group: "Go",
    run: open("/snapshots"),
  },
  {
    id: "page-activity",
    title: "Activity: all changes and their authors",
    group: "Go",
    run: open("/activity"),
  },
  {
    id: "who-moves",
    title: "Mark connections as manual or automated",
    group: "Review",
    edits: true,
    run: (context) => {
      const unsaid = allUnsaidHandOvers(context.pipeline());
      if (unsaid.length > 0) return askWhoMoves(context, unsaid);
      context.editor.say("Every connection is marked. Select one to change it.", "passing");
    },
  },
  {
    id: "node-activity",
    title: "Changes to this node",
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
    title: "My work: your controls, due or expiring",
    group: "Review",
    run: () => location.assign("/me"),
  },
  {
    id: "page-follow",
    title: "Follow the container: a strip to print",
    group: "Review",
    run: open("/follow"),
  },
];
