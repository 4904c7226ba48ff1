"use client";
import { useState } from "react";
import type { CatalogueDetails, Control } from "@/lib/domain/catalogue/catalogue";
import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { useEditor } from "@/lib/client/editor/editor-context";
import { withOwnDetails } from "@/lib/domain/catalogue/own/with-own-details";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";

type Loaded = CatalogueDetails | "loading" | "failed";

/** The meaning of a control, why it matters and the requirements that it supports: fetched on first use. */
export function ControlDetails({ control }: { readonly control: Control }) {
  const [details, setDetails] = useState<Loaded>("loading");
  const policy = useEditor(({ visible }) => visible.policy);
  const load = async () => {
    const loaded = await loadCatalogueDetails();
    setDetails(loaded.ok ? loaded.value : "failed");
  };
  return (
    <details
      onToggle={(event) => event.currentTarget.open && details === "loading" && void load()}
      className="rounded-control border border-line"
    >
      <summary className="px-2.5 py-1.5 font-medium text-blue">About this control</summary>
      <div className="flex flex-col gap-2 px-2.5 pb-2.5">
        {details === "loading" && <p role="status">Loading…</p>}
        {details === "failed" && (
          <p role="alert">
            Loading failed.{" "}
            <button type="button" className="text-blue underline" onClick={() => void load()}>
              Try again
            </button>
          </p>
        )}
        {typeof details === "object" && (
          <Prose control={control} details={withOwnDetails(details, { policy })} />
        )}
      </div>
    </details>
  );
}

function Prose({ control, details }: { readonly control: Control; readonly details: CatalogueDetails }) {
  const prose = new Map(Object.entries(details.prose)).get(control.id);
  if (!prose) return <p>The catalogue has no details about it.</p>;
  return (
    <>
      <p>{prose.what}</p>
      <p>
        <b className="font-medium">Why it matters.</b> {prose.why}
      </p>
      <div>
        <b className="font-medium">How to implement or prove it</b>
        <ul className="list-disc pl-4">
          {prose.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div>
        <b className="font-medium">Supports</b>
        <ul className="flex flex-col gap-0.5">
          {details.frameworks
            .flatMap((framework) => {
              const ids = new Map(Object.entries(prose.frameworks)).get(framework.id);
              return ids ? [{ framework, ids }] : [];
            })
            .map(({ framework, ids }) => (
              <li key={framework.id} className="text-tiny">
                {shortNames.get(framework.id) ?? framework.title}:{" "}
                <span className="font-mono">{ids.join(", ")}</span>
              </li>
            ))}
        </ul>
      </div>
    </>
  );
}
