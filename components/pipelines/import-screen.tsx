"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { type AnswerOf, callApi } from "@/lib/client/api";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { Given } from "@/lib/client/scan/collect-files";
import { sendFilesInto } from "@/lib/client/scan/send-files";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/posture";
import type { MergeComing } from "./merge-preview";
import { PickMap } from "./pick-map";
import { PickRepository } from "./pick-repository";

/** Draws maps. Loaded once there is one to show. */
const MergePreview = dynamic(
  shownPart(() => import("./merge-preview").then((module) => module.MergePreview)),
  { loading: PartMissing },
);

interface ImportScreenProps {
  readonly pipelineId: string;
  readonly userId: string;
  readonly from: "files" | "map";
  /** Of the current nodes. */
  readonly counts: Readonly<Record<string, Counts>>;
}

type Answer = AnswerOf<"POST /pipelines/{id}/imports">;

/** The choice of a source, then a preview of its changes. */
export function ImportScreen({ pipelineId, userId, from, counts }: ImportScreenProps) {
  const [coming, setComing] = useState<MergeComing>();
  const params = { id: pipelineId };
  if (coming)
    return (
      <MergePreview
        pipelineId={pipelineId}
        userId={userId}
        coming={coming}
        counts={counts}
        onBack={() => setComing(undefined)}
      />
    );
  return from === "files" ? (
    <div className="max-w-2xl">
      <PickRepository
        send={(given, onProgress) => sendFilesInto(given, { pipelineId, answers: {}, same: {}, onProgress })}
        onRead={(given: Given, answer: Answer) => setComing({ given, answer })}
      />
    </div>
  ) : (
    <PickMap
      send={(document) => callApi("POST /pipelines/{id}/imports", { params, body: { document } })}
      onRead={(document: PipelineDocument, answer: Answer, notCarried) =>
        setComing({ document, answer, notCarried })
      }
    />
  );
}
