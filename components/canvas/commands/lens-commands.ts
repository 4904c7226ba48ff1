import { lensNames } from "../panels/lens/lens-names";
import type { Command } from "./command";

export const lensCommands: readonly Command[] = lensNames.map(({ id, name }) => ({
  id: `lens-${id}`,
  title: `Cards show ${name}`,
  group: "View",
  run: ({ map }) => map.setLens(id),
}));
