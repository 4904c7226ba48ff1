"use client";
import { Button, buttonClass } from "@/components/ui/button";
import { notAnalysedSentence, type WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import { BarePage } from "./bare-page";

export function ErrorView({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const logId = digestOf(error);
  const why = whyNotAnalysed(logId);
  if (why !== undefined) return <NotAnalysed why={why} />;
  return (
    <BarePage
      title="This page could not be shown"
      lead="Something failed on the way. Nothing that was saved is lost."
    >
      {logId !== undefined && (
        <p className="text-soft">
          If it happens again, tell the person who runs Blueline this log id:{" "}
          <code className="font-mono text-ink">{logId}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* A whole page load: whatever state failed is gone with it. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- see above */}
        <a href="/pipelines" className={buttonClass()}>
          Go to pipelines
        </a>
      </div>
    </BarePage>
  );
}

/** Of a page that cannot be made without the analysis. */
function NotAnalysed({ why }: { readonly why: WhyNotAnalysed }) {
  const [, pipeline] = /^\/pipelines\/([^/]+)/.exec(globalThis.location?.pathname ?? "") ?? [];
  return (
    <BarePage title="This map could not be analysed" lead={notAnalysedSentence(why)}>
      <p className="text-soft">
        It is analysed again after ten minutes, or once nodes or connections change.
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

/** As lib/server/pipeline/analyse-watched.ts writes it. */
function whyNotAnalysed(digest: string | undefined): WhyNotAnalysed | undefined {
  const [, why] = /^not-analysed (.+)$/.exec(digest ?? "") ?? [];
  // Our own server wrote it.
  return why === undefined ? undefined : (JSON.parse(why) as WhyNotAnalysed);
}

function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
