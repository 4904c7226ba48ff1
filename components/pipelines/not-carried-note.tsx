import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MadeFromFile } from "./send-document-file";

/** Said before a pipeline is opened that was made of a file: what it lacks of it. */
export function NotCarriedNote({ made: { id, notCarried } }: { readonly made: MadeFromFile }) {
  return (
    <Notice tone="warning">
      <p className="font-bold">The pipeline is made. This is not as it was in the file:</p>
      <ul className="my-1 max-h-72 overflow-auto">
        {notCarried.map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
      <Link href={`/pipelines/${id}`} className={buttonClass("primary")}>
        Open the pipeline
      </Link>
    </Notice>
  );
}
