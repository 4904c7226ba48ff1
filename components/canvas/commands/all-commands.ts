import { lensNames } from "../panels/lens/lens-names";
import { addCommands } from "./add-commands";
import { arrangeCommands } from "./arrange-commands";
import type { Command } from "./command";
import { editCommands } from "./edit-commands";
import { keyboardCommands } from "./keyboard-commands";
import { reviewCommands } from "./review-commands";
import { viewCommands } from "./view-commands";

/** Everything that can be done on the map. The keys, the command list, the sheet of keys and the menus are drawn from it. */
export const allCommands: readonly Command[] = [
  ...addCommands,
  ...editCommands,
  ...arrangeCommands,
  ...lensNames.map(({ id, name }): Command => ({
    id: `lens-${id}`,
    title: `Cards show ${name}`,
    group: "View",
    run: ({ map }) => map.setLens(id),
  })),
  ...reviewCommands,
  {
    id: "images",
    title: "Images and layers",
    group: "Go",
    inMenu: true,
    run: ({ map }) => map.openPanel({ name: "images" }),
  },
  {
    id: "interview",
    title: "Go on with the interview",
    group: "Go",
    edits: true,
    run: () => location.assign(`${location.pathname.replace(/\/$/, "")}/interview`),
  },
  ...keyboardCommands,
  ...viewCommands,
];
