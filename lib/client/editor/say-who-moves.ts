import { changeEdges, unsaidAfterAnswer, unsaidHandOvers } from "@/lib/domain/edits/edges";
import { allUnsaidHandOvers } from "@/lib/domain/pipeline/unsaid-connections";
import { plural } from "@/lib/domain/words/english";
import type { Editor } from "./editor-state";
import type { Perform } from "./perform";

const question = "automated?";

/** Those that were asked already, since the page was opened. */
const asked = new WeakSet<Editor["getState"]>();

/**
 * Says who moves connections: a person, or nobody but the pipeline itself. Of what is drawn by hand, on a blank map or beside
 * a template, nothing says it, and they are many: after the first answer it is asked once for the rest of them.
 */
export function sayWhoMoves(
  { getState, ask, dismissNotice }: Pick<Editor, "getState" | "ask" | "dismissNotice">,
  perform: Perform,
  edges: Iterable<string>,
  automated: boolean | null,
): void {
  const before = getState().visible;
  perform((pipeline) => changeEdges(pipeline, edges, { automated }));
  const { visible, notices } = getState();
  // A question that still waits is asked again, about what is left now.
  const open = notices.find(({ text, answers }) => answers !== undefined && text.endsWith(question));
  if (open) dismissNotice(open.id);
  const isFirst = open === undefined && !asked.has(getState);
  const rest = open ? unsaidHandOvers(visible) : isFirst ? unsaidAfterAnswer(before, visible) : [];
  if (rest.length === 0) return;
  asked.add(getState);
  // What people hand on is not asked about, and the map may say of it that nobody has said who moves it.
  const between = rest.length < allUnsaidHandOvers(visible).length ? " between tools" : "";
  const which = plural(rest.length, "the other connection", `the other ${rest.length} connections`) + between;
  const yes = () =>
    perform(
      (pipeline) => {
        // Those of which something was said while the question waited keep it.
        const unsaid = rest.filter((id) => pipeline.edges.get(id)?.automated === undefined);
        return changeEdges(pipeline, unsaid, { automated: true });
      },
      { tell: "with undo" },
    );
  ask(`${plural(rest.length, "Is", "Are")} ${which} ${question}`, [
    { text: "Yes", act: yes },
    { text: "No, I'll say" },
  ]);
}
