import { UtcTime } from "@/components/marks/times";
import { OutsideLink } from "@/components/ui/outside-link";
import type { ListedFramework } from "@/lib/domain/contract/own-controls";
import { counted } from "@/lib/domain/words/english";
import { ChangeState } from "./change-state";

/** The workspace's custom frameworks. */
export function OwnFrameworkList({ frameworks }: { readonly frameworks: readonly ListedFramework[] }) {
  if (frameworks.length === 0)
    return (
      <p className="text-soft">
        No custom frameworks yet. Blueline measures every pipeline by them, through the controls that support
        their requirements.
      </p>
    );
  return (
    <ul className="flex flex-col gap-2">
      {frameworks.map(({ framework, edition, written, retired }) => (
        <li
          key={framework.id}
          className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line bg-panel p-4"
        >
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">
              {framework.title} {framework.version}
            </p>
            <p className="font-mono text-tiny text-soft wrap-anywhere">{framework.id}</p>
            <p className="wrap-anywhere">
              {counted(framework.items.length, "requirement")}, by {framework.publisher}.{" "}
              <OutsideLink href={framework.url}>{framework.url}</OutsideLink>
            </p>
            <p className="text-soft wrap-anywhere">
              Edition {edition}, uploaded by {written.by} on <UtcTime at={written.at} />
              {retired && (
                <>
                  . Retired by {retired.by} on <UtcTime at={retired.at} />
                </>
              )}
              .
            </p>
          </div>
          {!retired && <ChangeState does="retire-framework" id={framework.id} name={framework.title} />}
        </li>
      ))}
    </ul>
  );
}
