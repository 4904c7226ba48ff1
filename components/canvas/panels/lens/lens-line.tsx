import { clsx } from "clsx";
import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import {
  automationFact,
  evidenceFact,
  frameworkFact,
  type LensFact,
  ownerFact,
} from "@/lib/domain/posture/coverage/lens-facts";
import { useMapState } from "../../state/map-context";
import type { Lens } from "../../state/map-store";
import { controlsAskedBy } from "./framework-controls";

const looks = {
  good: { Icon: CircleCheck, text: "text-standing" },
  warn: { Icon: TriangleAlert, text: "text-partial" },
  none: { Icon: CircleDashed, text: "text-soft" },
} as const;

export function LensLine({ id }: { readonly id: string }) {
  const lens = useMapState((state) => state.lens);
  const framework = useMapState((state) => state.framework);
  const { controlsOf } = useEditorHandle();
  const line = useEditor(({ visible }) => written(factOf(visible, id, lens, framework, controlsOf)));
  const [tone, text] = read(line);
  const look = looks[tone];
  return (
    <p title={text} className={clsx("lens-line flex items-start gap-1.5 text-tiny leading-snug", look.text)}>
      <look.Icon aria-hidden size={14} className="mt-px shrink-0" />
      <span className="line-clamp-2">{text}</span>
    </p>
  );
}

function factOf(
  pipeline: Pipeline,
  id: string,
  lens: Lens,
  framework: string | undefined,
  controlsOf: ControlsOf,
): LensFact {
  switch (lens) {
    case "owner":
      return ownerFact(pipeline, id);
    case "evidence":
      return evidenceFact(claimsOf(pipeline, id), today(), pipeline);
    case "automation":
      return automationFact(pipeline, id);
    case "framework": {
      const node = pipeline.nodes.get(id);
      const asked = controlsAskedBy(framework, pipeline.policy);
      if (!node || !asked) return { text: "Choose a framework", tone: "none" };
      return frameworkFact(
        claimsOf(pipeline, id),
        controlsOf(pipeline, node).map((control) => control.id),
        asked,
        today(),
        pipeline,
      );
    }
    case "status":
      return { text: "", tone: "none" };
  }
}

type ControlsOf = ReturnType<typeof useEditorHandle>["controlsOf"];

/** As one text, so that a card is redrawn only when the text changes. */
function written({ tone, text }: LensFact): string {
  return `${tone} ${text}`;
}

function read(line: string): [LensFact["tone"], string] {
  const at = line.indexOf(" ");
  const tone = line.slice(0, at);
  return [tone === "good" || tone === "warn" ? tone : "none", line.slice(at + 1)];
}
