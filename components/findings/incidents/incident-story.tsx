import type { ReactNode } from "react";
import { OutsideLink } from "@/components/ui/outside-link";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Incident, JudgedControl } from "@/lib/domain/catalogue/incident";

/** The story of an incident, apart from any map. */
export function IncidentStory({
  incident: { story, stoppedBy, didNotHelp, sources },
}: {
  readonly incident: Incident;
}) {
  return (
    <div className="grid gap-x-8 gap-y-4 rounded-card border border-line bg-panel px-4 py-3.5 shadow-card lg:grid-cols-2">
      <Part title="Summary">
        <p className="max-w-[72ch]">{story}</p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {sources.map(({ title, url }) => (
            <li key={url}>
              <OutsideLink href={url}>{title}</OutsideLink>
            </li>
          ))}
        </ul>
      </Part>
      <div className="flex flex-col gap-4">
        <Part title="Controls that would have blocked it">
          <Controls controls={stoppedBy} />
        </Part>
        <Part title="Controls that did not help">
          <Controls controls={didNotHelp} />
        </Part>
      </div>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h2 className="font-bold">{title}</h2>
      {children}
    </section>
  );
}

function Controls({ controls }: { readonly controls: readonly JudgedControl[] }) {
  if (controls.length === 0) return <p className="text-soft">None known.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {controls.map(({ control, why }) => (
        <li key={control}>
          <span className="font-medium">{controlTitle(control, {})}.</span>{" "}
          <span className="text-soft">{why}</span>
        </li>
      ))}
    </ul>
  );
}
