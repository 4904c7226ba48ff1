import "server-only";
import type { ReactNode } from "react";
import { NotAnalysed } from "@/components/shell/not-analysed";
import { NotAnalysedError } from "@/lib/server/pipeline/analyse-watched";

interface PipelinePageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** A page about a pipeline that needs the analysis: of a map that can't be analysed, the page that says so. */
export function orNotAnalysed<Props extends PipelinePageProps>(page: (props: Props) => Promise<ReactNode>) {
  return async function PageOrNotAnalysed(props: Props): Promise<ReactNode> {
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof NotAnalysedError)) throw error;
      const { id } = await props.params;
      return <NotAnalysed why={error.why} pipeline={id} />;
    }
  };
}
