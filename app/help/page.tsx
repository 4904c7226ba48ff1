import { requirePageViewer } from "@/app/require-page-viewer";
import { allCommands } from "@/components/canvas/commands/all-commands";
import { commandGroups } from "@/components/canvas/commands/command";
import { keyText } from "@/components/canvas/commands/keys";
import { HelpView } from "@/components/help/help-view";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/tab-bar";

const groups = commandGroups.map((title) => ({
  title,
  shortcuts: allCommands
    .filter(({ group, keys }) => group === title && keys !== undefined)
    .map((command) => ({
      title: command.title,
      keys: (command.keys ?? []).map((key) => keyText(key, false)),
    })),
}));

export const metadata = { title: "Help" };

export default async function HelpPage() {
  const viewer = await requirePageViewer("/help");
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs()} />
      <HelpView groups={groups} />
    </>
  );
}
