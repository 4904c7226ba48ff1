import { useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { focusFirst } from "@/components/ui/focus-first";
import { inputClass } from "@/components/ui/form";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { withOwnDetails } from "@/lib/domain/catalogue/own/with-own-details";

interface TicketTextProps {
  /** Called once the control descriptions are loaded; without them if loading failed. */
  readonly textsOf: (details: CatalogueDetails | undefined) => readonly string[];
}

/** Tickets to copy into a tracker, each by itself. */
export function TicketText({ textsOf }: TicketTextProps) {
  const [details, setDetails] = useState<CatalogueDetails | "loading" | "failed">("loading");
  const policy = useEditor(({ visible }) => visible.policy);
  useEffect(() => {
    let isHere = true;
    void loadCatalogueDetails().then((loaded) => {
      if (isHere) setDetails(loaded.ok ? loaded.value : "failed");
    });
    return () => {
      isHere = false;
    };
  }, []);
  if (details === "loading") return <p role="status">Loading…</p>;
  const texts = textsOf(details === "failed" ? undefined : withOwnDetails(details, { policy }));
  return (
    <>
      {details === "failed" && (
        <p role="alert">The control descriptions failed to load, so these tickets are short.</p>
      )}
      {texts.map((text, index) => {
        const id = `ticket-text-${index + 1}`;
        const which = texts.length === 1 ? "the ticket" : `ticket ${index + 1} of ${texts.length}`;
        return (
          <div key={id} className="flex flex-col gap-2">
            <label htmlFor={id} className={texts.length === 1 ? "sr-only" : "font-medium"}>
              Text of {which}
            </label>
            <textarea
              id={id}
              ref={index === 0 ? focusFirst : undefined}
              readOnly
              rows={texts.length === 1 ? 14 : 8}
              value={text}
              className={`${inputClass} font-mono`}
            />
            <div className="flex">
              <CopyButton text={text} what={`the text of ${which}`} sourceId={id} />
            </div>
          </div>
        );
      })}
    </>
  );
}
