import { addCommands } from "./add-commands";
import { arrangeCommands } from "./arrange-commands";
import { clipboardCommands } from "./clipboard-commands";
import type { Command } from "./command";
import { deleteCommand, editCommands } from "./edit-commands";
import { exportCommands } from "./export-commands";
import { followCommands } from "./follow-commands";
import { interviewCommands } from "./interview-commands";
import { imageCommands } from "./image-commands";
import { keyboardCommands } from "./keyboard-commands";
import { lensCommands } from "./lens-commands";
import { reviewCommands } from "./review-commands";
import { tidyCommands } from "./tidy-commands";
import { viewCommands } from "./view-commands";
import { zoneCommands } from "./zone-commands";

/** Everything that can be done on the map. The keys, the command list, the sheet of keys and the menus are drawn from it. */
export const allCommands: readonly Command[] = [
  ...addCommands,
  ...editCommands,
  ...clipboardCommands,
  deleteCommand,
  ...arrangeCommands,
  ...tidyCommands,
  ...zoneCommands,
  ...lensCommands,
  ...followCommands,
  ...reviewCommands,
  ...imageCommands,
  ...interviewCommands,
  ...keyboardCommands,
  ...viewCommands,
  ...exportCommands,
];
