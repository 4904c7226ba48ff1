import { buttonClass } from "@/components/ui/button";
import { notAnalysedSentence, type WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import { BarePage } from "./bare-page";

/** Replaces a page that needs the analysis. @param pipeline the id of the single pipeline that it is about */
export function NotAnalysed({
  why,
  pipeline,
}: {
  readonly why: WhyNotAnalysed;
  readonly pipeline?: string | undefined;
}) {
  return (
    <BarePage title="Analysis failed for this map" lead={notAnalysedSentence(why)}>
      <p className="text-soft">
        The analysis runs again after ten minutes, or when nodes or connections change.
      </p>
      <div className="flex flex-wrap gap-2">
        <a
          href={pipeline === undefined ? "/pipelines" : `/pipelines/${pipeline}`}
          className={buttonClass("primary")}
        >
          {pipeline === undefined ? "Go to pipelines" : "Open the map"}
        </a>
        {pipeline !== undefined && (
          <a href={`/api/v1/pipelines/${pipeline}/export?format=json`} className={buttonClass()} download>
            Export as JSON
          </a>
        )}
      </div>
    </BarePage>
  );
}
