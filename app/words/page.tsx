import { requirePageViewer } from "@/app/require-page-viewer";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/tab-bar";
import { WordsView } from "@/components/words/words-view";

export const metadata = { title: "Glossary" };

export default async function WordsPage() {
  const viewer = await requirePageViewer("/words");
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs()} />
      <WordsView />
    </>
  );
}
