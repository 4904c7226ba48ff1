import { createStore } from "zustand/vanilla";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import type { LivePosture, LivePostureState } from "./live-posture";

/**
 * A live posture whose program is fetched when it is first started: a map is opened without it. Where it cannot be fetched, the
 * analysis has failed until it is started again.
 */
export function createLaterPosture(load: () => Promise<LivePosture>): LivePosture {
  const store = createStore<LivePostureState>(() => ({
    posture: undefined,
    pipeline: emptyPipeline(""),
    hasFailed: false,
  }));
  let isStarted = false;
  let loading: Promise<LivePosture | undefined> | undefined;
  const fetch = async () => {
    try {
      const live = await load();
      store.setState(live.getState(), true);
      live.subscribe((state) => store.setState(state, true));
      return live;
    } catch {
      loading = undefined;
      store.setState({ hasFailed: true });
      return undefined;
    }
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start: () => {
      isStarted = true;
      loading ??= fetch();
      void loading.then((live) => isStarted && live?.start());
    },
    stop: () => {
      isStarted = false;
      void loading?.then((live) => isStarted || live?.stop());
    },
    whatIf: async (change) => (await loading)?.whatIf(change),
    ask: async (question) => (await loading)?.ask(question),
  };
}
