import { callApi } from "../api";

interface Joining {
  readonly pipelineId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly isConnected: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
}

/** Joins the people on a pipeline, once its part of the program is loaded; the map does not wait for it. @returns leaves them. */
export function joinPresence({ pipelineId, clientId, userId, isConnected, onChange }: Joining): () => void {
  let leave: (() => void) | "left" | undefined;
  const isHere = () => document.visibilityState === "visible" && isConnected();
  const join = async () => {
    const { startPresence } = await import("./presence");
    if (leave === "left") return;
    leave = startPresence({
      clientId,
      userId,
      isHere,
      onChange,
      send: (body) => void callApi("POST /pipelines/{id}/presence", { params: { id: pipelineId }, body }),
    });
  };
  // Without it the map works as well, without other people.
  join().catch(() => undefined);
  return () => {
    if (typeof leave === "function") leave();
    leave = "left";
  };
}
