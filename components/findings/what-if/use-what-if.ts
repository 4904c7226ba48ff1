import { useEffect, useState } from "react";
import type { WhatIf } from "@/lib/client/posture/live-posture";
import type { MapPosture } from "@/lib/client/posture/map-posture";
import { usePostureHandle } from "@/lib/client/posture/posture-context";
import { today } from "@/lib/client/today";
import { type ClaimTarget, supposedClaims } from "./supposed-claims";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Scene } from "../scene";

export interface WhatIfAnswer extends WhatIf {
  /** What was supposed when it was asked. */
  readonly supposed: readonly ClaimTarget[];
  readonly asked: MapPosture;
}

/** What would be, asked again whenever the map or what is supposed changes; the last answer stands until the next one. */
export function useWhatIf(
  posture: MapPosture,
  pipeline: Pipeline,
  supposed: readonly ClaimTarget[],
): { readonly answer: WhatIfAnswer | undefined; readonly hasFailed: boolean } {
  const live = usePostureHandle();
  const [answer, setAnswer] = useState<WhatIfAnswer>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void live.whatIf(supposedClaims(pipeline, supposed, today())).then((whatIf) => {
      if (!isCurrent) return;
      setHasFailed(whatIf === undefined);
      if (whatIf) setAnswer({ ...whatIf, supposed, asked: posture });
    });
    return () => {
      isCurrent = false;
    };
  }, [live, posture, pipeline, supposed]);
  return { answer, hasFailed };
}

export interface FiguresProps {
  readonly scene: Scene;
  readonly answer: WhatIfAnswer;
}
