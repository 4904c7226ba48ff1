import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";
import { saveAsFile } from "@/lib/client/save-as-file";
import { documentFile } from "@/lib/domain/exporters/document-file";

/** The pipeline as it is on screen, unsent changes included, to keep or to import elsewhere. */
export function SaveAsFileButton() {
  const pipeline = useEditor(({ visible }) => visible);
  const save = () => {
    const { name, text } = documentFile(pipeline);
    saveAsFile(name, text);
  };
  return (
    <Button className="self-start" onClick={save}>
      <Download aria-hidden size={14} />
      Save as a file
    </Button>
  );
}
