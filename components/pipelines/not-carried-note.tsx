import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MadeFromFile } from "./send-document-file";

/** Shown before opening an imported pipeline: what it lacks of the file. */
export function NotCarriedNote({ made: { id, notCarried } }: { readonly made: MadeFromFile }) {
  return (
    <Notice tone="warning">
      <p className="font-bold">Pipeline created. Differences from the file:</p>
      <ul className="my-1 max-h-72 overflow-auto">
        {notCarried.map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
      <Link href={`/pipelines/${id}`} className={buttonClass("primary")}>
        Open pipeline
      </Link>
    </Notice>
  );
}
