import type { Command } from "./command";

export const interviewCommands: readonly Command[] = [
  {
    id: "interview",
    title: "Go on with the interview",
    group: "Go",
    edits: true,
    run: () => location.assign(`${location.pathname.replace(/\/$/, "")}/interview`),
  },
];
