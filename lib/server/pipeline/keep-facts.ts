import "server-only";
import { runWrite } from "../db";
import type { Head } from "./pipeline-state";

/** The list's figures of a pipeline, as of a revision. */
export interface ListedFacts {
  readonly summary: string;
  readonly summaryValidUntil: string | null;
  readonly portfolio: string;
}

/** Stores them beside the pipeline, unless a commit or an erasure was faster and stored newer ones. */
export async function keepFacts(
  id: string,
  { revision, erasures }: Pick<Head, "revision" | "erasures">,
  facts: ListedFacts,
): Promise<void> {
  await runWrite((transaction) =>
    transaction.pipeline.updateMany({
      where: { id, revision, erasures },
      data: { ...facts, portfolioRevision: revision },
    }),
  );
}
