import { useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { focusFirst } from "@/components/ui/focus-first";
import { inputClass } from "@/components/ui/form";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { withOwnDetails } from "@/lib/domain/catalogue/own/with-own-details";

const textId = "ticket-text";

interface TicketTextProps {
  /** Called once the control descriptions are loaded; without them if loading failed. */
  readonly textOf: (details: CatalogueDetails | undefined) => string;
}

/** A ticket to copy into a tracker. */
export function TicketText({ textOf }: TicketTextProps) {
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
  const text = textOf(details === "failed" ? undefined : withOwnDetails(details, { policy }));
  return (
    <>
      {details === "failed" && (
        <p role="alert">The control descriptions failed to load, so these tickets are short.</p>
      )}
      <label htmlFor={textId} className="sr-only">
        Text of the ticket
      </label>
      <textarea
        id={textId}
        ref={focusFirst}
        readOnly
        rows={14}
        value={text}
        className={`${inputClass} font-mono`}
      />
      <div className="flex">
        <CopyButton text={text} what="the text" sourceId={textId} />
      </div>
    </>
  );
}
