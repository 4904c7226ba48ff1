import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/lib/domain/words/format-day";
import type { Evidence } from "@/lib/domain/pipeline/document";
import { EvidenceForm } from "./evidence-form";

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly isReadOnly: boolean;
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onRemove: (evidence: Evidence) => void;
}

export function EvidenceList({ evidence, isReadOnly, onAdd, onRemove }: EvidenceListProps) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <h4 className="font-medium">Evidence</h4>
      {evidence.length === 0 && (
        <p className="text-tiny text-soft">
          None yet. Without evidence an implemented control counts as declared, not verified.
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {evidence.map((one) => (
          <li
            key={one.id}
            className="flex items-start gap-2 rounded-control border border-line px-2.5 py-1.5"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                {one.url === undefined ? one.title : <EvidenceLink title={one.title} url={one.url} />}
              </span>
              <span className="block text-tiny text-soft">
                {one.result === "supports" ? "Supports" : "Contradicts"}, {formatDay(one.effective)}
                {one.expires === undefined ? ", no expiry" : `, expires ${formatDay(one.expires)}`}
              </span>
            </span>
            {!isReadOnly && (
              <button
                type="button"
                aria-label={`Remove ${one.title}`}
                onClick={() => onRemove(one)}
                className="rounded-control p-1.5 text-soft hover:bg-bg hover:text-missing"
              >
                <Trash2 aria-hidden size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <EvidenceForm
          onCancel={() => setIsAdding(false)}
          onAdd={(one) => {
            onAdd(one);
            setIsAdding(false);
          }}
        />
      )}
      {!isReadOnly && !isAdding && (
        <Button className="self-start" onClick={() => setIsAdding(true)}>
          Add evidence
        </Button>
      )}
    </section>
  );
}

function EvidenceLink({ title, url }: { readonly title: string; readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="text-blue underline">
      {title} <ExternalLink aria-label="opens in a new tab" size={12} className="inline" />
    </a>
  );
}
