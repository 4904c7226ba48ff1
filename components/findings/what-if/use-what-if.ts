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
  /** The assumptions of the request. */
  readonly supposed: readonly Assumed[];
  readonly asked: MapPosture;
}

/** The result of the assumptions, requested again whenever the map or they change; the last answer stays until the next. */
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

/** Techniques are entries of the ATT&CK frameworks. */
export const isAttack = (framework: string) => framework.startsWith("mitre-attack");

/** The name of a technique or a requirement, by its id; only the id until the titles are fetched, or if that fails. */
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
