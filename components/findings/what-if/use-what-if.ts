import { useEffect, useState } from "react";
import type { WhatIf } from "@/lib/client/posture/live-posture";
import type { MapPosture } from "@/lib/client/posture/map-posture";
import { usePostureHandle } from "@/lib/client/posture/posture-context";
import { today } from "@/lib/client/today";
import { type Assumed, changeOf } from "@/lib/domain/posture/what-if/assumed";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Scene } from "../scene";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";

export interface WhatIfAnswer extends WhatIf {
  /** What was assumed when it was asked. */
  readonly supposed: readonly Assumed[];
  readonly asked: MapPosture;
}

/** What would be, asked again whenever the map or what is assumed changes; the last answer stays until the next one. */
export function useWhatIf(
  posture: MapPosture,
  pipeline: Pipeline,
  supposed: readonly Assumed[],
): { readonly answer: WhatIfAnswer | undefined; readonly hasFailed: boolean } {
  const live = usePostureHandle();
  const [answer, setAnswer] = useState<WhatIfAnswer>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void live.whatIf(changeOf(pipeline, supposed, today())).then((whatIf) => {
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

/** Techniques are entries of the frameworks of ATT&CK. */
export const isAttack = (framework: string) => framework.startsWith("mitre-attack");

/** What a technique or a requirement is called, by its id; the id alone until the titles are fetched, or where they cannot be. */
export function useTitles(isOf: (framework: string) => boolean): (id: string) => string {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    void loadCatalogueDetails().then((loaded) => {
      if (isCurrent && loaded.ok)
        setTitles(
          new Map(
            loaded.value.frameworks.filter(({ id }) => isOf(id)).flatMap((one) => Object.entries(one.titles)),
          ),
        );
    });
    return () => {
      isCurrent = false;
    };
  }, [isOf]);
  return (id) => (titles.has(id) ? `${id} ${titles.get(id)}` : id);
}
